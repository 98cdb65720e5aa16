//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users who bring the hashes of their passwords along.
//
#include "import_routes.hpp"

#include "create_routes.hpp"
#include "handler_support.hpp"

#include <memory>
#include <string>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

/// What the imports of all algorithms begin with.
user_record read_user(call& c, imported_hash& hash)
{
    user_record user;
    user.id = chosen_id(c, "userId");
    user.email = to_text(c.input.required("email", email_rule()));
    hash.text = to_text(c.input.required("password", hashed_password_rule()));
    return user;
}

/// Whether the server's library takes parameters that the rules let pass.
bool is_usable(const imported_hash& hash)
{
    if (hash.algorithm == hash_algorithm::sha)
        return hash.version.find('/') == std::string::npos;
    if (hash.algorithm == hash_algorithm::scrypt)
        return hash.cpu > 1 && (hash.cpu & (hash.cpu - 1)) == 0 && hash.memory > 0 && hash.parallel > 0 &&
               hash.length > 0;
    return true;
}

/// What they end with.
response import(call& c, user_record user, imported_hash hash)
{
    user.name = to_text(c.input.optional("name", text_rule(128, 1))).value_or("");
    if (!is_usable(hash))
        throw failure(500, "general_unknown", "Server Error");
    user.imported = std::make_shared<const imported_hash>(std::move(hash));
    user.password_update = c.now;
    return show(c, add_user(c, std::move(user)), 201);
}

response import(call& c, hash_algorithm algorithm)
{
    imported_hash hash;
    hash.algorithm = algorithm;
    user_record user = read_user(c, hash);
    return import(c, std::move(user), std::move(hash));
}

} // namespace

response create_argon2_user(call& c)
{
    return import(c, hash_algorithm::argon2);
}

response create_bcrypt_user(call& c)
{
    return import(c, hash_algorithm::bcrypt);
}

response create_md5_user(call& c)
{
    return import(c, hash_algorithm::md5);
}

response create_phpass_user(call& c)
{
    return import(c, hash_algorithm::phpass);
}

response create_sha_user(call& c)
{
    imported_hash hash;
    hash.algorithm = hash_algorithm::sha;
    user_record user = read_user(c, hash);
    const rule versions = word_rule({"sha1", "sha224", "sha256", "sha384", "sha512/224", "sha512/256",
                                        "sha512", "sha3-224", "sha3-256", "sha3-384", "sha3-512"},
        true);
    hash.version = to_text(c.input.optional("passwordVersion", versions)).value_or("sha256");
    return import(c, std::move(user), std::move(hash));
}

response create_scrypt_user(call& c)
{
    imported_hash hash;
    hash.algorithm = hash_algorithm::scrypt;
    user_record user = read_user(c, hash);
    hash.salt = to_text(c.input.required("passwordSalt", text_rule(128, 1)));
    hash.cpu = to_integer(c.input.required("passwordCpu", integer_rule()));
    hash.memory = to_integer(c.input.required("passwordMemory", integer_rule()));
    hash.parallel = to_integer(c.input.required("passwordParallel", integer_rule()));
    hash.length = to_integer(c.input.required("passwordLength", integer_rule()));
    return import(c, std::move(user), std::move(hash));
}

response create_scrypt_modified_user(call& c)
{
    imported_hash hash;
    hash.algorithm = hash_algorithm::scrypt_modified;
    user_record user = read_user(c, hash);
    hash.salt = to_text(c.input.required("passwordSalt", text_rule(128, 1)));
    hash.salt_separator = to_text(c.input.required("passwordSaltSeparator", text_rule(128, 1)));
    hash.signer_key = to_text(c.input.required("passwordSignerKey", text_rule(128, 1)));
    return import(c, std::move(user), std::move(hash));
}

} // namespace appwrite::testing::detail

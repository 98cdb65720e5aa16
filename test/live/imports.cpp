//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users who bring the hash of a password along.
//
#include "live/run.hpp"

namespace live
{

namespace
{

using appwrite::user;

/// A fresh user with this hash.
appwrite::imported_user import(run& r, std::string const& who, char const* hash)
{
    std::string id = appwrite::unique_id();
    r.made.push_back(id);
    return appwrite::imported_user(std::move(id), r.email(who), hash).name(who + ' ' + r.tag);
}

void check(run const& r, user const& made, std::string const& who, char const* hash)
{
    expect(made.email == r.email(who), "another address");
    expect(made.hash == hash, "another kind of hash");
}

net::awaitable<void> create_argon2_user(run& r)
{
    auto const who = import(r, "argon2", "$argon2id$v=19$m=16,t=2,p=1$c2FsdHNhbHQ$mB1ugNqYGo8hSYJ9ZY3pPA");
    check(r, co_await r.users.create_argon2_user(who), "argon2", "argon2");
}

net::awaitable<void> create_bcrypt_user(run& r)
{
    auto const who = import(r, "bcrypt", "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq");
    check(r, co_await r.users.create_bcrypt_user(who), "bcrypt", "bcrypt");
}

net::awaitable<void> create_md5_user(run& r)
{
    auto const who = import(r, "md5", "144fa7eaa4904e8ee120651997f70dcc");
    check(r, co_await r.users.create_md5_user(who), "md5", "md5");
}

net::awaitable<void> create_phpass_user(run& r)
{
    auto const who = import(r, "phpass", "$P$Br387rwferoKN7uwHZqNMu98q3U8RO.");
    check(r, co_await r.users.create_phpass_user(who), "phpass", "phpass");
}

net::awaitable<void> create_scrypt_user(run& r)
{
    auto const who = import(r, "scrypt",
        "3fdef4969ba2f7d1e6a6f9b9a5b8d3e5f3a1c0b2d4e6f8a0b2c4d6e8fa0c1e2f30415263748596a7b8c9daebfc0d1e2f");
    auto const settings = appwrite::scrypt_settings("some salt").cpu(16384).memory(8).parallel(1).length(48);
    check(r, co_await r.users.create_scrypt_user(who, settings), "scrypt", "scrypt");
}

net::awaitable<void> create_scrypt_modified_user(run& r)
{
    auto const who = import(r, "scryptmod",
        "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==");
    appwrite::scrypt_modified_settings const settings("UxLMreBr6tYyjQ==", "Bw==",
        "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==");
    check(r, co_await r.users.create_scrypt_modified_user(who, settings), "scryptmod", "scryptMod");
}

net::awaitable<void> create_sha_user(run& r)
{
    auto const who = import(r, "sha",
        "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6bf6ba04e21f11ae138785d0bff63c416e6f8"
        "7badbffad37f6dee50094cc38c70");
    check(r, co_await r.users.create_sha_user(who, appwrite::sha_version::sha3_512), "sha", "sha");
}

constexpr step steps[] = {
    {"create_argon2_user", create_argon2_user},
    {"create_bcrypt_user", create_bcrypt_user},
    {"create_md5_user", create_md5_user},
    {"create_phpass_user", create_phpass_user},
    {"create_scrypt_user", create_scrypt_user},
    {"create_scrypt_modified_user", create_scrypt_modified_user},
    {"create_sha_user", create_sha_user},
};

} // namespace

std::span<step const> import_steps()
{
    return steps;
}

} // namespace live

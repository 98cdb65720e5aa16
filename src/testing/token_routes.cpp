//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a server can hand to a user: tokens for a session, and JWTs (1.5 and later).
//
#include "token_routes.hpp"

#include "account_json.hpp"
#include "digest.hpp"
#include "handler_support.hpp"
#include "json_members.hpp"
#include "jwt.hpp"
#include "sessions.hpp"
#include "unique_id.hpp"

#include <utility>

namespace appwrite::testing::detail
{

namespace
{

std::int64_t number(const call& c, std::string_view name, const rule& demand, std::int64_t otherwise)
{
    const auto* value = c.input.optional(name, demand);
    return value ? to_integer(*value) : otherwise;
}

} // namespace

response create_token(call& c)
{
    const std::string_view id = user_id(c);
    const std::int64_t length = number(c, "length", range_rule(4, 128), 6);
    const std::int64_t lifetime = number(c, "expire", range_rule(60, 31'536'000), 900);
    const user_record& user = existing(c, id);
    const std::string secret = random_hex(static_cast<std::size_t>(length));
    token_record token;
    token.id = unique_id(c.random);
    token.user_id = user.id;
    token.secret_hash = hash_secret(secret);
    token.created = c.now;
    token.expire = c.now + lifetime * 1000;
    response result;
    result.status = 201;
    append_token(
        result.body, c.accounts.tokens.add(std::move(token)), secret, user_shape(c.version, c.format));
    return result;
}

response create_jwt(call& c)
{
    const std::string_view id = user_id(c);
    const std::string wanted = to_text(c.input.optional("sessionId", uid_rule())).value_or("");
    const std::int64_t duration = number(c, "duration", range_rule(0, 3600), 900);
    const user_record& user = existing(c, id);
    jwt_claims claims;
    claims.user_id = user.id;
    claims.expires = c.now / 1000 + duration;
    // A session that does not exist, or not for this user, is left out without a word.
    const auto& sessions = c.accounts.sessions.of(user.id);
    for (const session_record* session : sessions)
        if (session->id == wanted || (wanted == "recent" && session == sessions.back()))
            claims.session_id = session->id;
    std::string body;
    members json(body);
    json.text("jwt", make_jwt(c.jwt_key, claims));
    json.finish();
    return show(std::move(body), 201);
}

} // namespace appwrite::testing::detail

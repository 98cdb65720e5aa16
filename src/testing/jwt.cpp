//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// JSON web tokens that stand for a user, signed with HMAC-SHA-256.
//
#include "jwt.hpp"

#include "digest.hpp"
#include "encoding.hpp"
#include "failure.hpp"
#include "json_members.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

[[noreturn]] void refuse(const std::string& why)
{
    throw failure(401, "user_jwt_invalid", "Failed to verify JWT. Invalid token: " + why);
}

std::string text(const json::object& from, std::string_view name)
{
    const json::value* value = from.if_contains({name.data(), name.size()});
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

} // namespace

std::string make_jwt(std::string_view key, const jwt_claims& claims)
{
    std::string payload;
    members writer(payload);
    writer.text("userId", claims.user_id);
    writer.text("sessionId", claims.session_id);
    writer.raw("exp", std::to_string(claims.expires));
    writer.finish();
    const std::string signed_part =
        to_base64url(R"({"typ":"JWT","alg":"HS256"})") + '.' + to_base64url(payload);
    return signed_part + '.' + to_base64url(hmac("sha256", key, signed_part));
}

jwt_claims read_jwt(std::string_view key, std::string_view token, std::int64_t now)
{
    const std::size_t first = token.find('.');
    const std::size_t last = token.rfind('.');
    if (first == last || token.find('.', first + 1) != last)
        refuse("Incomplete segments");
    if (token.substr(last + 1) != to_base64url(hmac("sha256", key, token.substr(0, last))))
        refuse("Signature failed");

    json::error_code error;
    const json::value payload = json::parse(from_base64(token.substr(first + 1, last - first - 1)), error);
    if (error || !payload.is_object())
        refuse("Malformed");
    const json::object& claims = payload.get_object();
    jwt_claims result;
    result.user_id = text(claims, "userId");
    result.session_id = text(claims, "sessionId");
    const json::value* expires = claims.if_contains("exp");
    result.expires = expires && expires->is_int64() ? expires->get_int64() : 0;
    if (result.expires <= now)
        refuse("Expired");
    return result;
}

} // namespace appwrite::testing::detail

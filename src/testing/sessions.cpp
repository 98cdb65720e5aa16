//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Opening sessions, and recognising who presents a session's secret.
//
#include "sessions.hpp"

#include "digest.hpp"
#include "encoding.hpp"
#include "json_members.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

/// Null if the text is not an object.
json::object parse_object(std::string_view text)
{
    json::error_code error;
    json::value parsed = json::parse({text.data(), text.size()}, error);
    return !error && parsed.is_object() ? std::move(parsed.get_object()) : json::object();
}

std::string text_of(const json::object& from, std::string_view name)
{
    const json::value* value = from.if_contains({name.data(), name.size()});
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string cookie_name(std::string_view project)
{
    return "a_session_" + to_lower(project);
}

/// Empty if there is no such cookie.
std::string find_cookie(std::string_view cookies, const std::string& name)
{
    while (!cookies.empty())
    {
        std::string_view one = cookies.substr(0, cookies.find(';'));
        cookies.remove_prefix(std::min(one.size() + 1, cookies.size()));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.starts_with(name) && one.substr(name.size()).starts_with('='))
        {
            // The value is base 64 and may have been encoded like a part of a URL.
            const json::object decoded = parse_form("v=" + std::string(one.substr(name.size() + 1)));
            std::string value = text_of(decoded, "v");
            std::replace(value.begin(), value.end(), ' ', '+');
            return value;
        }
    }
    return {};
}

std::string cookie_date(milliseconds_since_epoch time)
{
    const std::time_t seconds = time / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    const std::size_t size = std::strftime(text, sizeof text, "%a, %d-%b-%Y %H:%M:%S GMT", &parts);
    return {text, size};
}

} // namespace

std::string encode_session(std::string_view user_id, std::string_view secret)
{
    std::string result;
    members writer(result);
    writer.text("id", user_id);
    writer.text("secret", secret);
    writer.finish();
    return to_base64(result);
}

std::string hash_secret(std::string_view secret)
{
    return to_hex(digest("sha256", secret));
}

const session_record* find_session(
    const owned_table<session_record>& sessions, std::string_view encoded, milliseconds_since_epoch now)
{
    const json::object parts = parse_object(from_base64(encoded));
    const std::string secret = text_of(parts, "secret");
    if (secret.empty())
        return nullptr;
    const std::string hash = hash_secret(secret);
    const auto& theirs = sessions.of(text_of(parts, "id"));
    const auto found = std::find_if(theirs.begin(), theirs.end(),
        [&](const session_record* session) { return session->secret_hash == hash && session->expire > now; });
    return found == theirs.end() ? nullptr : *found;
}

std::string presented_session(const request& from, std::string_view project, rules version)
{
    const std::string name = cookie_name(project);
    if (version != rules::v0_15)
    {
        const std::string_view header = from.header("X-Appwrite-Session");
        if (!header.empty())
            return std::string(header);
    }
    const std::string_view cookies = from.header("Cookie");
    std::string found = find_cookie(cookies, name);
    if (found.empty())
        found = find_cookie(cookies, name + "_legacy");
    if (found.empty())
        found = text_of(parse_object(from.header("X-Fallback-Cookies")), name);
    return found;
}

header_list session_headers(
    std::string_view project, std::string_view encoded, milliseconds_since_epoch expire)
{
    const std::string name = cookie_name(project);
    std::string fallback;
    members writer(fallback);
    writer.text(name, encoded);
    writer.finish();
    const std::string rest = std::string(encoded) + "; expires=" + cookie_date(expire) + "; path=/; httponly";
    header_list result;
    result.emplace_back("X-Fallback-Cookies", std::move(fallback));
    result.emplace_back("Set-Cookie", name + "_legacy=" + rest);
    result.emplace_back("Set-Cookie", name + '=' + rest + "; samesite=None");
    return result;
}

} // namespace appwrite::testing::detail

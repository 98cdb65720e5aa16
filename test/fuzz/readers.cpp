//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Fuzz targets: the readers of models and of errors.
//
#include "targets.hpp"

#include <support/decoded.hpp>
#include <support/from_document.hpp>

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/utf8.hpp>
#include <appwrite/models/hash_options.hpp>
#include <appwrite/models/page.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>

namespace appwrite::fuzz
{

namespace
{

namespace json = boost::json;

// Whether two values are the same; those that hold what is no number are not even the same as themselves.
template <class T>
bool same(T const& a, T const& b)
{
    return a == b || a != a;
}

template <class T>
bool same(result<T> const& a, result<T> const& b)
{
    if (a && b)
        return same(*a, *b);
    return !a && !b && a.error().code() == b.error().code() && a.error().message() == b.error().message();
}

// A model is read as it would be by way of a document. What was read can be written and read again, and is
// the same then. By values, not by text: Boost.JSON 1.81 reads 1e400 as infinity and writes that as no JSON.
template <class T>
void check_reader(std::string_view bytes)
{
    result<T> const first = test::decoded<T>(std::string(bytes));
    require(same(first, test::from_document<T>(bytes)), "a model is read as by way of a document");
    if (!first)
        return;
    result<T> const second = test::from_value<T>(to_json(*first, secrets::reveal));
    require(second.has_value(), "what was written can be read");
    require(same(*second, *first), "nothing is lost");
    require(to_json(*first).size() == to_json(*second).size(), "hiding secrets leaves no member out");
    if constexpr (std::is_same_v<T, user>)
        static_cast<void>(hash_options_of(*first));
}

// The same for a body that is a page.
template <class T>
void check_page(std::string_view bytes, std::string_view items)
{
    require(same(test::decoded<page<T>>(std::string(bytes)), test::page_from_document<T>(bytes, items)),
        "a page is read as by way of a document");
}

} // namespace

void read_identity(std::string_view bytes)
{
    check_reader<identity>(bytes);
    check_page<identity>(bytes, "identities");
}

void read_jwt(std::string_view bytes)
{
    check_reader<jwt>(bytes);
}

void read_log_entry(std::string_view bytes)
{
    check_reader<log_entry>(bytes);
    check_page<log_entry>(bytes, "logs");
}

void read_membership(std::string_view bytes)
{
    check_reader<membership>(bytes);
    check_page<membership>(bytes, "memberships");
}

void read_mfa_factors(std::string_view bytes)
{
    check_reader<mfa_factors>(bytes);
}

void read_mfa_recovery_codes(std::string_view bytes)
{
    check_reader<mfa_recovery_codes>(bytes);
}

void read_preferences(std::string_view bytes)
{
    auto const prefs = test::decoded<json::object>(std::string(bytes));
    detail::document document(bytes.size());
    if (auto const error = document.parse(bytes))
        require(!prefs && prefs.error().message() == error->message(), "what is no JSON is refused alike");
    else if (document.root().is_object())
        require(prefs && same(json::value(*prefs), document.root()), "preferences come as they are");
    else
        require(!prefs || prefs->empty(), "what is no object has no members");
}

void read_session(std::string_view bytes)
{
    check_reader<session>(bytes);
    check_page<session>(bytes, "sessions");
}

void read_target(std::string_view bytes)
{
    check_reader<target>(bytes);
    check_page<target>(bytes, "targets");
}

void read_token(std::string_view bytes)
{
    check_reader<token>(bytes);
}

void read_user(std::string_view bytes)
{
    check_reader<user>(bytes);
    check_page<user>(bytes, "users");
}

void read_users_usage(std::string_view bytes)
{
    check_reader<users_usage>(bytes);
}

void read_error(std::string_view bytes)
{
    auto line = [&bytes]
    {
        auto const end = std::min(bytes.find('\n'), bytes.size());
        std::string_view const text = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        return text;
    };
    unsigned status = 0;
    for (char const c : line().substr(0, 3))
        status = status * 10 + (static_cast<unsigned char>(c) - unsigned{'0'}) % 10;
    std::string_view const content_type = line();
    api_error const error = detail::error_from_response(status, content_type, {}, bytes, std::nullopt);
    require(error.code().failed(), "an error has a code");
    require(error.status() == status, "the status is kept");
    require(error.raw_body() == bytes.substr(0, detail::max_raw_body), "the body is kept");
    require(error.what().find('\n') == std::string::npos, "what() is one line");
}

} // namespace appwrite::fuzz

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Fuzz targets: the readers of models and of errors.
//
#include "targets.hpp"

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/utf8.hpp>
#include <appwrite/models/hash_options.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite::fuzz
{

namespace
{

namespace json = boost::json;

template <class T>
using reader = result<T>(json::value const&, detail::json_path const*);

// The model that is read from `text`, if it is one.
template <class T>
std::optional<T> read(std::string_view text, reader<T>* read_model)
{
    detail::document document(text.size());
    if (document.parse(text))
        return std::nullopt;
    result<T> model = read_model(document.root(), nullptr);
    if (!model)
    {
        require(model.error() == errc::invalid_json, "a body that is JSON fails with invalid_json");
        return std::nullopt;
    }
    return std::move(*model);
}

// What was read can be written and read again, and is the same then. By values, not by text: Boost.JSON 1.81
// reads 1e400 as infinity and writes that as no JSON.
template <class T>
void check_reader(std::string_view bytes, reader<T>* read_model)
{
    std::optional<T> const first = read(bytes, read_model);
    if (!first)
        return;
    json::value const written = to_json(*first, secrets::reveal);
    result<T> const second = read_model(written, nullptr);
    require(second.has_value(), "what was written can be read");
    require(*second == *first || *first != *first, "nothing is lost");
    require(to_json(*first).size() == to_json(*second).size(), "hiding secrets leaves no member out");
    if constexpr (std::is_same_v<T, user>)
        static_cast<void>(hash_options_of(*first));
}

} // namespace

void read_identity(std::string_view bytes)
{
    check_reader(bytes, &detail::read_identity);
}

void read_jwt(std::string_view bytes)
{
    check_reader(bytes, &detail::read_jwt);
}

void read_log_entry(std::string_view bytes)
{
    check_reader(bytes, &detail::read_log_entry);
}

void read_membership(std::string_view bytes)
{
    check_reader(bytes, &detail::read_membership);
}

void read_mfa_factors(std::string_view bytes)
{
    check_reader(bytes, &detail::read_mfa_factors);
}

void read_mfa_recovery_codes(std::string_view bytes)
{
    check_reader(bytes, &detail::read_mfa_recovery_codes);
}

void read_preferences(std::string_view bytes)
{
    detail::document document(bytes.size());
    if (document.parse(bytes))
        return;
    json::object const prefs = detail::to_object(document.root());
    bool const comparable = document.root() == document.root();
    require(prefs.empty() || !comparable || json::value(prefs) == document.root(),
        "preferences come as they are");
}

void read_session(std::string_view bytes)
{
    check_reader(bytes, &detail::read_session);
}

void read_target(std::string_view bytes)
{
    check_reader(bytes, &detail::read_target);
}

void read_token(std::string_view bytes)
{
    check_reader(bytes, &detail::read_token);
}

void read_user(std::string_view bytes)
{
    check_reader(bytes, &detail::read_user);
}

void read_users_usage(std::string_view bytes)
{
    check_reader(bytes, &detail::read_users_usage);
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

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a response of success to a model.
//
#ifndef APPWRITE_IMPL_DETAIL_DECODE_IPP
#define APPWRITE_IMPL_DETAIL_DECODE_IPP

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/decode.hpp>
#include <appwrite/detail/json/cursor.hpp>
#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/read_model.hpp>

#include <boost/json/kind.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

// Adds what is known of the response to an error about its body.
inline api_error about(api_error e, call_response const& response)
{
    e.status(response.status);
    // What is no JSON is some proxy's page, and helps. A user that cannot be read has a password hash.
    if (e == errc::unexpected_content)
        e.raw_body(response.body.substr(0, max_raw_body));
    return e;
}

// What the object of a body has to have that cannot be seen from the model.
template <class T>
inline constexpr json_need body_need{};
template <>
inline constexpr json_need body_need<mfa_factors>{"totp", boost::json::kind::bool_};
template <>
inline constexpr json_need body_need<mfa_recovery_codes>{"recoveryCodes", boost::json::kind::array};

// The member of a page that has its items.
template <class T>
inline constexpr std::string_view page_items{};
template <>
inline constexpr std::string_view page_items<identity> = "identities";
template <>
inline constexpr std::string_view page_items<log_entry> = "logs";
template <>
inline constexpr std::string_view page_items<membership> = "memberships";
template <>
inline constexpr std::string_view page_items<session> = "sessions";
template <>
inline constexpr std::string_view page_items<target> = "targets";
template <>
inline constexpr std::string_view page_items<user> = "users";

template <class T>
inline constexpr json_table page_table({
    json_field<page<T>, &page<T>::total>("total"),
    json_field<page<T>, &page<T>::items>(page_items<T>),
});

// Reads a body that is one model.
template <class T>
std::optional<api_error> read_body(std::string_view text, T& into)
{
    if (auto error = read_model(text, json_model_of<T>(), &into, body_need<T>))
        return error;
    if constexpr (body_need<T>.member.empty())
        return lack_of(into, nullptr);
    else
        return std::nullopt;
}

// For how many items memory is taken before they are read, so that none is moved: as many as the text has
// room for if all are like the first one, and some more. What a server says of its total binds it to nothing,
// and however short the first one is, what is taken is a few times the text at most.
inline std::size_t items_ahead(std::string_view text, std::string_view items, std::size_t item_size)
{
    json_cursor cursor(text, max_json_depth);
    if (cursor.value().kind() != boost::json::kind::object)
        return 0;
    std::string_view name;
    for (bool more = cursor.first_name(name); more; more = cursor.next_name(name))
    {
        if (name != items)
        {
            cursor.skip(cursor.value());
            continue;
        }
        if (cursor.value().kind() != boost::json::kind::array || !cursor.first_element())
            return 0;
        std::size_t const left = cursor.left();
        cursor.skip(cursor.value());
        return left / std::max(left - cursor.left(), item_size / 4) * 9 / 8 + 1;
    }
    return 0;
}

// Reads a body that is a page.
template <class T>
std::optional<api_error> read_body(std::string_view text, page<T>& into)
{
    into.items.reserve(items_ahead(text, page_items<T>, sizeof(T)));
    auto error = read_model(text, page_table<T>.model(), &into, {page_items<T>, boost::json::kind::array});
    return error ? error : lack_of_any(into.items, json_path(page_items<T>));
}

// Reads a body that is a free object.
inline std::optional<api_error> read_body(std::string_view text, boost::json::object& into)
{
    error_code ec;
    boost::json::value value = parse_json(text, {}, ec);
    if (ec)
        return not_json(text, ec);
    auto const* array = value.if_array();
    // PHP's empty array stands for an empty object.
    if (!value.is_object() && !(array && array->empty()))
        return api_error(errc::invalid_json, call_stage::decode, "the response is not a JSON object");
    take_value(into, std::move(value));
    return std::nullopt;
}

template <class T>
result<T> decode(call_response const& response)
{
    result<T> read;
    if (auto error = read_body(response.body, *read))
        return about(*std::move(error), response);
    return read;
}

template <>
APPWRITE_IMPL result<void> decode<void>(call_response const&)
{
    return {};
}

#if defined(APPWRITE_SEPARATE_COMPILATION)
template APPWRITE_DECL result<identity> decode(call_response const&);
template APPWRITE_DECL result<jwt> decode(call_response const&);
template APPWRITE_DECL result<log_entry> decode(call_response const&);
template APPWRITE_DECL result<membership> decode(call_response const&);
template APPWRITE_DECL result<mfa_factors> decode(call_response const&);
template APPWRITE_DECL result<mfa_recovery_codes> decode(call_response const&);
template APPWRITE_DECL result<session> decode(call_response const&);
template APPWRITE_DECL result<target> decode(call_response const&);
template APPWRITE_DECL result<token> decode(call_response const&);
template APPWRITE_DECL result<user> decode(call_response const&);
template APPWRITE_DECL result<users_usage> decode(call_response const&);
template APPWRITE_DECL result<page<identity>> decode(call_response const&);
template APPWRITE_DECL result<page<log_entry>> decode(call_response const&);
template APPWRITE_DECL result<page<membership>> decode(call_response const&);
template APPWRITE_DECL result<page<session>> decode(call_response const&);
template APPWRITE_DECL result<page<target>> decode(call_response const&);
template APPWRITE_DECL result<page<user>> decode(call_response const&);
template APPWRITE_DECL result<boost::json::object> decode(call_response const&);
#endif

} // namespace appwrite::detail

#endif

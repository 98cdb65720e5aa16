//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a response of success to a model.
//
#ifndef APPWRITE_IMPL_DETAIL_DECODE_IPP
#define APPWRITE_IMPL_DETAIL_DECODE_IPP

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/decode.hpp>
#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/parse.hpp>

#include <cstddef>
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

template <class T>
result<page<T>> read_page(boost::json::value const& from, std::string_view items,
    result<T> (*read)(boost::json::value const&, json_path const*))
{
    auto const* object = from.if_object();
    boost::json::value const* const list = object ? object->if_contains(items) : nullptr;
    auto const* array = list ? list->if_array() : nullptr;
    if (!array)
        return missing_member(items, nullptr);

    page<T> p;
    if (auto const* total = object->if_contains("total"))
        p.total = to_int64(*total);
    p.items.reserve(array->size());
    json_path const list_path(items);
    for (std::size_t i = 0; i < array->size(); ++i)
    {
        json_path const path(i, &list_path);
        auto item = read((*array)[i], &path);
        if (!item)
            return item.error();
        p.items.push_back(std::move(*item));
    }
    return p;
}

template <>
APPWRITE_IMPL result<user> decode<user>(call_response const& response)
{
    document json(response.body.size());
    if (auto error = json.parse(response.body))
        return about(*std::move(error), response);
    auto u = read_user(json.root(), nullptr);
    if (!u)
        return about(u.error(), response);
    return u;
}

template <>
APPWRITE_IMPL result<page<user>> decode<page<user>>(call_response const& response)
{
    document json(response.body.size());
    if (auto error = json.parse(response.body))
        return about(*std::move(error), response);
    auto p = read_page<user>(json.root(), "users", &read_user);
    if (!p)
        return about(p.error(), response);
    return p;
}

template <>
APPWRITE_IMPL result<void> decode<void>(call_response const&)
{
    return {};
}

} // namespace appwrite::detail

#endif

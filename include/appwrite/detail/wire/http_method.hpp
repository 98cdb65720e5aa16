//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The HTTP methods in use.
//
#ifndef APPWRITE_DETAIL_WIRE_HTTP_METHOD_HPP
#define APPWRITE_DETAIL_WIRE_HTTP_METHOD_HPP

#include <string_view>

namespace appwrite::detail
{

enum class http_method
{
    get,
    post,
    put,
    patch,
    delete_,
};

constexpr std::string_view to_string(http_method m) noexcept
{
    switch (m)
    {
    case http_method::get:
        return "GET";
    case http_method::post:
        return "POST";
    case http_method::put:
        return "PUT";
    case http_method::patch:
        return "PATCH";
    case http_method::delete_:
        return "DELETE";
    }
    return {};
}

} // namespace appwrite::detail

#endif

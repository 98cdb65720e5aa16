//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// decoded: a body as the service would read it.
//
#ifndef APPWRITE_TEST_SUPPORT_DECODED_HPP
#define APPWRITE_TEST_SUPPORT_DECODED_HPP

#include <appwrite/detail/decode.hpp>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <string>
#include <utility>

namespace appwrite::test
{

template <class T>
result<T> decoded(std::string body)
{
    detail::call_response response;
    response.status = 200;
    response.body = std::move(body);
    return detail::decode<T>(response);
}

// What `decoded` makes of the model when it is written and read again.
template <class T>
result<T> reread(T const& model)
{
    return decoded<T>(boost::json::serialize(to_json(model, secrets::reveal)));
}

// The message of the error, empty if there is none.
template <class T>
std::string refusal(std::string body)
{
    auto const read = decoded<T>(std::move(body));
    return read ? std::string() : read.error().message();
}

} // namespace appwrite::test

#endif

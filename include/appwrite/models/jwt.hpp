//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// jwt: a signed token with which a client acts as a user.
//
#ifndef APPWRITE_MODELS_JWT_HPP
#define APPWRITE_MODELS_JWT_HPP

#include <appwrite/secret_string.hpp>

#include <boost/json/object.hpp>

namespace appwrite
{

/// A JSON Web Token with which a client acts as a user until it expires. Since 1.6.
struct jwt
{
    /// The value of the header `X-Appwrite-JWT`.
    secret_string token;

    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(jwt const&, jwt const&) = default;
};

} // namespace appwrite

#endif

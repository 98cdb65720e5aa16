//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a JSON Web Token.
//
#ifndef APPWRITE_IMPL_MODELS_JWT_IPP
#define APPWRITE_IMPL_MODELS_JWT_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_member<jwt> jwt_members[] = {
    json_field<jwt, &jwt::token>("jwt"),
};

APPWRITE_IMPL result<jwt> read_jwt(boost::json::value const& from, json_path const* where)
{
    jwt into;
    if (auto const* object = from.if_object())
        read_members(into, *object, jwt_members);
    if (into.token.empty())
        return missing_member("jwt", where);
    return into;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(jwt const& from, secrets what)
{
    return detail::write_members(from, detail::jwt_members, what);
}

} // namespace appwrite

#endif

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

inline constexpr json_table jwt_table({
    json_field<jwt, &jwt::token>("jwt"),
});

template <>
APPWRITE_IMPL json_model json_model_of<jwt>() noexcept
{
    return jwt_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(jwt const& model, json_path const* where)
{
    if (model.token.empty())
        return missing_member("jwt", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(jwt const& from, secrets what)
{
    return detail::jwt_table.write(from, what);
}

} // namespace appwrite

#endif

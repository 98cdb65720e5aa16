//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading and writing a token.
//
#ifndef APPWRITE_IMPL_MODELS_TOKEN_IPP
#define APPWRITE_IMPL_MODELS_TOKEN_IPP

#include <appwrite/detail/json/fields.hpp>
#include <appwrite/detail/json/models.hpp>

namespace appwrite
{

namespace detail
{

inline constexpr json_table token_table({
    json_field<token, &token::id>("$id"),
    json_field<token, &token::created_at>("$createdAt"),
    json_field<token, &token::user_id>("userId"),
    json_field<token, &token::secret>("secret"),
    json_field<token, &token::expire>("expire"),
    json_field<token, &token::phrase>("phrase"),
});

template <>
APPWRITE_IMPL json_model json_model_of<token>() noexcept
{
    return token_table.model();
}

APPWRITE_IMPL std::optional<api_error> lack_of(token const& model, json_path const* where)
{
    if (model.id.empty())
        return missing_member("$id", where);
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(token const& from, secrets what)
{
    return detail::token_table.write(from, what);
}

} // namespace appwrite

#endif

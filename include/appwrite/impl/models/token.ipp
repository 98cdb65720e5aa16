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

inline constexpr json_member<token> token_members[] = {
    json_field<token, &token::id>("$id"),
    json_field<token, &token::created_at>("$createdAt"),
    json_field<token, &token::user_id>("userId"),
    json_field<token, &token::secret>("secret"),
    json_field<token, &token::expire>("expire"),
    json_field<token, &token::phrase>("phrase"),
};

APPWRITE_IMPL result<token> read_token(boost::json::value const& from, json_path const* where)
{
    token into;
    if (auto const* object = from.if_object())
        read_members(into, *object, token_members);
    if (into.id.empty())
        return missing_member("$id", where);
    return into;
}

} // namespace detail

APPWRITE_IMPL boost::json::object to_json(token const& from, secrets what)
{
    return detail::write_members(from, detail::token_members, what);
}

} // namespace appwrite

#endif

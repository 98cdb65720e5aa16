//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The tables of the models, and what a model cannot do without. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_MODELS_HPP
#define APPWRITE_DETAIL_JSON_MODELS_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/json/members.hpp>
#include <appwrite/detail/json/reader.hpp>
#include <appwrite/models/to_json.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace appwrite::detail
{

template <>
APPWRITE_DECL json_model json_model_of<identity>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<jwt>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<log_entry>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<membership>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<metric>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<mfa_factors>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<mfa_recovery_codes>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<session>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<target>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<token>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<user>() noexcept;
template <>
APPWRITE_DECL json_model json_model_of<users_usage>() noexcept;

/// The error for a member that a model cannot do without: `errc::invalid_json` that names its place.
APPWRITE_DECL api_error missing_member(std::string_view name, json_path const* where);

// What a model that was read lacks. `where` is its place in the document, none for the document itself.
// Asked when all was read: only then it is clear which of two members of a name is the last.

APPWRITE_DECL std::optional<api_error> lack_of(identity const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(jwt const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(log_entry const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(membership const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(session const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(target const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(token const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(user const& model, json_path const* where);
APPWRITE_DECL std::optional<api_error> lack_of(users_usage const& model, json_path const* where);

/// What the first model of a list lacks that is incomplete.
template <class T>
std::optional<api_error> lack_of_any(std::vector<T> const& models, json_path const& where)
{
    for (std::size_t i = 0; i < models.size(); ++i)
    {
        json_path const place(i, &where);
        if (auto lack = lack_of(models[i], &place))
            return lack;
    }
    return std::nullopt;
}

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/models.ipp>
#include <appwrite/impl/models/identity.ipp>
#include <appwrite/impl/models/jwt.ipp>
#include <appwrite/impl/models/log.ipp>
#include <appwrite/impl/models/membership.ipp>
#include <appwrite/impl/models/mfa.ipp>
#include <appwrite/impl/models/session.ipp>
#include <appwrite/impl/models/target.ipp>
#include <appwrite/impl/models/token.ipp>
#include <appwrite/impl/models/usage.ipp>
#include <appwrite/impl/models/user.ipp>
#endif

#endif

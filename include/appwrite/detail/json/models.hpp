//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading the models. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_MODELS_HPP
#define APPWRITE_DETAIL_JSON_MODELS_HPP

#include <appwrite/detail/json/reader.hpp>
#include <appwrite/models/to_json.hpp>
#include <appwrite/result.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace appwrite::detail
{

/// The error for a member that a model cannot do without: `errc::invalid_json` that names its place.
APPWRITE_DECL api_error missing_member(std::string_view name, json_path const* where);

// `where` is the place of `from` in its document, none for the document itself.

APPWRITE_DECL result<identity> read_identity(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<jwt> read_jwt(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<log_entry> read_log_entry(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<membership> read_membership(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<mfa_factors> read_mfa_factors(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<mfa_recovery_codes> read_mfa_recovery_codes(
    boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<session> read_session(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<target> read_target(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<token> read_token(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<user> read_user(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<users_usage> read_users_usage(boost::json::value const& from, json_path const* where);

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

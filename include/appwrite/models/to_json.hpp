//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// to_json: models as JSON.
//
#ifndef APPWRITE_MODELS_TO_JSON_HPP
#define APPWRITE_MODELS_TO_JSON_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/models/identity.hpp>
#include <appwrite/models/jwt.hpp>
#include <appwrite/models/log.hpp>
#include <appwrite/models/membership.hpp>
#include <appwrite/models/mfa.hpp>
#include <appwrite/models/secrets.hpp>
#include <appwrite/models/session.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/token.hpp>
#include <appwrite/models/usage.hpp>
#include <appwrite/models/user.hpp>

#include <boost/json/object.hpp>

namespace appwrite
{

// Each gives the object that a server of the newest version would have sent, the members in `extra`
// included. With `secrets::reveal` nothing is lost; without, the password hash and its options, tokens,
// session secrets and recovery codes are. Times that are not set are null.

APPWRITE_DECL boost::json::object to_json(user const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(target const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(session const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(log_entry const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(membership const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(identity const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(token const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(jwt const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(mfa_factors const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(mfa_recovery_codes const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(users_usage const& from, secrets what = secrets::hide);
APPWRITE_DECL boost::json::object to_json(metric const& from, secrets what = secrets::hide);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/detail/json/models.hpp>
#endif

#endif

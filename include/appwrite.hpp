//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Everything, but for the emulator.
//
#ifndef APPWRITE_HPP
#define APPWRITE_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/authenticator_type.hpp>
#include <appwrite/bulk_options.hpp>
#include <appwrite/call_options.hpp>
#include <appwrite/call_stage.hpp>
#include <appwrite/circuit_breaker.hpp>
#include <appwrite/client.hpp>
#include <appwrite/client_options.hpp>
#include <appwrite/dialect.hpp>
#include <appwrite/error.hpp>
#include <appwrite/facade.hpp>
#include <appwrite/field.hpp>
#include <appwrite/fields.hpp>
#include <appwrite/for_each_concurrent.hpp>
#include <appwrite/generator.hpp>
#include <appwrite/id.hpp>
#include <appwrite/imported_user.hpp>
#include <appwrite/labels.hpp>
#include <appwrite/list_identities.hpp>
#include <appwrite/list_logs.hpp>
#include <appwrite/list_memberships.hpp>
#include <appwrite/list_parameters.hpp>
#include <appwrite/list_targets.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/logger.hpp>
#include <appwrite/models/hash_algorithm.hpp>
#include <appwrite/models/hash_options.hpp>
#include <appwrite/models/identity.hpp>
#include <appwrite/models/jwt.hpp>
#include <appwrite/models/log.hpp>
#include <appwrite/models/membership.hpp>
#include <appwrite/models/mfa.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/secrets.hpp>
#include <appwrite/models/session.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/timestamp.hpp>
#include <appwrite/models/to_json.hpp>
#include <appwrite/models/token.hpp>
#include <appwrite/models/usage.hpp>
#include <appwrite/models/user.hpp>
#include <appwrite/models/user_agent.hpp>
#include <appwrite/new_jwt.hpp>
#include <appwrite/new_target.hpp>
#include <appwrite/new_token.hpp>
#include <appwrite/new_user.hpp>
#include <appwrite/observer.hpp>
#include <appwrite/open_enum.hpp>
#include <appwrite/order.hpp>
#include <appwrite/pacing.hpp>
#include <appwrite/pool_options.hpp>
#include <appwrite/proxy_options.hpp>
#include <appwrite/query.hpp>
#include <appwrite/result.hpp>
#include <appwrite/retry_reason.hpp>
#include <appwrite/scrypt_modified_settings.hpp>
#include <appwrite/scrypt_settings.hpp>
#include <appwrite/secret_string.hpp>
#include <appwrite/sha_version.hpp>
#include <appwrite/stats.hpp>
#include <appwrite/target_changes.hpp>
#include <appwrite/timeouts.hpp>
#include <appwrite/tls_options.hpp>
#include <appwrite/usage_range.hpp>
#include <appwrite/users.hpp>
#include <appwrite/version.hpp>

#endif

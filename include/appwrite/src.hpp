//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The compiled library: include this in exactly one source file of a program that does not link
// appwrite::appwrite, with APPWRITE_SEPARATE_COMPILATION defined for all of them.
//
#ifndef APPWRITE_SRC_HPP
#define APPWRITE_SRC_HPP

// In case somebody uses this as the main header.
#include <appwrite.hpp>

#if defined(APPWRITE_HEADER_ONLY)
#error "define APPWRITE_SEPARATE_COMPILATION to compile <appwrite/src.hpp>"
#endif

#include <appwrite/impl/api_error.ipp>
#include <appwrite/impl/client.ipp>
#include <appwrite/impl/client_options.ipp>
#include <appwrite/impl/detail/call/adaptive_limit.ipp>
#include <appwrite/impl/detail/call/breaker.ipp>
#include <appwrite/impl/detail/call/call_trace.ipp>
#include <appwrite/impl/detail/call/error_response.ipp>
#include <appwrite/impl/detail/call/log_lines.ipp>
#include <appwrite/impl/detail/call/make_client_core.ipp>
#include <appwrite/impl/detail/call/outcome_error.ipp>
#include <appwrite/impl/detail/call/pacing_ledger.ipp>
#include <appwrite/impl/detail/call/server_answer.ipp>
#include <appwrite/impl/detail/decode.ipp>
#include <appwrite/impl/detail/json/cursor.ipp>
#include <appwrite/impl/detail/json/models.ipp>
#include <appwrite/impl/detail/json/parse.ipp>
#include <appwrite/impl/detail/json/php_json.ipp>
#include <appwrite/impl/detail/json/read_model.ipp>
#include <appwrite/impl/detail/json/reader.ipp>
#include <appwrite/impl/detail/json/timestamp_text.ipp>
#include <appwrite/impl/detail/json/utf8.ipp>
#include <appwrite/impl/detail/json/writer.ipp>
#include <appwrite/impl/detail/paging/bulk_loop.ipp>
#include <appwrite/impl/detail/paging/checkpoint.ipp>
#include <appwrite/impl/detail/paging/cursor_walk.ipp>
#include <appwrite/impl/detail/paging/item_key.ipp>
#include <appwrite/impl/detail/paging/offset_walk.ipp>
#include <appwrite/impl/detail/paging/task_group.ipp>
#include <appwrite/impl/detail/paging/walk_rules.ipp>
#include <appwrite/impl/detail/transport/connection_log.ipp>
#include <appwrite/impl/detail/transport/pool_ledger.ipp>
#include <appwrite/impl/detail/transport/resolver.ipp>
#include <appwrite/impl/detail/transport/tls_context.ipp>
#include <appwrite/impl/detail/transport/tls_engine.ipp>
#include <appwrite/impl/detail/users/account_requests.ipp>
#include <appwrite/impl/detail/users/import_requests.ipp>
#include <appwrite/impl/detail/users/list_query.ipp>
#include <appwrite/impl/detail/users/list_requests.ipp>
#include <appwrite/impl/detail/users/mfa_requests.ipp>
#include <appwrite/impl/detail/users/preference_requests.ipp>
#include <appwrite/impl/detail/users/query_text.ipp>
#include <appwrite/impl/detail/users/request_maker.ipp>
#include <appwrite/impl/detail/users/session_requests.ipp>
#include <appwrite/impl/detail/users/settlements.ipp>
#include <appwrite/impl/detail/users/target_requests.ipp>
#include <appwrite/impl/detail/users/user_requests.ipp>
#include <appwrite/impl/detail/wire/content_coding.ipp>
#include <appwrite/impl/detail/wire/endpoint.ipp>
#include <appwrite/impl/detail/wire/gzip.ipp>
#include <appwrite/impl/detail/wire/http_proxy.ipp>
#include <appwrite/impl/detail/wire/no_proxy.ipp>
#include <appwrite/impl/detail/wire/percent_encoding.ipp>
#include <appwrite/impl/detail/wire/request_builder.ipp>
#include <appwrite/impl/detail/wire/response_parser.ipp>
#include <appwrite/impl/detail/wire/retry_after.ipp>
#include <appwrite/impl/error.ipp>
#include <appwrite/impl/generator.ipp>
#include <appwrite/impl/id.ipp>
#include <appwrite/impl/models/hash_options.ipp>
#include <appwrite/impl/models/identity.ipp>
#include <appwrite/impl/models/jwt.ipp>
#include <appwrite/impl/models/log.ipp>
#include <appwrite/impl/models/membership.ipp>
#include <appwrite/impl/models/mfa.ipp>
#include <appwrite/impl/models/session.ipp>
#include <appwrite/impl/models/target.ipp>
#include <appwrite/impl/models/timestamp.ipp>
#include <appwrite/impl/models/token.ipp>
#include <appwrite/impl/models/usage.ipp>
#include <appwrite/impl/models/user.ipp>
#include <appwrite/impl/proxy_options.ipp>
#include <appwrite/impl/secret_string.ipp>
#include <appwrite/impl/users.ipp>

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The fuzz targets: functions that take any bytes and stop the program if something does not hold.
//
#ifndef APPWRITE_TEST_FUZZ_TARGETS_HPP
#define APPWRITE_TEST_FUZZ_TARGETS_HPP

#include <iosfwd>
#include <string_view>

namespace appwrite::fuzz
{

using fuzz_target = void(std::string_view bytes);

// Each takes a response body, or one item of a listing.
fuzz_target read_identity;
fuzz_target read_jwt;
fuzz_target read_log_entry;
fuzz_target read_membership;
fuzz_target read_mfa_factors;
fuzz_target read_mfa_recovery_codes;
fuzz_target read_preferences;
fuzz_target read_session;
fuzz_target read_target;
fuzz_target read_token;
fuzz_target read_user;
fuzz_target read_users_usage;

/// A response that is no success: status, content type and body, a line each.
fuzz_target read_error;

/// A program of conditions, from which queries are made.
fuzz_target query;
/// The text of an endpoint.
fuzz_target endpoint;
/// A compressed body.
fuzz_target gzip;
/// A line with an endpoint; the rest is a list of servers that are reached without a proxy.
fuzz_target no_proxy;
/// Text to be put into a URL.
fuzz_target percent_encoding;
/// The first byte chooses the sizes of pieces; the rest is a response as it comes from the network.
fuzz_target response;
/// The value of a `Retry-After` or `X-RateLimit-Reset` field.
fuzz_target retry_after;

/// Stops the program with a message unless `condition` holds.
void require(bool condition, char const* what);

} // namespace appwrite::fuzz

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What operations on users have in common.
//
#ifndef APPWRITE_SRC_TESTING_HANDLER_SUPPORT_HPP
#define APPWRITE_SRC_TESTING_HANDLER_SUPPORT_HPP

#include "call.hpp"
#include "failure.hpp"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// The text of a parameter that a rule for text has accepted.
std::string to_text(const boost::json::value& value);
std::optional<std::string> to_text(const boost::json::value* value);

inline bool is_old(const call& c) noexcept
{
    return c.version == rules::v0_15;
}

/// An id in the path, judged as every operation does it.
std::string_view path_id(const call& c, std::size_t index, std::string_view name);

inline std::string_view user_id(const call& c)
{
    return path_id(c, 0, "userId");
}

/// Called when all parameters have been judged: existence comes last. @throws failure
user_record& existing(call& c, std::string_view id);

/// What 1.x says of an address that belongs to another user or to somebody's identity.
failure email_taken();

response show(const call& c, const user_record& user, unsigned status = 200);
response show(std::string json, unsigned status = 200);
response no_content();

} // namespace appwrite::testing::detail

#endif

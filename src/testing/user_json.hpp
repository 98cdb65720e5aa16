//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user as JSON, in the shape that a release and a requested response format ask for.
//
#ifndef APPWRITE_SRC_TESTING_USER_JSON_HPP
#define APPWRITE_SRC_TESTING_USER_JSON_HPP

#include "release.hpp"
#include "store.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace appwrite::testing::detail
{

/// Which properties are shown, and how. Decided once a request.
struct user_shape
{
    /// @param format the value of X-Appwrite-Response-Format, if it was sent.
    user_shape(rules server, const std::optional<release>& format);

    rules version;

    // 0.15:
    bool numeric_status = false;
    bool creation_times = true;
    bool total_called_sum = false;

    // 1.9:
    bool mfa_and_targets = true;
    bool impersonator = true;
};

void append_user(std::string& out, const user_record& user, const user_shape& shape);

/// {"total":..,"users":[..]}
std::string user_list(
    std::size_t total, const std::vector<const user_record*>& users, const user_shape& shape);

} // namespace appwrite::testing::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user as JSON, in the shape that a release and a requested response format ask for.
//
#ifndef APPWRITE_SRC_TESTING_USER_JSON_HPP
#define APPWRITE_SRC_TESTING_USER_JSON_HPP

#include "json_members.hpp"
#include "release.hpp"
#include "store.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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

    /// Off where users look at themselves.
    bool password = true;

    /// The time of access was noted by this very request, and is shown as the database takes it.
    bool raw_access_time = false;
};

/// As "email".
std::string_view name_of(provider_type type) noexcept;

void append_target(std::string& out, const target_record& target, const std::string& user_id);

void append_user(std::string& out, const user_record& user, const user_shape& shape);

/// {"total":..,"<name>":[..]}, or with the count last for clients that knew it as the sum.
template <class Range, class Append>
void append_counted_list(std::string& out, std::size_t total, std::string_view name, const Range& items,
    const user_shape& shape, Append append)
{
    members json(out);
    if (!shape.total_called_sum)
        json.raw("total", std::to_string(total));
    json.key(name);
    append_list(out, items, append);
    if (shape.total_called_sum)
        json.raw("sum", std::to_string(total));
    json.finish();
}

/// {"total":..,"users":[..]}
std::string user_list(
    std::size_t total, const std::vector<const user_record*>& users, const user_shape& shape);

} // namespace appwrite::testing::detail

#endif

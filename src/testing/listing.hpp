//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which users a list shows, and in which order: the part that both dialects share.
//
#ifndef APPWRITE_SRC_TESTING_LISTING_HPP
#define APPWRITE_SRC_TESTING_LISTING_HPP

#include "store.hpp"
#include "text_search.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace appwrite::testing::detail
{

/// A property that lists can be filtered and ordered by.
enum class attribute
{
    id,
    sequence,
    created,
    updated,
    name,
    email,
    phone,
    status,
    password_update,
    registration,
    email_verification,
    phone_verification,
    labels,
    impersonator
};

/// Nothing is SQL's null. Labels have no single value: they are looked at one by one.
using attribute_value = std::variant<std::monostate, bool, std::int64_t, std::string_view>;

attribute_value value_of(const user_record& user, attribute which) noexcept;

/// A constant in a filter; owns its text.
using filter_value = std::variant<bool, std::int64_t, std::string>;

struct filter
{
    enum class kind
    {
        equal,
        not_equal,
        less,
        less_equal,
        greater,
        greater_equal,
        between,
        not_between,
        is_null,
        is_not_null,
        starts_with,
        not_starts_with,
        ends_with,
        not_ends_with,
        contains,
        not_contains,
        contains_all,
        all_of,
        any_of
    };

    kind what = kind::equal;
    attribute on = attribute::id;
    std::vector<filter_value> values;

    /// For all_of and any_of.
    std::vector<filter> children;

    bool matches(const user_record& user) const;
};

struct order_term
{
    attribute on = attribute::sequence;
    bool descending = false;
};

/// What to list. The order of creation always breaks ties.
struct list_plan
{
    std::vector<filter> filters;
    std::optional<text_search> search;
    std::vector<order_term> orders;
    bool random = false;

    /// The page begins after this user, or ends before it.
    const user_record* cursor = nullptr;

    /// Without a cursor: the last page.
    bool before = false;
    std::uint64_t limit = 25;

    /// Counted from the cursor, if there is one.
    std::uint64_t offset = 0;
    bool count = true;
};

struct list_result
{
    std::vector<const user_record*> users;
    std::size_t total = 0;
};

/// Servers do not count further.
constexpr std::size_t highest_total = 5000;

list_result list(const store& users, const list_plan& plan, std::mt19937_64& random);

} // namespace appwrite::testing::detail

#endif

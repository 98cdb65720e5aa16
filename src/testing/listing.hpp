//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which records a list shows, and in which order: the part that both dialects share.
//
#ifndef APPWRITE_SRC_TESTING_LISTING_HPP
#define APPWRITE_SRC_TESTING_LISTING_HPP

#include "store.hpp"
#include "text_search.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
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
    impersonator,

    // Of targets:
    user_id,
    provider_id,
    provider_type,
    identifier,

    // Of identities:
    provider,
    provider_uid,
    provider_email,
    provider_access_token_expiry,

    // Of memberships:
    team_id,
    invited,
    joined,
    confirm,
    roles
};

/// Nothing is SQL's null.
using attribute_value = std::variant<std::monostate, bool, std::int64_t, std::string_view>;

/// A list has no single value: its elements are looked at one by one.
using text_list = std::vector<std::string>;

attribute_value value_of(const user_record& user, attribute which) noexcept;
const text_list* list_of(const user_record& user, attribute which) noexcept;

/// What filters and orders see of a record: any type for which value_of() and list_of() exist.
class row
{
public:
    template <class Record>
    explicit row(const Record& record) noexcept
        : record_(&record)
        , value_([](const void* r, attribute which) noexcept
              { return value_of(*static_cast<const Record*>(r), which); })
        , list_([](const void* r, attribute which) noexcept
              { return list_of(*static_cast<const Record*>(r), which); })
    {
    }

    attribute_value value(attribute which) const noexcept { return value_(record_, which); }

    /// Null unless the attribute is a list.
    const text_list* list(attribute which) const noexcept { return list_(record_, which); }

private:
    const void* record_;
    attribute_value (*value_)(const void*, attribute) noexcept;
    const text_list* (*list_)(const void*, attribute) noexcept;
};

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
        regex,
        all_of,
        any_of
    };

    kind what = kind::equal;
    attribute on = attribute::id;
    std::vector<filter_value> values;

    /// For all_of and any_of.
    std::vector<filter> children;

    bool matches(const row& record) const;
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

    /// The page begins after this record, or ends before it. Empty: there is no cursor.
    std::string cursor_id;

    /// The user with the cursor's id, for lists of users.
    const user_record* cursor = nullptr;

    /// Without a cursor: the last page.
    bool before = false;
    std::uint64_t limit = 25;

    /// Counted from the cursor, if there is one.
    std::uint64_t offset = 0;
    bool count = true;

    /// Why the database will refuse the queries, although every rule let them pass. Empty: it will not.
    std::string refused;
};

struct list_result
{
    std::vector<const user_record*> users;
    std::size_t total = 0;
};

/// Servers do not count further.
constexpr std::size_t highest_total = 5000;

list_result list(const store& users, const list_plan& plan, std::mt19937_64& random);

struct row_page
{
    /// Places in the sequence of rows.
    std::vector<std::size_t> places;
    std::size_t total = 0;
};

/// A page of records that are few. The plan's search is not looked at.
row_page list(std::span<const row> rows, const list_plan& plan, const row* cursor, std::mt19937_64& random);

} // namespace appwrite::testing::detail

#endif

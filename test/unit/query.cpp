//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// query: what each function says.
//
#include <appwrite/fields.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/query.hpp>

#include <support/await.hpp>
#include <support/fake_core.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

using namespace appwrite;
namespace by = appwrite::fields::users;

BOOST_AUTO_TEST_SUITE(query_)

namespace
{

using method = detail::filter_method;

void check(query<user> const& q, method m, std::string_view attribute, std::size_t values)
{
    BOOST_TEST((q.filter().method == m));
    BOOST_TEST(q.filter().attribute == attribute);
    BOOST_TEST(q.filter().values.size() == values);
    BOOST_TEST(q.filter().nested.empty());
}

std::string text(query<user> const& q, std::size_t i)
{
    return std::get<std::string>(q.filter().values.at(i));
}

// Whether `equal` takes such a value for such a field.
template <class Value, class Argument>
constexpr bool can_equal = requires(field<user, Value> const& on, Argument const& value)
{
    equal(on, value);
};

static_assert(can_equal<std::string, std::string> && can_equal<std::string, std::string_view> &&
              can_equal<std::string, char const*> && can_equal<std::string, char[4]>);
static_assert(
    !can_equal<std::string, bool> && !can_equal<std::string, int> && !can_equal<std::string, timestamp>);
static_assert(can_equal<bool, bool>);
static_assert(!can_equal<bool, char const*> && !can_equal<bool, int> && !can_equal<bool, std::string>);
static_assert(can_equal<timestamp, timestamp> && can_equal<timestamp, std::chrono::sys_days>);
static_assert(!can_equal<timestamp, char const*> && !can_equal<timestamp, int>);
static_assert(can_equal<open_enum<messaging_provider_type>, messaging_provider_type>);
static_assert(!can_equal<open_enum<messaging_provider_type>, char const*>);
// Servers take `equal` for single values only.
static_assert(!can_equal<std::vector<std::string>, char const*>);

template <class Value>
constexpr bool can_start_with = requires(field<user, Value> const& on)
{
    starts_with(on, "a");
};
static_assert(can_start_with<std::string> && !can_start_with<bool> && !can_start_with<timestamp> &&
              !can_start_with<std::vector<std::string>>);

template <class Value, class Argument>
constexpr bool can_compare = requires(field<user, Value> const& on, Argument const& value)
{
    less_than(on, value);
};
static_assert(can_compare<timestamp, timestamp> && can_compare<std::string, char const*>);
static_assert(!can_compare<bool, bool> && !can_compare<timestamp, char const*>);

template <class Value>
constexpr bool can_contain = requires(field<user, Value> const& on)
{
    contains(on, "a");
};
static_assert(can_contain<std::string> && can_contain<std::vector<std::string>> && !can_contain<bool> &&
              !can_contain<timestamp>);

template <class A, class B>
constexpr bool can_combine = requires(query<A> const& a, query<B> const& b)
{
    a&& b;
};
static_assert(can_combine<user, user> && !can_combine<user, target>);

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<query<user>>);

} // namespace

BOOST_AUTO_TEST_CASE(comparisons)
{
    check(equal(by::name, "Ann"), method::equal, "name", 1);
    check(not_equal(by::name, "Ann"), method::not_equal, "name", 1);
    check(less_than(by::name, "Ann"), method::less_than, "name", 1);
    check(less_than_equal(by::name, "Ann"), method::less_than_equal, "name", 1);
    check(greater_than(by::name, "Ann"), method::greater_than, "name", 1);
    check(greater_than_equal(by::name, "Ann"), method::greater_than_equal, "name", 1);
    check(between(by::name, "A", "B"), method::between, "name", 2);
    check(not_between(by::name, "A", "B"), method::not_between, "name", 2);
    check(is_null(by::phone), method::is_null, "phone", 0);
    check(is_not_null(by::labels), method::is_not_null, "labels", 0);
    BOOST_TEST(text(between(by::name, "A", "B"), 1) == "B");
}

BOOST_AUTO_TEST_CASE(texts)
{
    check(starts_with(by::email, "a"), method::starts_with, "email", 1);
    check(not_starts_with(by::email, "a"), method::not_starts_with, "email", 1);
    check(ends_with(by::email, "a"), method::ends_with, "email", 1);
    check(not_ends_with(by::email, "a"), method::not_ends_with, "email", 1);
    check(contains(by::email, "a"), method::contains, "email", 1);
    check(not_contains(by::email, "a"), method::not_contains, "email", 1);
}

BOOST_AUTO_TEST_CASE(lists)
{
    std::vector<std::string> const two = {"a", "b"};
    check(contains(by::labels, "a", std::string("b"), std::string_view("c")), method::contains, "labels", 3);
    check(contains(by::labels, two), method::contains, "labels", 2);
    check(not_contains(by::labels, "a"), method::not_contains, "labels", 1);
    check(not_contains(by::labels, two), method::not_contains, "labels", 2);
    check(contains_any(by::labels, "a"), method::contains_any, "labels", 1);
    check(contains_any(by::labels, two), method::contains_any, "labels", 2);
    check(contains_all(by::labels, "a", "b"), method::contains_all, "labels", 2);
    check(contains_all(by::labels, two), method::contains_all, "labels", 2);
}

BOOST_AUTO_TEST_CASE(values_have_their_types)
{
    BOOST_TEST(std::get<bool>(equal(by::status, false).filter().values[0]) == false);
    auto const day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);
    BOOST_TEST((std::get<timestamp>(less_than(by::registration, day).filter().values[0]) == day));
    auto const push = equal(fields::targets::provider_type, messaging_provider_type::push,
        open_enum<messaging_provider_type>(std::string_view("pigeon")));
    BOOST_TEST(std::get<std::string>(push.filter().values[0]) == "push");
    BOOST_TEST(std::get<std::string>(push.filter().values[1]) == "pigeon");
    // Not a bool, although a pointer converts to one.
    BOOST_TEST(text(equal(by::name, ""), 0).empty());
}

BOOST_AUTO_TEST_CASE(several_values)
{
    auto const q = equal(by::name, "a", std::string("b"), std::string_view("c"));
    check(q, method::equal, "name", 3);
    BOOST_TEST(text(q, 2) == "c");
    check(equal(by::name, std::vector<std::string>{"a", "b"}), method::equal, "name", 2);
    check(equal(by::name, std::vector<std::string>()), method::equal, "name", 0);
}

BOOST_AUTO_TEST_CASE(combinations_of_one_kind_are_one_list)
{
    query<user> const a = is_null(by::phone);
    query<user> const b = equal(by::status, true);
    auto const all = a && b && a && b;
    BOOST_TEST((all.filter().method == method::all_of));
    BOOST_TEST(all.filter().nested.size() == 4u);

    auto const mixed = a && (b || a || b) && b;
    BOOST_TEST((mixed.filter().method == method::all_of));
    BOOST_REQUIRE(mixed.filter().nested.size() == 3u);
    BOOST_TEST((mixed.filter().nested[1].method == method::any_of));
    BOOST_TEST(mixed.filter().nested[1].nested.size() == 3u);
    BOOST_TEST(mixed.filter().nested[2].attribute == "status");
}

BOOST_AUTO_TEST_CASE(combinations_made_at_run_time)
{
    std::vector<query<user>> conditions;
    BOOST_TEST(any_of(conditions).filter().nested.empty());
    conditions.push_back(is_null(by::phone));
    check(any_of(conditions), method::is_null, "phone", 0);
    conditions.push_back(equal(by::status, true));
    BOOST_TEST((any_of(conditions).filter().method == method::any_of));
    BOOST_TEST((all_of(conditions).filter().method == method::all_of));
    BOOST_TEST(all_of(conditions).filter().nested.size() == 2u);
}

BOOST_AUTO_TEST_CASE(fields_of_one_s_own)
{
    field<user, timestamp> const accessed_at("accessedAt", 2);
    auto const q = is_null(accessed_at);
    BOOST_TEST(q.filter().attribute == "accessedAt");
    BOOST_TEST((q.filter().since == detail::api_version{2, 0, 0}));
}

net::awaitable<std::size_t> count_conditions(list_users const& parameters)
{
    co_return parameters.terms().filters.size();
}

net::awaitable<std::size_t> ask(std::string name)
{
    std::size_t const conditions = co_await count_conditions(
        list_users()
            .where(equal(by::name, name, "a text that is too long for the small ones") && is_null(by::phone))
            .where(contains_any(by::labels, "a", "b") || equal(by::status, true))
            .order_by(order_desc(by::registration))
            .limit(2));
    co_return conditions;
}

// g++ 12.2 destroys some kinds of temporaries twice there; none of these may be of that kind.
BOOST_AUTO_TEST_CASE(within_a_co_await_expression)
{
    BOOST_TEST(test::run(ask("a name that is too long for the small ones")) == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// query: a condition on the items of a listing, checked by the compiler.
//
#ifndef APPWRITE_QUERY_HPP
#define APPWRITE_QUERY_HPP

#include <appwrite/detail/users/filter.hpp>
#include <appwrite/detail/users/filter_argument.hpp>
#include <appwrite/field.hpp>

#include <string>
#include <utility>
#include <vector>

namespace appwrite
{

/// A condition on the items of a listing. Made by the functions below from fields (see `fields.hpp`) and
/// values, and combined with `&&` and `||`:
///
/// ```
/// namespace by = appwrite::fields::users;
/// list_users().where(equal(by::status, true) && starts_with(by::email, "walter"))
/// ```
///
/// Queries that make no sense do not compile: on what servers do not filter by, with a value of another type
/// than the field's, on another resource than the one listed. The version of the server decides what else is
/// possible: before 1.0 nothing, and later versions know more methods, as said at each. What a server lacks
/// is refused with `errc::not_supported_by_server` before anything is sent.
///
/// There is no search within a field: servers have no index for it. `list_users::search` searches all of
/// them.
///
/// Thread safety: a value type; distinct objects may be used from different threads.
template <class Resource>
class query
{
public:
    /// For the library: use the functions below.
    explicit query(detail::filter f) : filter_(std::move(f)) {}

    /// For the library.
    detail::filter const& filter() const noexcept { return filter_; }

private:
    detail::filter filter_;
};

namespace detail
{

template <class Resource, class Value, class... Arguments>
query<Resource> make_query(
    filter_method method, field<Resource, Value> const& on, Arguments const&... arguments)
{
    filter f(method, on.name(), on.since());
    (f.values.push_back(to_filter_value<Value>(arguments)), ...);
    return query<Resource>(std::move(f));
}

template <class Resource, class Value, class Element>
query<Resource> make_query_of_list(
    filter_method method, field<Resource, Value> const& on, std::vector<Element> const& values)
{
    filter f(method, on.name(), on.since());
    for (Element const& value : values)
        f.values.push_back(to_filter_value<Value>(value));
    return query<Resource>(std::move(f));
}

// `a && b && c` is one list of three.
template <class Resource>
query<Resource> combine(filter_method method, query<Resource> const& a, query<Resource> const& b)
{
    filter f(method);
    for (query<Resource> const* q : {&a, &b})
    {
        if (q->filter().method == method)
            f.nested.insert(f.nested.end(), q->filter().nested.begin(), q->filter().nested.end());
        else
            f.nested.push_back(q->filter());
    }
    return query<Resource>(std::move(f));
}

template <class Resource>
query<Resource> combine(filter_method method, std::vector<query<Resource>> const& all)
{
    // Servers refuse a list of one.
    if (all.size() == 1)
        return all.front();
    filter f(method);
    for (query<Resource> const& q : all)
        f.nested.push_back(q.filter());
    return query<Resource>(std::move(f));
}

} // namespace detail

// Servers take 1 to 100 values in one condition, 500 since 1.7. Write several values as several arguments, or
// pass a vector that has a name: g++ 12 does not compile a brace list of texts in a co_await expression.

/// The field has one of the values.
template <class Resource, detail::scalar_value Value, class... Arguments>
requires(sizeof...(Arguments) > 0 && (detail::argument_for<Arguments, Value> && ...)) query<Resource> equal(
    field<Resource, Value> const& on, Arguments const&... values)
{
    return detail::make_query(detail::filter_method::equal, on, values...);
}

/// The field has one of the values, of which there has to be at least one.
template <class Resource, detail::scalar_value Value>
query<Resource> equal(field<Resource, Value> const& on, std::vector<Value> const& values)
{
    return detail::make_query_of_list(detail::filter_method::equal, on, values);
}

/// The field has another value.
template <class Resource, detail::scalar_value Value, detail::argument_for<Value> Argument>
query<Resource> not_equal(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::not_equal, on, value);
}

template <class Resource, detail::ordered_value Value, detail::argument_for<Value> Argument>
query<Resource> less_than(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::less_than, on, value);
}

template <class Resource, detail::ordered_value Value, detail::argument_for<Value> Argument>
query<Resource> less_than_equal(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::less_than_equal, on, value);
}

template <class Resource, detail::ordered_value Value, detail::argument_for<Value> Argument>
query<Resource> greater_than(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::greater_than, on, value);
}

template <class Resource, detail::ordered_value Value, detail::argument_for<Value> Argument>
query<Resource> greater_than_equal(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::greater_than_equal, on, value);
}

/// The value is `low`, `high` or between them. Since 1.3.
template <class Resource, detail::ordered_value Value, detail::argument_for<Value> Low,
    detail::argument_for<Value> High>
query<Resource> between(field<Resource, Value> const& on, Low const& low, High const& high)
{
    return detail::make_query(detail::filter_method::between, on, low, high);
}

/// Since 1.8.1.
template <class Resource, detail::ordered_value Value, detail::argument_for<Value> Low,
    detail::argument_for<Value> High>
query<Resource> not_between(field<Resource, Value> const& on, Low const& low, High const& high)
{
    return detail::make_query(detail::filter_method::not_between, on, low, high);
}

/// The field has no value. Since 1.3.
template <class Resource, class Value>
query<Resource> is_null(field<Resource, Value> const& on)
{
    return detail::make_query(detail::filter_method::is_null, on);
}

/// Since 1.3.
template <class Resource, class Value>
query<Resource> is_not_null(field<Resource, Value> const& on)
{
    return detail::make_query(detail::filter_method::is_not_null, on);
}

/// Since 1.3.
template <class Resource, detail::text_value Value, detail::argument_for<Value> Argument>
query<Resource> starts_with(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::starts_with, on, value);
}

/// Since 1.8.1.
template <class Resource, detail::text_value Value, detail::argument_for<Value> Argument>
query<Resource> not_starts_with(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::not_starts_with, on, value);
}

/// Since 1.3.
template <class Resource, detail::text_value Value, detail::argument_for<Value> Argument>
query<Resource> ends_with(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::ends_with, on, value);
}

/// Since 1.8.1.
template <class Resource, detail::text_value Value, detail::argument_for<Value> Argument>
query<Resource> not_ends_with(field<Resource, Value> const& on, Argument const& value)
{
    return detail::make_query(detail::filter_method::not_ends_with, on, value);
}

/// A text that has one of the values in it, or a list that has one of them as an element. Since 1.4.
template <class Resource, class Value, class... Arguments>
requires(detail::text_value<Value> || detail::list_value<Value>) &&
    (sizeof...(Arguments) > 0 && (detail::argument_for<Arguments, Value> && ...)) query<Resource> contains(
        field<Resource, Value> const& on, Arguments const&... values)
{
    return detail::make_query(detail::filter_method::contains, on, values...);
}

/// Since 1.4.
template <class Resource, class Value>
requires(detail::text_value<Value> || detail::list_value<Value>) query<Resource> contains(
    field<Resource, Value> const& on, std::vector<std::string> const& values)
{
    return detail::make_query_of_list(detail::filter_method::contains, on, values);
}

/// The opposite of `contains`. Since 1.8.1.
template <class Resource, class Value, class... Arguments>
requires(detail::text_value<Value> || detail::list_value<Value>) &&
    (sizeof...(Arguments) > 0 && (detail::argument_for<Arguments, Value> &&
                                     ...)) query<Resource> not_contains(field<Resource, Value> const& on,
        Arguments const&... values)
{
    return detail::make_query(detail::filter_method::not_contains, on, values...);
}

/// Since 1.8.1.
template <class Resource, class Value>
requires(detail::text_value<Value> || detail::list_value<Value>) query<Resource> not_contains(
    field<Resource, Value> const& on, std::vector<std::string> const& values)
{
    return detail::make_query_of_list(detail::filter_method::not_contains, on, values);
}

/// A list that has at least one of the values. Since 1.9.
template <class Resource, detail::list_value Value, class... Arguments>
requires(sizeof...(Arguments) > 0 && (detail::argument_for<Arguments, Value> &&
                                         ...)) query<Resource> contains_any(field<Resource, Value> const& on,
    Arguments const&... values)
{
    return detail::make_query(detail::filter_method::contains_any, on, values...);
}

/// Since 1.9.
template <class Resource, detail::list_value Value>
query<Resource> contains_any(field<Resource, Value> const& on, std::vector<std::string> const& values)
{
    return detail::make_query_of_list(detail::filter_method::contains_any, on, values);
}

/// A list that has all of the values. Since 1.9.
template <class Resource, detail::list_value Value, class... Arguments>
requires(sizeof...(Arguments) > 0 && (detail::argument_for<Arguments, Value> &&
                                         ...)) query<Resource> contains_all(field<Resource, Value> const& on,
    Arguments const&... values)
{
    return detail::make_query(detail::filter_method::contains_all, on, values...);
}

/// Since 1.9.
template <class Resource, detail::list_value Value>
query<Resource> contains_all(field<Resource, Value> const& on, std::vector<std::string> const& values)
{
    return detail::make_query_of_list(detail::filter_method::contains_all, on, values);
}

/// Both conditions hold. Since 1.5; older servers take conditions one by one, with several `where`.
template <class Resource>
query<Resource> operator&&(query<Resource> const& a, query<Resource> const& b)
{
    return detail::combine(detail::filter_method::all_of, a, b);
}

/// At least one of the conditions holds. Since 1.5.
template <class Resource>
query<Resource> operator||(query<Resource> const& a, query<Resource> const& b)
{
    return detail::combine(detail::filter_method::any_of, a, b);
}

/// All conditions hold; there has to be one. Since 1.5.
template <class Resource>
query<Resource> all_of(std::vector<query<Resource>> const& conditions)
{
    return detail::combine(detail::filter_method::all_of, conditions);
}

/// At least one of the conditions holds; there has to be one. Since 1.5.
template <class Resource>
query<Resource> any_of(std::vector<query<Resource>> const& conditions)
{
    return detail::combine(detail::filter_method::any_of, conditions);
}

} // namespace appwrite

#endif

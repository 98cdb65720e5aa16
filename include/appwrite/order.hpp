//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// order: how a listing is sorted.
//
#ifndef APPWRITE_ORDER_HPP
#define APPWRITE_ORDER_HPP

#include <appwrite/detail/users/filter.hpp>
#include <appwrite/field.hpp>
#include <appwrite/query.hpp>

#include <utility>

namespace appwrite
{

/// A sort key of a listing: `list_users().order_by(order_desc(fields::users::registration))`. Items that are
/// equal by it are in the order of their creation. Since 1.0.
///
/// Thread safety: a value type; distinct objects may be used from different threads.
template <class Resource>
class order
{
public:
    /// For the library: use the functions below.
    explicit order(detail::ordering key) : key_(std::move(key)) {}

    /// For the library.
    detail::ordering const& key() const noexcept { return key_; }

private:
    detail::ordering key_;
};

/// Smallest first.
template <class Resource, detail::scalar_value Value>
order<Resource> order_asc(field<Resource, Value> const& by)
{
    return order<Resource>(detail::ordering(detail::order_method::ascending, by.name(), by.since()));
}

/// Largest first.
template <class Resource, detail::scalar_value Value>
order<Resource> order_desc(field<Resource, Value> const& by)
{
    return order<Resource>(detail::ordering(detail::order_method::descending, by.name(), by.since()));
}

/// Another order in each answer; not together with a cursor or an offset: `order_random<user>()`.
/// Since 1.8.1.
template <class Resource>
order<Resource> order_random()
{
    return order<Resource>(detail::ordering(detail::order_method::random));
}

} // namespace appwrite

#endif

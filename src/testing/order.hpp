//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The order of property values.
//
#ifndef APPWRITE_SRC_TESTING_ORDER_HPP
#define APPWRITE_SRC_TESTING_ORDER_HPP

#include "listing.hpp"

#include <compare>

namespace appwrite::testing::detail
{

/// Null is below everything; text is compared without case.
std::strong_ordering compare(const attribute_value& a, const attribute_value& b) noexcept;

} // namespace appwrite::testing::detail

#endif

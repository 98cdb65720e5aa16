//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// page<T>: one page of a listing.
//
#ifndef APPWRITE_MODELS_PAGE_HPP
#define APPWRITE_MODELS_PAGE_HPP

#include <cstdint>
#include <vector>

namespace appwrite
{

/// One page of a listing.
template <class T>
struct page
{
    /// How many items the server counted. Do not steer a loop by it: for users it stops at 5000 however many
    /// there are, it is 0 if the server was asked not to count, and some listings give the size of the page.
    /// The end of a listing is a page with fewer items than the limit, or with none.
    std::int64_t total = 0;
    std::vector<T> items;

    friend bool operator==(page const&, page const&) = default;
};

} // namespace appwrite

#endif

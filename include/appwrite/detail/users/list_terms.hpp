//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_terms: what the parameters of all listings come down to.
//
#ifndef APPWRITE_DETAIL_USERS_LIST_TERMS_HPP
#define APPWRITE_DETAIL_USERS_LIST_TERMS_HPP

#include <appwrite/detail/users/filter.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace appwrite::detail
{

/// The parameters of a listing, set or not. A listing that lacks one leaves it unset.
struct list_terms
{
    std::string search;
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> offset;
    std::optional<std::string> cursor_after;
    std::optional<std::string> cursor_before;
    std::vector<filter> filters;
    std::vector<ordering> orders;
    /// Queries in the server's own JSON form.
    std::vector<std::string> raw;
    bool newest_first = false;
    bool without_total = false;
};

} // namespace appwrite::detail

#endif

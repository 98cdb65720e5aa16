//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// listing_of<T>: which operation lists items of a type, and how its pages are walked through.
//
#ifndef APPWRITE_DETAIL_PAGING_LISTING_OF_HPP
#define APPWRITE_DETAIL_PAGING_LISTING_OF_HPP

#include <appwrite/detail/paging/cursor_walk.hpp>
#include <appwrite/detail/paging/offset_walk.hpp>
#include <appwrite/detail/users/list_requests.hpp>
#include <appwrite/detail/users/operations.hpp>

#include <optional>
#include <string>
#include <utility>

namespace appwrite::detail
{

/// For each type: the parameters, whether there are cursors, the walk, the row of the operation, and the plan
/// of a request.
template <class T>
struct listing_of;

/// What listings with cursors have in common.
struct cursor_listing
{
    using walk = cursor_walk;
    static constexpr bool has_cursors = true;

    static walk make_walk(list_terms const& terms, walk_place from) { return walk(terms, std::move(from)); }
    static bool is_whole(std::optional<server_info> const&) { return false; }
};

template <>
struct listing_of<user> : cursor_listing
{
    using parameters = list_users;
    static operation const& row() { return users_list; }
    static request_plan plan_page(
        std::optional<server_info> const& server, std::string const&, parameters const& p, list_terms const&)
    {
        return plan(server, &make_list_users, p);
    }
};

template <>
struct listing_of<identity> : cursor_listing
{
    using parameters = list_identities;
    static operation const& row() { return users_list_identities; }
    static request_plan plan_page(
        std::optional<server_info> const& server, std::string const&, parameters const& p, list_terms const&)
    {
        return plan(server, &make_list_identities, p);
    }
};

template <>
struct listing_of<target> : cursor_listing
{
    using parameters = list_targets;
    static operation const& row() { return users_list_targets; }
    static request_plan plan_page(std::optional<server_info> const& server, std::string const& owner,
        parameters const& p, list_terms const&)
    {
        return plan(server, &make_list_targets, owner, p);
    }
};

template <>
struct listing_of<log_entry>
{
    using parameters = list_logs;
    using walk = offset_walk;
    static constexpr bool has_cursors = false;

    static operation const& row() { return users_list_logs; }
    static request_plan plan_page(std::optional<server_info> const& server, std::string const& owner,
        parameters const& p, list_terms const&)
    {
        return plan(server, &make_list_logs, owner, p);
    }
    /// The newest come first, and none is ever taken back.
    static walk make_walk(list_terms const& terms, walk_place from)
    {
        return walk(terms, listing_nature(false, true, false), std::move(from));
    }
    static bool is_whole(std::optional<server_info> const&) { return false; }
};

/// The first version that gives memberships in pages.
inline constexpr api_version memberships_paged_since{1, 7, 0};

/// As `make_list_memberships`, but servers that give all at once are not asked for less than all, unless the
/// caller did.
inline call_request make_memberships_page(server_info const& server, std::string_view owner,
    list_memberships const& page, bool limit_is_callers, bool offset_is_callers)
{
    list_memberships all = page;
    if (server.version < memberships_paged_since)
    {
        if (!limit_is_callers)
            all.terms().limit.reset();
        if (!offset_is_callers)
            all.terms().offset.reset();
    }
    return make_list_memberships(server, owner, all);
}

template <>
struct listing_of<membership>
{
    using parameters = list_memberships;
    using walk = offset_walk;
    static constexpr bool has_cursors = false;

    static operation const& row() { return users_list_memberships; }
    static request_plan plan_page(std::optional<server_info> const& server, std::string const& owner,
        parameters const& p, list_terms const& callers)
    {
        return plan(
            server, &make_memberships_page, owner, p, callers.limit.has_value(), callers.offset.has_value());
    }
    static walk make_walk(list_terms const& terms, walk_place from)
    {
        bool const by_creation = terms.orders.empty() && !terms.newest_first;
        return walk(terms, listing_nature(true, !by_creation, true), std::move(from));
    }
    static bool is_whole(std::optional<server_info> const& server)
    {
        return server && server->version < memberships_paged_since;
    }
};

} // namespace appwrite::detail

#endif

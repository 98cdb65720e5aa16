//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// check_walk: which parameters a walk over all pages can have. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_WALK_RULES_HPP
#define APPWRITE_DETAIL_PAGING_WALK_RULES_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/users/list_terms.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Why a walk with these parameters would lose or repeat items, or never end. `has_cursors`: how it goes from
/// page to page.
APPWRITE_DECL std::optional<api_error> check_walk(list_terms const& terms, bool has_cursors);

/// A fingerprint of what is listed: of all parameters but those that only say how it is fetched. `owner`: the
/// user whose things are listed, or nobody.
APPWRITE_DECL std::string parameters_fingerprint(list_terms const& terms, std::string_view owner);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/walk_rules.ipp>
#endif

#endif

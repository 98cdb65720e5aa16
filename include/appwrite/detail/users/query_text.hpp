//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Filters and orders in the two spellings of servers since 1.0, and what each server knows of them. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_QUERY_TEXT_HPP
#define APPWRITE_DETAIL_USERS_QUERY_TEXT_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/detail/users/filter.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// What is wrong with a filter for a server of 1.0 or newer: something that it lacks, a wrong number of
/// values, text that is not UTF-8, a time that cannot be written.
APPWRITE_DECL std::optional<api_error> check_filter(filter const& f, server_info const& server);
APPWRITE_DECL std::optional<api_error> check_ordering(ordering const& o, server_info const& server);

/// As servers know the method: `equal`.
APPWRITE_DECL std::string_view name_of(filter_method m) noexcept;

/// As JSON, for servers since 1.5: `{"method":"equal","attribute":"name","values":["Ann"]}`. The filter must
/// have passed `check_filter`, as for the next.
APPWRITE_DECL void append_json_query(std::string& out, filter const& f);
APPWRITE_DECL void append_json_query(std::string& out, ordering const& o);

/// As servers from 1.0 to 1.4 read it: `equal("name", ["Ann"])`. There are no nested filters.
APPWRITE_DECL void append_text_query(std::string& out, filter const& f);
APPWRITE_DECL void append_text_query(std::string& out, ordering const& o);

/// A text in that form.
APPWRITE_DECL void append_text_query_string(std::string& out, std::string_view text);

// Refusals: what is at fault, and why.
APPWRITE_DECL api_error refused_query(errc code, std::string_view what, std::string_view why);
APPWRITE_DECL api_error query_too_new(std::string_view what, api_version since);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/query_text.ipp>
#endif

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading the models. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_MODELS_HPP
#define APPWRITE_DETAIL_JSON_MODELS_HPP

#include <appwrite/detail/json/reader.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/user.hpp>
#include <appwrite/result.hpp>

#include <boost/json/value.hpp>

#include <string_view>

namespace appwrite::detail
{

/// The error for a member that a model cannot do without: `errc::invalid_json` that names its place.
APPWRITE_DECL api_error missing_member(std::string_view name, json_path const* where);

// `where` is the place of `from` in its document, none for the document itself.

APPWRITE_DECL result<target> read_target(boost::json::value const& from, json_path const* where);
APPWRITE_DECL result<user> read_user(boost::json::value const& from, json_path const* where);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/models.ipp>
#include <appwrite/impl/models/target.ipp>
#include <appwrite/impl/models/user.ipp>
#endif

#endif

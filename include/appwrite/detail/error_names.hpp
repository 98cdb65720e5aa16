//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The name of an error code, for messages.
//
#ifndef APPWRITE_DETAIL_ERROR_NAMES_HPP
#define APPWRITE_DETAIL_ERROR_NAMES_HPP

#include <appwrite/error.hpp>

#include <string>

namespace appwrite::detail
{

/// The enumerator of `errc` or `api_errc`, as `response_timeout`; of other categories the name and the value,
/// as `system:111`. Defined in impl/error.ipp.
APPWRITE_DECL std::string error_name(error_code const& code);

/// For the log: as `error_name`, with the words of codes that have numbers for names.
APPWRITE_DECL std::string error_text(error_code const& code);

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The one place that tests versions and chooses how the library is compiled.
//
#ifndef APPWRITE_DETAIL_CONFIG_HPP
#define APPWRITE_DETAIL_CONFIG_HPP

#include <boost/version.hpp>

#if BOOST_VERSION < 108100
#error "appwrite-asio needs Boost 1.81 or newer"
#endif

// Beast's basic_stream was broken in 1.86, but nothing here uses it: sockets and deadlines are our own.

// APPWRITE_SEPARATE_COMPILATION: somebody compiles <appwrite/src.hpp> once (the target appwrite::appwrite
// does). Otherwise every public header ends by including its implementation (the target
// appwrite::header_only).
#if defined(APPWRITE_SEPARATE_COMPILATION)
#if defined(APPWRITE_SHARED) && (defined(__GNUC__) || defined(__clang__))
#define APPWRITE_DECL __attribute__((visibility("default")))
#else
#define APPWRITE_DECL
#endif
#else
#define APPWRITE_HEADER_ONLY 1
#define APPWRITE_DECL inline
#endif

// What implementation files (.ipp) put before a function that they define.
#if defined(APPWRITE_HEADER_ONLY)
#define APPWRITE_IMPL inline
#else
#define APPWRITE_IMPL
#endif

namespace boost::asio
{
}

namespace appwrite
{

/// The networking library, under the name that the standard's drafts gave it.
namespace net = boost::asio;

} // namespace appwrite

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The library's version, for the preprocessor and at run time.
//
#ifndef APPWRITE_VERSION_HPP
#define APPWRITE_VERSION_HPP

#define APPWRITE_VERSION_MAJOR 0
#define APPWRITE_VERSION_MINOR 1
#define APPWRITE_VERSION_PATCH 0
#define APPWRITE_VERSION_STRING "0.1.0"

#endif

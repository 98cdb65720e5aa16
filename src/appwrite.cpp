//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The compiled library.
//
#include <appwrite/src.hpp>

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Owns the precompiled header that the test programs share; it needs one source file to exist.
//

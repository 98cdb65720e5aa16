//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The main function of the programs that use Boost.Test.
//
#define BOOST_TEST_MODULE appwrite
#include <boost/test/unit_test.hpp>

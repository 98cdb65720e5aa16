//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How Boost.Test prints the library's enumerations when a comparison fails.
//
#ifndef APPWRITE_TEST_SUPPORT_PRINTING_HPP
#define APPWRITE_TEST_SUPPORT_PRINTING_HPP

#include <appwrite/call_stage.hpp>
#include <appwrite/error.hpp>

#include <ostream>

namespace appwrite
{

// Found by argument-dependent lookup.

inline std::ostream& boost_test_print_type(std::ostream& os, errc e)
{
    return os << make_error_code(e).message();
}

inline std::ostream& boost_test_print_type(std::ostream& os, api_errc e)
{
    return os << to_string(e);
}

inline std::ostream& boost_test_print_type(std::ostream& os, call_stage s)
{
    return os << to_string(s);
}

} // namespace appwrite

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// result<T>: a value or an api_error.
//
#ifndef APPWRITE_RESULT_HPP
#define APPWRITE_RESULT_HPP

#include <appwrite/api_error.hpp>

#include <boost/system/result.hpp>

namespace appwrite
{

/// A value or the error that came instead of it. `value()` throws `api_exception`; `operator*` and `error()`
/// do not check.
template <class T>
using result = boost::system::result<T, api_error>;

} // namespace appwrite

#endif

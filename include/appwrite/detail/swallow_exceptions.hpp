//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// swallow_exceptions: for what is told to those who look on.
//
#ifndef APPWRITE_DETAIL_SWALLOW_EXCEPTIONS_HPP
#define APPWRITE_DETAIL_SWALLOW_EXCEPTIONS_HPP

namespace appwrite::detail
{

/// A call must not fail because somebody who looks on does.
template <class Function>
void swallow_exceptions(Function&& f) noexcept
{
    try
    {
        f();
    }
    catch (...)
    {
    }
}

} // namespace appwrite::detail

#endif

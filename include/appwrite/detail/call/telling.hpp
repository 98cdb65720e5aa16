//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How the observer and the log of a client are told something.
//
#ifndef APPWRITE_DETAIL_CALL_TELLING_HPP
#define APPWRITE_DETAIL_CALL_TELLING_HPP

#include <appwrite/detail/call/call_monitor.hpp>
#include <appwrite/detail/swallow_exceptions.hpp>

namespace appwrite::detail
{

template <class Event>
void tell(call_monitor const& monitor, void (observer::*what)(Event const&), Event const& event) noexcept
{
    if (monitor.watcher)
        swallow_exceptions([&] { (monitor.watcher.get()->*what)(event); });
}

/// `make` is called only if the line is wanted.
template <class MakeLine>
void write_line(call_monitor const& monitor, log_level level, MakeLine&& make) noexcept
{
    if (monitor.log.wants(level))
        swallow_exceptions([&] { monitor.log.write(level, make()); });
}

} // namespace appwrite::detail

#endif

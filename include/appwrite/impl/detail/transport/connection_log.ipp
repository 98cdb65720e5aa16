//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connection_log: the lines.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_CONNECTION_LOG_IPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_CONNECTION_LOG_IPP

#include <appwrite/detail/transport/connection_log.hpp>

#include <appwrite/detail/error_names.hpp>
#include <appwrite/detail/swallow_exceptions.hpp>

#include <string>

namespace appwrite::detail
{

APPWRITE_IMPL void connection_log::opened(bool resumed) noexcept
{
    if (!options_->log.wants(log_level::debug))
        return;
    open_ = true;
    swallow_exceptions(
        [&]
        {
            options_->log.write(log_level::debug,
                "connection to " + options_->peer() + " opened" + (resumed ? ", TLS session resumed" : ""));
        });
}

APPWRITE_IMPL void connection_log::closed(
    std::string_view why, error_code code, std::uint64_t responses) noexcept
{
    if (!std::exchange(open_, false))
        return;
    swallow_exceptions(
        [&]
        {
            std::string line = "connection to " + options_->peer() + " closed: ";
            line.append(why);
            if (code)
                line.append(": ").append(error_text(code));
            line.append(", responses ").append(std::to_string(responses));
            options_->log.write(log_level::debug, line);
        });
}

} // namespace appwrite::detail

#endif

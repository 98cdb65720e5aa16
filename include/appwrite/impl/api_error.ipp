//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// api_error: its text and how it is thrown.
//
#ifndef APPWRITE_IMPL_API_ERROR_IPP
#define APPWRITE_IMPL_API_ERROR_IPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/error_names.hpp>
#include <appwrite/detail/line_text.hpp>

#include <boost/throw_exception.hpp>

#include <ostream>

namespace appwrite
{

APPWRITE_IMPL std::string api_error::what() const
{
    std::string line;
    if (!operation_.empty())
        line.append(operation_).append(": ");
    detail::append_line_text(line, message_.empty() ? code_.message() : message_);
    line.append(" [");
    std::string const name = std::string(detail::error_name(code_));
    line.append(name);
    if (!type_.empty() && type_ != name)
        detail::append_line_text(line.append(", type "), type_);
    if (status_ != 0)
        line.append(", HTTP ").append(std::to_string(status_));
    line.append("; stage ").append(to_string(stage_));
    line.append("; attempts ").append(std::to_string(attempts_));
    // Only where a reader might expect another attempt.
    if (retry_stop_ && *retry_stop_ != appwrite::retry_stop::permanent &&
        *retry_stop_ != appwrite::retry_stop::cancelled)
        line.append(" (").append(to_string(*retry_stop_)).append(")");
    line.append("; ").append(std::to_string(elapsed_.count())).append(" ms");
    if (!request_id_.empty())
        detail::append_line_text(line.append("; request "), request_id_);
    return line.append("]");
}

APPWRITE_IMPL std::ostream& operator<<(std::ostream& os, api_error const& e)
{
    return os << e.what();
}

APPWRITE_IMPL void throw_exception_from_error(api_error const& e, boost::source_location const& where)
{
    boost::throw_exception(api_exception(e), where);
}

} // namespace appwrite

#endif

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

// Out of line: who hands on a result inlines none of this.
APPWRITE_IMPL api_error::api_error() noexcept = default;
APPWRITE_IMPL api_error::api_error(api_error const&) = default;
APPWRITE_IMPL api_error::api_error(api_error&&) noexcept = default;
APPWRITE_IMPL api_error& api_error::operator=(api_error const&) = default;
APPWRITE_IMPL api_error& api_error::operator=(api_error&&) noexcept = default;
APPWRITE_IMPL api_error::~api_error() = default;

APPWRITE_IMPL std::string api_error::what() const
{
    facts const& known = known_.read();
    std::string line;
    if (!known.operation.empty())
        line.append(known.operation).append(": ");
    detail::append_line_text(line, known.message.empty() ? known.code.message() : known.message);
    line.append(" [");
    std::string const name = std::string(detail::error_name(known.code));
    line.append(name);
    if (!known.type.empty() && known.type != name)
        detail::append_line_text(line.append(", type "), known.type);
    if (known.status != 0)
        line.append(", HTTP ").append(std::to_string(known.status));
    line.append("; stage ").append(to_string(known.stage));
    line.append("; attempts ").append(std::to_string(known.attempts));
    // Only where a reader might expect another attempt.
    if (known.retry_stop && *known.retry_stop != appwrite::retry_stop::permanent &&
        *known.retry_stop != appwrite::retry_stop::cancelled)
        line.append(" (").append(to_string(*known.retry_stop)).append(")");
    line.append("; ").append(std::to_string(known.elapsed.count())).append(" ms");
    if (!known.request_id.empty())
        detail::append_line_text(line.append("; request "), known.request_id);
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

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From the outcome of an attempt to an api_error.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_OUTCOME_ERROR_IPP
#define APPWRITE_IMPL_DETAIL_CALL_OUTCOME_ERROR_IPP

#include <appwrite/detail/call/outcome_error.hpp>

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/wire/retry_after.hpp>

#include <cstddef>

namespace appwrite::detail
{

APPWRITE_IMPL api_error error_from_outcome(exchange_outcome const& out)
{
    if (out.status.ec)
    {
        std::string text = out.status.ec.message();
        std::string const& words = out.status.detail.read();
        if (out.status.ec == errc::acquire_timeout && !words.empty())
            text += "; the last connection could not be made: " + words;
        else if (!words.empty())
            text += ": " + words;
        api_error e(out.status.ec, out.status.stage, std::move(text));
        e.retry_hint(out.status.retry_hint);
        return e;
    }
    http_response const& r = out.response;
    response_header const& header = r.header.read();
    // A limited route tells with every response when its window ends; only to a 429 that means "come back
    // then".
    std::string_view const reset =
        r.status == 429 ? std::string_view(header.rate_limit_reset) : std::string_view();
    auto const hint = parse_retry_hint(header.retry_after, reset, std::chrono::system_clock::now());
    return error_from_response(r.status, header.content_type, header.location, r.body, hint);
}

APPWRITE_IMPL bool is_gone_already(operation const& op, exchange_outcome const& out)
{
    // Not any 404: an unknown project or route deletes nothing.
    return op.gone != api_errc::unknown && !out.status.ec && out.response.status == 404 &&
           error_from_outcome(out).code() == op.gone;
}

APPWRITE_IMPL void hide_key(operation const& op, exchange_outcome& out, std::string_view key)
{
    constexpr std::size_t least = 8;
    if (key.size() < least)
        return;
    auto const hide = [key](std::string& text)
    {
        for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + key.size()))
            text.replace(at, key.size(), key.size(), '*');
    };
    if (std::string* const words = out.status.detail.if_written())
        hide(*words);
    if (response_header* const header = out.response.header.if_written())
    {
        hide(header->location);
        hide(header->warning);
    }
    // What the operation brings is the caller's data, and is not touched. A page instead of it becomes an
    // error.
    std::string& body = out.response.body;
    auto const first = body.find_first_not_of(" \t\r\n");
    bool const is_json = first != std::string::npos && (body[first] == '{' || body[first] == '[');
    if (!is_json || !is_success(op, out.response.status))
        hide(body);
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The mishaps that an emulator can be told to stage.
//
#ifndef APPWRITE_TESTING_FAULT_HPP
#define APPWRITE_TESTING_FAULT_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace appwrite::testing
{

/**
 * @brief What happens to one request, given to @ref emulator::inject.
 *
 * Made by one of the named functions and refined by the setters. Faults that send the real response run the
 * operation first. Those that send something else or nothing leave the stored users untouched, unless
 * @ref after_executing was called: that is the difference between a request that was lost and an answer that
 * was lost.
 */
class fault
{
public:
    /// What the emulator does; the factory functions say it in words.
    enum class action
    {
        delay,
        respond,
        raw,
        reset,
        close_before_response,
        close_after_bytes,
        empty_page,
        first_page,
        never_answer,
        hold,
        no_close_notify,
        connection_close,
        chunked,
        drip,
        content_length,
        extra_bytes,
        close_after_response
    };

    /// The real response, this much later.
    static fault delay(std::chrono::milliseconds time);

    /// Another response instead. The emulator adds Content-Length and Content-Type; see @ref header for more.
    static fault respond(unsigned status, std::string body, std::string content_type = "application/json");

    /// A failure as Appwrite reports it: JSON of the type general_server_error.
    static fault server_error(unsigned status = 500);

    /// The web page of a proxy that cannot reach the server.
    static fault proxy_page(unsigned status = 502);

    /// 429 that asks for this wait in seconds: `Retry-After: 2`.
    static fault too_many_requests(std::chrono::seconds wait);

    /// 429 that names the end of this wait: `Retry-After: Sun, 06 Nov 1994 08:49:37 GMT`.
    static fault too_many_requests_until(std::chrono::seconds wait);

    /// 429 as Appwrite's own limits on account routes answer: `X-RateLimit-Reset`, the Unix time of the end
    /// of this wait.
    static fault rate_limit_reset(std::chrono::seconds wait);

    /// These bytes instead of a response, then the connection is closed.
    static fault raw(std::string bytes);

    /// So many bytes without any meaning (the same each time), then the connection is closed.
    static fault garbage(std::size_t count = 256);

    /// The real response of a listing without its items; `total` stays.
    static fault empty_page();

    /// A listing answers with its first page, whatever cursor or offset the request has: with @ref times, the
    /// page repeats for ever.
    static fault first_page();

    /// The connection is reset (RST) after the request was read; not one byte is sent.
    static fault reset();

    /// The connection is closed in good order after the request was read; not one byte is sent.
    static fault close_before_response();

    /// The first bytes of the real response, then the connection is closed.
    static fault close_after_bytes(std::size_t count);

    /// Nothing is ever sent; the connection stays open until the client or the emulator goes away.
    static fault never_answer();

    /// As @ref never_answer, until @ref emulator::release_held: then the operation runs and the response
    /// follows.
    static fault hold();

    /// The real response with `Connection: close`, then TCP is closed without the TLS close_notify.
    static fault no_close_notify();

    /// The real response with `Connection: close`, then the connection is closed in good order.
    static fault connection_close();

    /// The real response in chunks of this size (at least 1).
    static fault chunked(std::size_t chunk_size);

    /// The real response in pieces of this size (at least 1), with a pause between two pieces.
    static fault drip(std::size_t bytes, std::chrono::milliseconds pause);

    /// The real response with a Content-Length that is wrong by delta; then the connection is closed.
    static fault content_length(std::ptrdiff_t delta);

    /// The real response followed by bytes that nobody asked for; the connection stays open.
    static fault extra_bytes(std::string bytes);

    /// The real response, which promises keep-alive; then the connection is closed: it goes stale in the
    /// client's pool.
    static fault close_after_response();

    /// How many requests this fault takes. Default 1.
    fault& times(std::size_t count);

    /// Only requests with this method (empty: any) whose target begins with this prefix (empty: any), as
    /// "/v1/users".
    fault& on(std::string method, std::string target_prefix = {});

    /// For faults that do not send the real response: run the operation all the same, as if its answer was
    /// lost.
    fault& after_executing();

    /// An additional header field of @ref respond.
    fault& header(std::string name, std::string value);

    action what() const noexcept { return action_; }

    /// The name of the function that made it, as "proxy_page": what counters and recorded requests call it.
    const char* name() const noexcept { return name_; }
    std::size_t times() const noexcept { return times_; }
    const std::string& method() const noexcept { return method_; }
    const std::string& target_prefix() const noexcept { return target_prefix_; }
    std::chrono::milliseconds time() const noexcept { return time_; }
    unsigned status() const noexcept { return status_; }
    const std::string& text() const noexcept { return text_; }
    const std::string& content_type() const noexcept { return content_type_; }
    std::size_t count() const noexcept { return count_; }
    std::ptrdiff_t delta() const noexcept { return delta_; }
    const std::vector<std::pair<std::string, std::string>>& headers() const noexcept { return headers_; }

    /// Whether the request reaches the emulated service.
    bool executes() const noexcept;

    /// Whether this fault wants a request with this method and target.
    bool matches(const std::string& method, const std::string& target) const;

    /// Which field of the response carries the wait that @ref time has.
    enum class hint
    {
        none,
        retry_after_seconds,
        retry_after_date,
        rate_limit_reset
    };
    hint wait_hint() const noexcept { return hint_; }

private:
    fault(action what, const char* name) : action_(what), name_(name) {}

    static fault throttled(const char* name, hint form, std::chrono::seconds wait);

    action action_;
    const char* name_;
    hint hint_ = hint::none;
    std::size_t times_ = 1;
    std::string method_;
    std::string target_prefix_;
    bool after_executing_ = false;
    std::chrono::milliseconds time_{0};
    unsigned status_ = 0;
    std::string text_;
    std::string content_type_;
    std::size_t count_ = 0;
    std::ptrdiff_t delta_ = 0;
    std::vector<std::pair<std::string, std::string>> headers_;
};

static_assert(!std::is_aggregate_v<fault>);

} // namespace appwrite::testing

#endif

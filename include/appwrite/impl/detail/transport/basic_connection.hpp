//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: the coroutines.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_HPP

#include <appwrite/detail/transport/basic_connection.hpp>

#include <appwrite/detail/transport/await_io.hpp>
#include <appwrite/impl/detail/transport/basic_connection_steps.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

#include <algorithm>
#include <mutex>
#include <span>

namespace appwrite::detail
{

template <class Clock>
basic_connection<Clock>::basic_connection(
    net::any_io_executor ex, std::shared_ptr<transport_options const> options)
    : options_(std::move(options)), socket_(ex), log_(options_), watchdog_(std::move(ex), *this)
{
}

template <class Clock>
net::awaitable<connect_outcome> basic_connection<Clock>::connect(pointer self, time_point deadline)
{
    connect_outcome out;
    self->close();
    step now(*self, call_stage::resolve);
    if (self->stopped())
    {
        out.status = self->failed({});
        co_return out;
    }

    timeouts const& limits = self->options_->limits;
    endpoint_list endpoints;
    self->enter(call_stage::resolve, limits.resolve(), deadline);
    out.status = co_await self->resolve(endpoints);
    if (out.status.ec)
        co_return out;

    auto const connect_deadline = std::min(deadline, Clock::now() + limits.connect());
    out.status = co_await self->connect_to(std::move(endpoints), connect_deadline);
    if (out.status.ec)
        co_return out;

    if (self->options_->proxy)
    {
        self->enter(call_stage::proxy, limits.connect(), deadline);
        out.status = co_await self->open_tunnel();
        if (out.status.ec)
            co_return out;
    }
    if (self->options_->tls)
    {
        self->enter(call_stage::handshake, limits.handshake(), deadline);
        out.status = co_await self->shake_hands();
        if (out.status.ec)
            co_return out;
        out.resumed = SSL_session_reused(self->tls_->native_handle()) == 1;
    }
    {
        // A deadline that comes later must not shut down what is handed out as open.
        std::lock_guard lock(self->mutex_);
        self->watchdog_.disarm();
    }
    if (self->stopped())
    {
        out.status = self->failed({});
        co_return out;
    }
    now.prove_clean();
    self->log_.opened(out.resumed);
    co_return out;
}

template <class Clock>
net::awaitable<void> basic_connection<Clock>::exchange(
    pointer self, exchange_outcome& out, time_point deadline)
{
    step now(*self, call_stage::write);
    if (self->stopped())
    {
        out.status = self->failed({});
        now.closes("the request failed", out.status.ec);
        co_return;
    }
    bool const kept = self->served_ > 0;
    out.reused = kept;
    if (kept && !self->server_is_there())
    {
        out.stale = true;
        out.status = self->failed(net::error::connection_reset);
        now.closes("the server had closed it");
        co_return;
    }

    response_parser parser(self->options_->response, response_body::framed, std::move(out.response.body));
    interruption const cancel(*self);
    self->enter(call_stage::write, self->options_->limits.write(), deadline);
    out.sent = true;
    sending request(*self, out.wire);
    while (request.goes_on())
    {
        io_result const sent = co_await await_io(request, cancel);
        request.note(sent);
    }
    error_code const write_error = request.error();

    error_code read_error;
    if (!write_error || !self->stopped())
    {
        // A server that refuses a request without reading it to the end (413) breaks our writing, but its
        // answer may be there: already, or never.
        auto const until =
            write_error ? std::min<time_point>(deadline, Clock::now() + std::chrono::seconds(1)) : deadline;
        receiving answer(*self, parser, out.bytes_read, until);
        while (answer.goes_on())
        {
            io_result const got = co_await await_io(answer, cancel);
            answer.note(got);
            // A server may ask for something by the way, a new key for example.
            sending reply(*self, {});
            while (reply.goes_on())
            {
                io_result const sent = co_await await_io(reply, cancel);
                reply.note(sent);
            }
        }
        if (write_error)
            self->return_to_writing();
        else
            read_error = answer.error();
    }

    if (parser.done() && !read_error)
    {
        bool const in_step = !write_error && parser.keep_alive() && self->nothing_left_to_read();
        bool const goes_away = !parser.keep_alive();
        now.closes(goes_away ? "the server wishes it"
                   : in_step ? "the call was stopped"
                             : "it is out of step");
        out.response = parser.take();
        // A server that tires of an idle connection may say so with a 408, which meets our request half way.
        out.stale = kept && goes_away && out.response.status == 408;
        out.status = transport_status({}, call_stage::body);
        ++self->served_;
        if (in_step && !self->stopped())
        {
            now.prove_clean();
            out.clean = true;
        }
        co_return;
    }
    out.status = self->failed(write_error ? write_error : read_error);
    now.closes("the request failed", out.status.ec);
    out.stale = kept && out.bytes_read == 0 && !self->stopped();
}

template <class Clock>
void basic_connection<Clock>::interrupt(std::uint64_t use)
{
    std::lock_guard lock(mutex_);
    if (use_ != use)
        return;
    interrupted_use_ = use;
    if (busy_)
        halt(stop::interrupted);
}

/// Ends what the call waits for. The mutex is held.
template <class Clock>
void basic_connection<Clock>::halt(stop why)
{
    // An interruption counts even if a deadline came first: connecting goes on after that one, at the next
    // address.
    if (stop_ == stop::none || why == stop::interrupted)
        stop_ = why;
    error_code ignored;
    // Not everywhere can a socket be shut down before it is connected; and the call does not touch it then
    // without the mutex. Later it does, and only shutting down is safe beside that. It ends what waits and
    // what will: not a TLS shutdown, which would wait for the peer.
    if (connecting_)
        socket_.close(ignored);
    else if (socket_.is_open())
        socket_.shutdown(tcp::socket::shutdown_both, ignored);
    if (resolving_)
        resolving_->stop();
}

template <class Clock>
void basic_connection<Clock>::close()
{
    {
        error_code ignored;
        std::lock_guard lock(mutex_);
        socket_.close(ignored);
    }
    tls_.reset();
    unparsed_.clear();
    served_ = 0;
}

template <class Clock>
void basic_connection<Clock>::enter(call_stage stage, std::chrono::milliseconds limit, time_point deadline)
{
    auto const until = std::min<time_point>(deadline, Clock::now() + limit);
    std::lock_guard lock(mutex_);
    // A deadline that has passed is that of the phase before.
    if (!stopped())
        stage_ = stage;
    watchdog_.arm(until);
}

/// The one place where a stop becomes a code: closing the socket made the operation fail with something else.
template <class Clock>
transport_status basic_connection<Clock>::failed(error_code ec, std::string detail) const
{
    if (stop_ == stop::interrupted)
        return transport_status(net::error::operation_aborted, stage_);
    if (stop_ == stop::none)
    {
        bool const ended = ec == net::error::eof || ec == net::ssl::error::stream_truncated;
        return transport_status(
            ended ? make_error_code(errc::incomplete_response) : ec, stage_, std::move(detail));
    }
    switch (stage_)
    {
    case call_stage::resolve:
        return transport_status(errc::resolve_timeout, stage_);
    case call_stage::connect:
        return transport_status(errc::connect_timeout, stage_);
    case call_stage::proxy:
        return transport_status(errc::proxy_timeout, stage_);
    case call_stage::handshake:
        return transport_status(errc::handshake_timeout, stage_);
    case call_stage::write:
        return transport_status(errc::write_timeout, stage_);
    case call_stage::first_byte:
        return transport_status(errc::response_timeout, stage_);
    default:
        return transport_status(errc::read_timeout, stage_);
    }
}

/// Looks without waiting. Anything to read on an idle connection, the end included, means that it is no good
/// any more: an unsolicited 408, a close_notify. Session tickets come before the first response, so they are
/// not mistaken for that.
template <class Clock>
bool basic_connection<Clock>::server_is_there()
{
    char byte;
    error_code ec;
    socket_.receive(net::buffer(&byte, 1), tcp::socket::message_peek, ec);
    return ec == net::error::would_block || ec == net::error::try_again;
}

template <class Clock>
bool basic_connection<Clock>::nothing_left_to_read()
{
    return unparsed_.empty() && (!tls_ || !tls_->has_pending());
}

/// Waiting for an answer that did not come is not why the exchange failed.
template <class Clock>
void basic_connection<Clock>::return_to_writing()
{
    std::lock_guard lock(mutex_);
    stage_ = call_stage::write;
    if (stop_ == stop::deadline)
        stop_ = stop::none;
}

} // namespace appwrite::detail

#endif

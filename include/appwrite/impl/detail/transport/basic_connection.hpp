//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: the coroutines.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_HPP

#include <appwrite/detail/transport/basic_connection.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <openssl/bio.h>

#include <algorithm>
#include <span>

namespace appwrite::detail
{

/// While it lives, the connection is busy. The end of a step closes the socket unless the step proved it
/// clean: also when the coroutine is destroyed half way.
template <class Clock>
class basic_connection<Clock>::step
{
public:
    explicit step(basic_connection& c) : c_(c)
    {
        c_.busy_ = true;
        c_.stop_ = c_.interrupted_use_ == c_.use_ ? stop::interrupted : stop::none;
    }
    step(step const&) = delete;
    step& operator=(step const&) = delete;
    ~step()
    {
        c_.busy_ = false;
        c_.watchdog_.disarm();
        if (clean_)
            return;
        c_.log_.closed(why_, code_, c_.served_);
        c_.close();
    }
    void prove_clean() noexcept { clean_ = true; }
    /// Why the connection is closed, for the log.
    void closes(std::string_view why, error_code code = {}) noexcept
    {
        why_ = why;
        code_ = code;
    }

private:
    basic_connection& c_;
    bool clean_ = false;
    std::string_view why_ = "the call was dropped";
    error_code code_;
};

/// A resolution under way. It outlives the connection's interest in it: the resolver cannot be stopped.
template <class Clock>
struct basic_connection<Clock>::resolution
{
    explicit resolution(strand const& ex) : answered(ex, time_point::max()) {}

    // Waited on like a condition variable; cancelling it is the notification.
    net::basic_waitable_timer<Clock> answered;
    bool done = false;
    error_code ec;
    endpoint_list endpoints;
};

template <class Clock>
basic_connection<Clock>::basic_connection(
    net::any_io_executor ex, std::shared_ptr<transport_options const> options)
    : options_(std::move(options))
    , strand_(net::make_strand(std::move(ex)))
    , socket_(strand_)
    , watchdog_(strand_, *this)
    , log_(options_)
{
}

template <class Clock>
net::awaitable<connect_outcome> basic_connection<Clock>::connect(pointer self, time_point deadline)
{
    connect_outcome out;
    self->close();
    step now(*self);
    self->stage_ = call_stage::resolve;
    if (self->stop_ != stop::none)
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
    now.prove_clean();
    self->log_.opened(out.resumed);
    co_return out;
}

template <class Clock>
net::awaitable<exchange_outcome> basic_connection<Clock>::exchange(
    pointer self, std::string wire, time_point deadline)
{
    exchange_outcome out;
    out.wire = std::move(wire);
    step now(*self);
    self->stage_ = call_stage::write;
    if (self->stop_ != stop::none)
    {
        out.status = self->failed({});
        now.closes("the request failed", out.status.ec);
        co_return out;
    }
    bool const kept = self->served_ > 0;
    out.reused = kept;
    if (kept && !self->server_is_there())
    {
        out.stale = true;
        out.status = self->failed(net::error::connection_reset);
        now.closes("the server had closed it");
        co_return out;
    }

    response_parser parser(self->options_->response);
    self->enter(call_stage::write, self->options_->limits.write(), deadline);
    out.sent = true;
    error_code const write_error = co_await self->write(out.wire);
    error_code read_error;
    // A server that refuses a request without reading it to the end (413) breaks our writing, but its answer
    // may be there.
    if (!write_error)
        read_error = co_await self->read(parser, out.bytes_read, deadline);
    else if (self->stop_ == stop::none)
    {
        // It is there already, or will never be.
        auto const soon = std::min<time_point>(deadline, Clock::now() + std::chrono::seconds(1));
        co_await self->read(parser, out.bytes_read, soon);
        self->stage_ = call_stage::write;
        if (self->stop_ == stop::deadline)
            self->stop_ = stop::none;
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
        if (in_step && self->stop_ == stop::none)
        {
            now.prove_clean();
            out.clean = true;
        }
        co_return out;
    }
    out.status = self->failed(write_error ? write_error : read_error);
    now.closes("the request failed", out.status.ec);
    out.stale = kept && out.bytes_read == 0 && self->stop_ == stop::none;
    co_return out;
}

template <class Clock>
void basic_connection<Clock>::interrupt(std::uint64_t use)
{
    net::post(strand_,
        [self = this->shared_from_this(), use]
        {
            if (self->use_ != use)
                return;
            self->interrupted_use_ = use;
            if (self->busy_)
                self->halt(stop::interrupted);
        });
}

template <class Clock>
void basic_connection<Clock>::halt(stop why)
{
    // An interruption counts even if a deadline came first: connecting goes on after that one, at the next
    // address.
    if (stop_ == stop::none || why == stop::interrupted)
        stop_ = why;
    // Not a TLS shutdown: it would wait for the peer. Closing ends every operation on the socket.
    error_code ignored;
    socket_.close(ignored);
    if (resolving_)
        resolving_->answered.cancel();
}

template <class Clock>
void basic_connection<Clock>::close()
{
    error_code ignored;
    socket_.close(ignored);
    tls_.reset();
    buffer_.clear();
    served_ = 0;
}

template <class Clock>
void basic_connection<Clock>::enter(call_stage stage, std::chrono::milliseconds limit, time_point deadline)
{
    stage_ = stage;
    watchdog_.arm(std::min<time_point>(deadline, Clock::now() + limit));
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
    if (buffer_.size() != 0)
        return false;
    if (!tls_)
        return true;
    SSL* const ssl = tls_->native_handle();
    return SSL_pending(ssl) == 0 && BIO_ctrl_pending(SSL_get_rbio(ssl)) == 0;
}

template <class Clock>
net::awaitable<error_code> basic_connection<Clock>::write(std::string const& wire)
{
    error_code ec;
    if (tls_)
        co_await net::async_write(*tls_, net::buffer(wire), net::redirect_error(net::use_awaitable, ec));
    else
        co_await net::async_write(socket_, net::buffer(wire), net::redirect_error(net::use_awaitable, ec));
    co_return ec;
}

template <class Clock>
net::awaitable<error_code> basic_connection<Clock>::read(
    response_parser& parser, std::uint64_t& bytes, time_point deadline)
{
    // One TLS record at most comes out of a read.
    constexpr std::size_t piece = 16 * 1024;
    enter(call_stage::first_byte, options_->limits.first_byte(), deadline);
    while (!parser.done())
    {
        auto const space = buffer_.prepare(piece);
        error_code ec;
        std::size_t n = 0;
        if (tls_)
            n = co_await tls_->async_read_some(space, net::redirect_error(net::use_awaitable, ec));
        else
            n = co_await socket_.async_read_some(space, net::redirect_error(net::use_awaitable, ec));
        if (ec)
        {
            if (stop_ != stop::none || bytes == 0)
                co_return ec;
            error_code incomplete;
            parser.put_eof(ec == net::error::eof, incomplete);
            co_return incomplete;
        }
        if (bytes == 0)
            enter(call_stage::body, options_->limits.body(), deadline);
        bytes += n;
        buffer_.commit(n);
        auto const data = buffer_.data();
        std::size_t const used =
            parser.put(std::span(static_cast<char const*>(data.data()), data.size()), ec);
        buffer_.consume(used);
        if (ec)
            co_return ec;
        // What the parser cannot use yet is an unfinished line. Beast limits those of the header, but not
        // those between chunks.
        if (!parser.done() && buffer_.size() > options_->response.header)
            co_return make_error_code(errc::header_too_large);
    }
    co_return error_code();
}

} // namespace appwrite::detail

#endif

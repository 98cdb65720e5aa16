//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: the phases of connecting.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_CONNECTING_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_CONNECTING_HPP

#include <appwrite/detail/transport/basic_connection.hpp>
#include <appwrite/detail/wire/retry_after.hpp>

#include <appwrite/detail/transport/await_io.hpp>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>

#include <memory>
#include <mutex>
#include <span>
#include <utility>

namespace appwrite::detail
{

/// A resolution under way. It outlives the connection's interest in it: the resolver cannot be stopped.
/// Thread-safe.
template <class Clock>
class basic_connection<Clock>::resolution : public std::enable_shared_from_this<resolution>
{
public:
    explicit resolution(net::any_io_executor ex) : ex_(std::move(ex)), answered_(ex_, time_point::max()) {}

    void begin(transport_options const& options)
    {
        auto answer = [r = this->shared_from_this()](error_code ec, endpoint_list endpoints)
        {
            std::lock_guard lock(r->mutex_);
            r->over_ = true;
            r->ec_ = ec;
            r->endpoints_ = std::move(endpoints);
            r->answered_.cancel();
        };
        cancel_ = options.resolve->resolve(options.next_host(), options.next_port(), ex_, std::move(answer));
    }

    /// The answer, or nothing after `stop`.
    net::awaitable<error_code> answer(endpoint_list& endpoints, interruption cancel)
    {
        // Looking and starting to wait are one step under the lock, so that no notification can fall between.
        auto start = [this](auto handler)
        {
            std::lock_guard lock(mutex_);
            if (over_)
                answered_.expires_at(time_point::min());
            answered_.async_wait(std::move(handler));
        };
        co_await await_io(start, cancel);
        std::lock_guard lock(mutex_);
        endpoints = std::move(endpoints_);
        co_return ec_;
    }

    void stop()
    {
        std::lock_guard lock(mutex_);
        over_ = true;
        answered_.cancel();
    }

    /// Nobody wants the answer any more.
    void give_up() { cancel_(); }

private:
    net::any_io_executor ex_;
    resolver::canceller cancel_;
    std::mutex mutex_;
    // Waited on like a condition variable; cancelling it is the notification.
    net::basic_waitable_timer<Clock> answered_;
    bool over_ = false;
    error_code ec_;
    endpoint_list endpoints_;
};

template <class Clock>
net::awaitable<transport_status> basic_connection<Clock>::resolve(endpoint_list& found)
{
    error_code not_an_address;
    auto const address = net::ip::make_address(options_->next_host(), not_an_address);
    if (!not_an_address)
    {
        found.emplace_back(address, options_->next_port());
        co_return transport_status();
    }

    auto const r = std::make_shared<resolution>(socket_.get_executor());
    {
        std::lock_guard lock(mutex_);
        resolving_ = r;
        if (stopped())
            r->stop();
    }
    r->begin(*options_);
    endpoint_list endpoints;
    interruption const cancel(*this);
    error_code const ec = co_await r->answer(endpoints, cancel);
    {
        std::lock_guard lock(mutex_);
        resolving_.reset();
        // What the next phase waits for has a limit of its own.
        watchdog_.disarm();
    }
    if (stopped())
    {
        r->give_up();
        co_return failed(ec);
    }
    if (ec)
        co_return failed(ec);
    if (endpoints.empty())
        co_return failed(net::error::host_not_found);
    found = interleave_families(std::move(endpoints));
    co_return transport_status();
}

template <class Clock>
net::awaitable<transport_status> basic_connection<Clock>::connect_to(
    endpoint_list endpoints, time_point deadline)
{
    transport_status last;
    for (std::size_t i = 0; i < endpoints.size(); ++i)
    {
        auto const now = Clock::now();
        if (now >= deadline && i > 0)
            break;
        auto const share = std::chrono::duration_cast<typename Clock::duration>(
            connect_share(deadline - now, endpoints.size() - i));
        error_code const ec = co_await connect_to(endpoints[i], now + share);
        if (!ec && !stopped())
            co_return transport_status();
        std::lock_guard lock(mutex_);
        last = failed(ec);
        if (stop_ == stop::interrupted)
            break;
        // This address took its share of the time, or refused; the next one begins anew.
        stop_ = stop::none;
        watchdog_.disarm();
        error_code ignored;
        socket_.close(ignored);
    }
    co_return last;
}

template <class Clock>
net::awaitable<error_code> basic_connection<Clock>::connect_to(tcp::endpoint to, time_point deadline)
{
    auto start = [&](auto handler)
    {
        std::lock_guard lock(mutex_);
        stage_ = call_stage::connect;
        connecting_ = true;
        watchdog_.arm(deadline);
        socket_.async_connect(to, std::move(handler));
        // It came before there was a socket to close.
        error_code ignored;
        if (stopped())
            socket_.close(ignored);
    };
    interruption const cancel(*this);
    io_result const connected = co_await await_io(start, cancel);
    std::lock_guard lock(mutex_);
    connecting_ = false;
    if (connected.ec || stopped())
        co_return connected.ec;
    error_code ec;
    // Requests are written as a whole; waiting to fill a segment would only delay them.
    socket_.set_option(tcp::no_delay(true), ec);
    // The look at an idle connection relies on it.
    socket_.non_blocking(true, ec);
    co_return ec;
}

/// Asks the proxy for a tunnel (RFC 9110 §9.3.6). Afterwards the socket is as if it were connected to the
/// server.
template <class Clock>
net::awaitable<transport_status> basic_connection<Clock>::open_tunnel()
{
    std::string_view const request = options_->proxy->connect_request().reveal();
    interruption const cancel(*this);
    sending asking(*this, request);
    while (asking.goes_on())
    {
        io_result const sent = co_await await_io(asking, cancel);
        asking.note(sent);
    }
    error_code ec = asking.error();
    if (ec)
        co_return failed(ec);
    response_parser parser(options_->response, response_body::none);
    ec = co_await read_header(parser);
    if (ec || stopped())
        co_return failed(ec);
    std::string words;
    http_response const answer = parser.take();
    ec = judge_connect_response(answer, words);
    if (!ec)
        co_return transport_status();
    transport_status refused = failed(ec, std::move(words));
    refused.retry_hint =
        parse_retry_after(answer.header.read().retry_after, std::chrono::system_clock::now());
    co_return refused;
}

/// Reads until the parser is done and not one byte further: what follows belongs to TLS, which reads
/// from the socket.
template <class Clock>
net::awaitable<error_code> basic_connection<Clock>::read_header(response_parser& parser)
{
    constexpr std::size_t piece = 4 * 1024;
    auto start = [&](auto handler) { socket_.async_wait(tcp::socket::wait_read, std::move(handler)); };
    interruption const cancel(*this);
    std::string unused;
    while (!parser.done())
    {
        io_result const readable = co_await await_io(start, cancel);
        error_code ec = readable.ec;
        if (ec)
            co_return ec;
        std::size_t const before = unused.size();
        unused.resize(before + piece);
        std::size_t const n =
            socket_.receive(net::buffer(unused.data() + before, piece), tcp::socket::message_peek, ec);
        unused.resize(before + n);
        if (ec == net::error::would_block || ec == net::error::try_again)
            continue;
        if (ec)
            co_return ec;
        std::size_t const used = parser.put(std::span(unused.data(), unused.size()), ec);
        if (ec)
            co_return ec;
        // All of what was used in earlier rounds has been taken from the socket.
        std::size_t const taken = parser.done() ? used - before : n;
        socket_.receive(net::buffer(unused.data() + before, taken), 0, ec);
        if (ec)
            co_return ec;
        unused.erase(0, used);
    }
    co_return error_code();
}

template <class Clock>
net::awaitable<transport_status> basic_connection<Clock>::shake_hands()
{
    tls_.emplace(options_->tls->asio());
    error_code ec;
    options_->tls->prepare(tls_->native_handle(), options_->host, ec);
    if (ec)
        co_return failed(ec);
    auto read = [&](auto handler) { socket_.async_read_some(received_.prepare(), std::move(handler)); };
    interruption const cancel(*this);
    for (bool done = false; !done && !ec;)
    {
        done = tls_->shake_hands(ec);
        sending reply(*this, {});
        while (reply.goes_on())
        {
            io_result const sent = co_await await_io(reply, cancel);
            reply.note(sent);
        }
        if (!ec)
            ec = reply.error();
        if (done || ec)
            break;
        io_result const got = co_await await_io(read, cancel);
        tls_->put(received_.received(got.n));
        ec = tls_->meaning_of(got.ec);
    }
    if (stopped())
        co_return failed(ec);
    if (!ec)
        co_return transport_status();
    options_->tls->forget_session();
    std::string detail;
    error_code const why = tls_context::explain(tls_->native_handle(), ec, detail);
    co_return failed(why, std::move(detail));
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: the phases of connecting.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_CONNECTING_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_CONNECTING_HPP

#include <appwrite/detail/transport/basic_connection.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <span>
#include <utility>

namespace appwrite::detail
{

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

    auto const r = std::make_shared<resolution>(strand_);
    resolving_ = r;
    auto const cancel = options_->resolve->resolve(options_->next_host(), options_->next_port(), strand_,
        [r](error_code ec, endpoint_list endpoints)
        {
            r->done = true;
            r->ec = ec;
            r->endpoints = std::move(endpoints);
            r->answered.cancel();
        });
    error_code notified;
    if (!r->done)
        co_await r->answered.async_wait(net::redirect_error(net::use_awaitable, notified));
    resolving_.reset();
    if (!r->done)
        cancel();
    if (stop_ != stop::none || r->ec)
        co_return failed(r->ec);
    if (r->endpoints.empty())
        co_return failed(net::error::host_not_found);
    found = interleave_families(std::move(r->endpoints));
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
        stage_ = call_stage::connect;
        if (now >= deadline && i > 0)
            break;
        watchdog_.arm(now + std::chrono::duration_cast<typename Clock::duration>(
                                connect_share(deadline - now, endpoints.size() - i)));

        error_code ec;
        co_await socket_.async_connect(endpoints[i], net::redirect_error(net::use_awaitable, ec));
        if (!ec && stop_ == stop::none)
        {
            // Requests are written in one piece; waiting to fill a segment would only delay them.
            error_code ignored;
            socket_.set_option(tcp::no_delay(true), ignored);
            // The look at an idle connection relies on it.
            socket_.non_blocking(true, ec);
            if (!ec)
                co_return transport_status();
        }
        last = failed(ec);
        if (stop_ == stop::interrupted)
            break;
        // This address took its share of the time, or refused; the next one begins anew.
        stop_ = stop::none;
        socket_.close(ec);
    }
    co_return last;
}

/// Asks the proxy for a tunnel (RFC 9110 §9.3.6). Afterwards the socket is as if it were connected to the
/// server.
template <class Clock>
net::awaitable<transport_status> basic_connection<Clock>::open_tunnel()
{
    std::string_view const request = options_->proxy->connect_request().reveal();
    error_code ec;
    co_await net::async_write(
        socket_, net::buffer(request.data(), request.size()), net::redirect_error(net::use_awaitable, ec));
    if (ec)
        co_return failed(ec);
    response_parser parser(options_->response, response_body::none);
    ec = co_await read_header(parser);
    if (ec || stop_ != stop::none)
        co_return failed(ec);
    std::string words;
    ec = judge_connect_response(parser.take(), words);
    co_return ec ? failed(ec, std::move(words)) : transport_status();
}

/// Reads until the parser is done and not one byte further: what follows belongs to the TLS stream, which
/// reads from the socket.
template <class Clock>
net::awaitable<error_code> basic_connection<Clock>::read_header(response_parser& parser)
{
    constexpr std::size_t piece = 4 * 1024;
    std::string unused;
    while (!parser.done())
    {
        error_code ec;
        co_await socket_.async_wait(tcp::socket::wait_read, net::redirect_error(net::use_awaitable, ec));
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
    tls_.emplace(socket_, options_->tls->asio());
    error_code ec;
    options_->tls->prepare(tls_->native_handle(), options_->host, ec);
    if (ec)
        co_return failed(ec);
    co_await tls_->async_handshake(
        net::ssl::stream_base::client, net::redirect_error(net::use_awaitable, ec));
    if (stop_ != stop::none)
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

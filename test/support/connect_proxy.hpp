//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// connect_proxy: an HTTP proxy that opens tunnels, in a thread of its own.
//
#ifndef APPWRITE_TEST_SUPPORT_CONNECT_PROXY_HPP
#define APPWRITE_TEST_SUPPORT_CONNECT_PROXY_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace appwrite::test
{

/// Whatever host a tunnel is to lead to is this machine: names need no lookup.
class connect_proxy
{
public:
    /// `authorization`: what clients have to send as `Proxy-Authorization`; nothing if empty.
    explicit connect_proxy(std::string authorization = {})
        : authorization_(std::move(authorization)), acceptor_(ctx_, {net::ip::address_v4::loopback(), 0})
    {
        net::co_spawn(ctx_, accept(), net::detached);
        thread_ = std::thread([this] { ctx_.run(); });
    }
    connect_proxy(connect_proxy const&) = delete;
    connect_proxy& operator=(connect_proxy const&) = delete;
    ~connect_proxy()
    {
        ctx_.stop();
        thread_.join();
    }

    /// With `user:password@`, if that is given.
    std::string url(std::string const& userinfo = {}) const
    {
        return "http://" + userinfo + "127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    }

    /// What tunnels were asked for, in order.
    std::vector<std::string> targets() const
    {
        std::lock_guard lock(mutex_);
        return targets_;
    }

private:
    using tcp = net::ip::tcp;
    using socket_pointer = std::shared_ptr<tcp::socket>;

    net::awaitable<void> accept()
    {
        for (;;)
        {
            tcp::socket s = co_await acceptor_.async_accept(net::use_awaitable);
            auto const client = std::make_shared<tcp::socket>(std::move(s));
            net::co_spawn(ctx_, serve(client), net::detached);
        }
    }

    net::awaitable<void> serve(socket_pointer client)
    {
        std::string request;
        boost::system::error_code ec;
        std::size_t const size = co_await net::async_read_until(
            *client, net::dynamic_buffer(request), "\r\n\r\n", net::redirect_error(net::use_awaitable, ec));
        if (ec)
            co_return;
        constexpr std::string_view verb = "CONNECT ";
        std::string const header = request.substr(0, size);
        std::string answer = "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n";
        auto const server = std::make_shared<tcp::socket>(ctx_);
        bool open = false;
        if (!authorization_.empty() &&
            header.find("\r\nProxy-Authorization: " + authorization_ + "\r\n") == std::string::npos)
            answer =
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                "Content-Length: 0\r\n\r\n";
        else if (header.starts_with(verb))
        {
            std::string const target =
                header.substr(verb.size(), header.find(' ', verb.size()) - verb.size());
            note(target);
            tcp::endpoint const to(net::ip::address_v4::loopback(), port_of(target));
            co_await server->async_connect(to, net::redirect_error(net::use_awaitable, ec));
            open = !ec;
            answer = open ? "HTTP/1.1 200 Connection established\r\n\r\n"
                          : "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
        }
        co_await net::async_write(*client, net::buffer(answer), net::redirect_error(net::use_awaitable, ec));
        if (!open || ec)
            co_return;
        net::co_spawn(ctx_, relay(server, client), net::detached);
        co_await relay(client, server);
    }

    static net::awaitable<void> relay(socket_pointer from, socket_pointer to)
    {
        std::array<char, 16 * 1024> piece;
        boost::system::error_code ec;
        while (!ec)
        {
            std::size_t const n = co_await from->async_read_some(
                net::buffer(piece), net::redirect_error(net::use_awaitable, ec));
            if (!ec)
                co_await net::async_write(
                    *to, net::buffer(piece.data(), n), net::redirect_error(net::use_awaitable, ec));
        }
        boost::system::error_code ignored;
        to->shutdown(tcp::socket::shutdown_send, ignored);
    }

    static unsigned short port_of(std::string_view target)
    {
        unsigned short port = 0;
        std::string_view const digits = target.substr(target.rfind(':') + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), port);
        return port;
    }

    void note(std::string target)
    {
        std::lock_guard lock(mutex_);
        targets_.push_back(std::move(target));
    }

    std::string authorization_;
    net::io_context ctx_;
    tcp::acceptor acceptor_;
    mutable std::mutex mutex_;
    std::vector<std::string> targets_;
    std::thread thread_;
};

} // namespace appwrite::test

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// peer: the server's side of a TCP connection, moved by hand. It lives in the test's context and never
// blocks.
//
#ifndef APPWRITE_TEST_SUPPORT_PEER_HPP
#define APPWRITE_TEST_SUPPORT_PEER_HPP

#include "run_coro.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

/// One accepted connection.
class peer_socket
{
public:
    peer_socket(net::io_context& ctx, net::ip::tcp::socket s) : ctx_(&ctx), socket_(std::move(s))
    {
        socket_.non_blocking(true);
    }

    /// Takes what has arrived; whether the other side is still there.
    bool pump()
    {
        std::array<char, 65536> piece;
        for (;;)
        {
            boost::system::error_code ec;
            std::size_t const n = socket_.read_some(net::buffer(piece), ec);
            received_.append(piece.data(), n);
            if (ec == net::error::would_block)
                return true;
            if (ec)
                return false;
        }
    }

    /// Waits for one complete request and returns it.
    std::string read_request()
    {
        std::size_t size = 0;
        poll_until(*ctx_,
            [&]
            {
                pump();
                size = request_size();
                return size != 0;
            });
        std::string out = received_.substr(0, size);
        received_.erase(0, size);
        return out;
    }

    /// What has arrived, if anything.
    std::string take()
    {
        pump();
        return std::exchange(received_, {});
    }

    /// Waits until at least `n` bytes have arrived.
    void read_some(std::size_t n = 1)
    {
        poll_until(*ctx_, [&] { return pump(), received_.size() >= n; });
    }

    bool has_request() { return pump(), request_size() != 0; }

    /// Whether anything arrived that `read_request` has not returned.
    bool has_more() { return pump(), !received_.empty(); }

    /// Sends it all, meanwhile letting the other side run.
    void write(std::string_view text)
    {
        poll_until(*ctx_,
            [&]
            {
                boost::system::error_code ec;
                text.remove_prefix(socket_.write_some(net::buffer(text.data(), text.size()), ec));
                if (ec && ec != net::error::would_block)
                    throw std::runtime_error("peer: " + ec.message());
                return text.empty();
            });
    }

    /// An orderly end.
    void close() { socket_.close(); }

    /// Says that no more will come, and goes on listening.
    void shut_down() { socket_.shutdown(net::ip::tcp::socket::shutdown_send); }

    /// An end without manners: RST.
    void reset()
    {
        socket_.set_option(net::socket_base::linger(true, 0));
        socket_.close();
    }

    /// Waits until the other side has closed.
    void expect_close()
    {
        poll_until(*ctx_, [this] { return !pump(); });
    }

private:
    // 0: not complete.
    std::size_t request_size() const
    {
        auto const end = received_.find("\r\n\r\n");
        if (end == std::string::npos)
            return 0;
        std::size_t length = 0;
        constexpr std::string_view name = "\r\nContent-Length: ";
        auto const at = received_.find(name);
        if (at < end)
            std::from_chars(received_.data() + at + name.size(), received_.data() + end, length);
        std::size_t const size = end + 4 + length;
        return received_.size() >= size ? size : 0;
    }

    net::io_context* ctx_;
    net::ip::tcp::socket socket_;
    std::string received_;
};

/// A listener on the loopback interface.
class peer
{
public:
    explicit peer(net::io_context& ctx, int backlog = 64) : ctx_(ctx), acceptor_(ctx)
    {
        net::ip::tcp::endpoint const any_port(net::ip::address_v4::loopback(), 0);
        acceptor_.open(any_port.protocol());
        acceptor_.bind(any_port);
        acceptor_.listen(backlog);
        acceptor_.non_blocking(true);
    }

    net::ip::tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
    unsigned short port() const { return endpoint().port(); }

    /// Waits for somebody to connect.
    peer_socket accept()
    {
        std::optional<peer_socket> s;
        poll_until(ctx_, [&] { return (s = try_accept()).has_value(); });
        return std::move(*s);
    }

    /// Somebody who has connected already, if there is one.
    std::optional<peer_socket> try_accept()
    {
        net::ip::tcp::socket s(ctx_);
        boost::system::error_code ec;
        acceptor_.accept(s, ec);
        if (ec && ec != net::error::would_block)
            throw std::runtime_error("peer: " + ec.message());
        return ec ? std::nullopt : std::optional<peer_socket>(std::in_place, ctx_, std::move(s));
    }

    /// Whether somebody has connected who was not accepted yet; takes and drops that connection.
    bool somebody_connected() { return try_accept().has_value(); }

    void stop_listening() { acceptor_.close(); }

private:
    net::io_context& ctx_;
    net::ip::tcp::acceptor acceptor_;
};

/// A listener that nobody gets through to: its queue is full, so the kernel ignores further attempts.
class deaf_peer
{
public:
    explicit deaf_peer(net::io_context& ctx) : listener_(ctx, 0)
    {
        // The queue holds one more than asked for; some kernels are more generous.
        fillers_.reserve(8);
        for (int i = 0; i < 8; ++i)
        {
            net::ip::tcp::socket& s = fillers_.emplace_back(ctx);
            s.open(net::ip::tcp::v4());
            s.async_connect(listener_.endpoint(), [](boost::system::error_code) {});
        }
    }

    net::ip::tcp::endpoint endpoint() const { return listener_.endpoint(); }

private:
    peer listener_;
    std::vector<net::ip::tcp::socket> fillers_;
};

/// An endpoint where nobody listens.
inline net::ip::tcp::endpoint refusing_endpoint(net::io_context& ctx)
{
    return peer(ctx).endpoint();
}

} // namespace appwrite::test

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A blocking HTTP client that shows how exactly a connection ended.
//
#ifndef APPWRITE_TEST_UNIT_TESTING_BLOCKING_CLIENT_HPP
#define APPWRITE_TEST_UNIT_TESTING_BLOCKING_CLIENT_HPP

#include <appwrite/testing/emulator.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::testing::test
{

/// What a client reads when it reads to the end.
struct all_bytes
{
    std::string text;

    /// eof is a close_notify over TLS and a FIN without it; stream_truncated is a FIN without close_notify.
    boost::system::error_code end;
};

struct plain_response
{
    unsigned status = 0;
    std::string head;
    std::string body;
};

class blocking_client
{
public:
    /// Connects; over TLS, trusts the emulator's authority alone.
    explicit blocking_client(const emulator& to, SSL_SESSION* session = nullptr)
        : blocking_client(to, context_for(to))
    {
        shake_hands(session);
    }

    /// Connects with other settings; the caller shakes hands.
    blocking_client(const emulator& to, std::shared_ptr<net::ssl::context> context)
        : context_(std::move(context))
    {
        socket_.connect({net::ip::address_v4::loopback(), to.port()});
        socket_.set_option(net::ip::tcp::no_delay(true));
        if (context_)
            tls_.emplace(socket_, *context_);
        header_ = "Host: localhost\r\nX-Appwrite-Project: " + to.project() +
                  "\r\nX-Appwrite-Key: " + to.api_key() + "\r\n";
    }

    static std::shared_ptr<net::ssl::context> context_for(const emulator& to)
    {
        if (to.ca_pem().empty())
            return nullptr;
        auto context = std::make_shared<net::ssl::context>(net::ssl::context::tls_client);
        context->add_certificate_authority(net::buffer(to.ca_pem()));
        context->set_verify_mode(net::ssl::verify_peer);
        return context;
    }

    void shake_hands(SSL_SESSION* session = nullptr)
    {
        if (!tls_)
            return;
        tls_->set_verify_callback(net::ssl::host_name_verification("localhost"));
        if (session)
            SSL_set_session(tls_->native_handle(), session);
        tls_->handshake(net::ssl::stream_base::client);
    }

    /// For tests that tell OpenSSL itself which name to expect.
    void shake_hands_without_callback() { tls_->handshake(net::ssl::stream_base::client); }

    SSL* native_tls() { return tls_->native_handle(); }

    void send(std::string_view bytes)
    {
        if (tls_)
            net::write(*tls_, net::buffer(bytes));
        else
            net::write(socket_, net::buffer(bytes));
    }

    /// Sends a request with the usual fields.
    void send_request(const std::string& line, const std::string& more = {}, const std::string& body = {})
    {
        std::string text = line + " HTTP/1.1\r\n" + header_ + more;
        if (!body.empty())
            text +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        send(text + "\r\n" + body);
    }

    /// Reads one response that has a Content-Length, or neither that nor a body.
    plain_response receive()
    {
        while (buffer_.find("\r\n\r\n") == std::string::npos)
            read_some();
        plain_response result;
        result.head = take(buffer_.find("\r\n\r\n") + 4);
        result.status = static_cast<unsigned>(std::stoul(result.head.substr(9, 3)));
        const std::size_t length = result.head.find("Content-Length: ");
        const std::size_t size =
            length == std::string::npos ? 0 : std::stoul(result.head.substr(length + 16));
        while (buffer_.size() < size)
            read_some();
        result.body = take(size);
        return result;
    }

    plain_response exchange(const std::string& line, const std::string& body = {})
    {
        send_request(line, {}, body);
        return receive();
    }

    /// Reads until the server closes the connection.
    all_bytes receive_all()
    {
        all_bytes result;
        while (!result.end)
            read_some(result.end);
        result.text = take(buffer_.size());
        return result;
    }

    /// Reads until at least so many bytes have come.
    std::string receive_bytes(std::size_t count)
    {
        while (buffer_.size() < count)
            read_some();
        return take(count);
    }

    void close() { socket_.close(); }

private:
    void read_some(boost::system::error_code& error)
    {
        char bytes[4096];
        const std::size_t count =
            tls_ ? tls_->read_some(net::buffer(bytes), error) : socket_.read_some(net::buffer(bytes), error);
        buffer_.append(bytes, count);
    }

    void read_some()
    {
        boost::system::error_code error;
        read_some(error);
        if (error)
            throw boost::system::system_error(error);
    }

    std::string take(std::size_t count)
    {
        std::string result = buffer_.substr(0, count);
        buffer_.erase(0, count);
        return result;
    }

    net::io_context io_;
    net::ip::tcp::socket socket_{io_};
    std::shared_ptr<net::ssl::context> context_;
    std::optional<net::ssl::stream<net::ip::tcp::socket&>> tls_;
    std::string header_;
    std::string buffer_;
};

} // namespace appwrite::testing::test

#endif

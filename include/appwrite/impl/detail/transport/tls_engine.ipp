//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_engine: OpenSSL with buffers in place of a socket.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_TLS_ENGINE_IPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_TLS_ENGINE_IPP

#include <appwrite/detail/transport/tls_engine.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>

namespace appwrite::detail
{

/// What OpenSSL calls in place of a socket. No exception may pass through it.
struct tls_engine::bio
{
    static tls_engine& engine(BIO* b) { return *static_cast<tls_engine*>(BIO_get_data(b)); }

    static int read(BIO* b, char* to, int size)
    {
        std::span<char const>& input = engine(b).input_;
        BIO_clear_retry_flags(b);
        if (input.empty())
        {
            BIO_set_retry_read(b);
            return -1;
        }
        auto const n = std::min(input.size(), static_cast<std::size_t>(size));
        std::memcpy(to, input.data(), n);
        input = input.subspan(n);
        return static_cast<int>(n);
    }

    static int write(BIO* b, char const* from, int size)
    {
        BIO_clear_retry_flags(b);
        try
        {
            engine(b).output_.append(from, static_cast<std::size_t>(size));
            return size;
        }
        catch (std::exception const&)
        {
            return -1;
        }
    }

    static long control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

    static int create(BIO* b)
    {
        BIO_set_init(b, 1);
        return 1;
    }

    static BIO_METHOD* method()
    {
        // Never freed: connections may live in static objects that are destroyed later than it would be.
        static BIO_METHOD* const made = []
        {
            BIO_METHOD* const m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "appwrite");
            if (m)
            {
                BIO_meth_set_read(m, &bio::read);
                BIO_meth_set_write(m, &bio::write);
                BIO_meth_set_ctrl(m, &bio::control);
                BIO_meth_set_create(m, &bio::create);
            }
            return m;
        }();
        return made;
    }
};

APPWRITE_IMPL tls_engine::tls_engine(net::ssl::context& context) : ssl_(SSL_new(context.native_handle()))
{
    BIO_METHOD* const method = bio::method();
    BIO* const b = method && ssl_ ? BIO_new(method) : nullptr;
    if (!b)
        throw std::bad_alloc();
    BIO_set_data(b, this);
    SSL_set_bio(ssl_.get(), b, b);
    SSL_set_connect_state(ssl_.get());
    // Reading goes on behind what is not text, a session ticket for example, until there is no input left.
    SSL_set_mode(ssl_.get(), SSL_MODE_AUTO_RETRY);
}

APPWRITE_IMPL tls_engine::~tls_engine() = default;

APPWRITE_IMPL bool tls_engine::shake_hands(error_code& ec)
{
    ERR_clear_error();
    int const outcome = SSL_do_handshake(ssl_.get());
    ec = error_of(outcome);
    return outcome == 1;
}

APPWRITE_IMPL std::size_t tls_engine::read(std::span<char> to, error_code& ec)
{
    constexpr std::size_t most = std::numeric_limits<int>::max();
    ERR_clear_error();
    int const n = SSL_read(ssl_.get(), to.data(), static_cast<int>(std::min(to.size(), most)));
    ec = error_of(n);
    return n > 0 ? static_cast<std::size_t>(n) : 0;
}

APPWRITE_IMPL void tls_engine::write(std::string_view text, error_code& ec)
{
    ec = {};
    ERR_clear_error();
    std::size_t written = 0;
    // The output takes everything, so it is written at once.
    if (!text.empty() && SSL_write_ex(ssl_.get(), text.data(), text.size(), &written) != 1)
        ec = error_of(0);
    if (!ec && written != text.size())
        ec = net::ssl::error::unexpected_result;
}

/// What OpenSSL has to say about an outcome that is not a success. No error: it waits for input.
APPWRITE_IMPL error_code tls_engine::error_of(int outcome) const
{
    if (outcome > 0)
        return {};
    switch (SSL_get_error(ssl_.get(), outcome))
    {
    case SSL_ERROR_WANT_READ:
        return {};
    case SSL_ERROR_ZERO_RETURN:
        return net::error::eof;
    default:
        break;
    }
    if (unsigned long const why = ERR_get_error())
        return error_code(static_cast<int>(why), net::error::get_ssl_category());
    return net::ssl::error::unspecified_system_error;
}

APPWRITE_IMPL error_code tls_engine::meaning_of(error_code ec) const noexcept
{
    if (ec == net::error::eof && (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) == 0)
        return net::ssl::error::stream_truncated;
    return ec;
}

APPWRITE_IMPL void tls_engine::sent(std::size_t n) noexcept
{
    sent_ += n;
    if (sent_ < output_.size())
        return;
    // A large request does not stay for as long as the connection does.
    if (output_.capacity() > 4096)
        std::string().swap(output_);
    output_.clear();
    sent_ = 0;
}

APPWRITE_IMPL bool tls_engine::has_pending() const noexcept
{
    return !input_.empty() || SSL_has_pending(ssl_.get()) == 1;
}

} // namespace appwrite::detail

#endif

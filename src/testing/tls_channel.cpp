//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The server's side of one TLS connection, without a socket.
//
#include "tls_channel.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/err.h>

namespace appwrite::testing::detail
{

tls_channel::tls_channel(SSL_CTX* context) : ssl_(SSL_new(context))
{
    BIO* const in = BIO_new(BIO_s_mem());
    BIO* const out = BIO_new(BIO_s_mem());
    if (!ssl_ || !in || !out)
    {
        BIO_free(in);
        BIO_free(out);
        throw std::runtime_error("the emulator could not make a TLS channel");
    }
    SSL_set_bio(ssl_.get(), in, out);
    SSL_set_accept_state(ssl_.get());
}

tls_channel::state tls_channel::receive(std::string_view bytes, std::string& plain, std::string& outgoing)
{
    ERR_clear_error();
    if (!bytes.empty())
        BIO_write(SSL_get_rbio(ssl_.get()), bytes.data(), static_cast<int>(bytes.size()));
    if (state_ == state::handshaking)
        shake_hands();
    if (state_ == state::open)
        read(plain);
    // Also after a failure: the alert that explains it.
    drain(outgoing);
    return state_;
}

void tls_channel::shake_hands()
{
    const int result = SSL_do_handshake(ssl_.get());
    if (result == 1)
        state_ = state::open;
    else if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ)
        state_ = state::failed;
}

void tls_channel::read(std::string& plain)
{
    char buffer[16 * 1024];
    for (;;)
    {
        const int count = SSL_read(ssl_.get(), buffer, sizeof buffer);
        if (count > 0)
        {
            plain.append(buffer, static_cast<std::size_t>(count));
            continue;
        }
        const int error = SSL_get_error(ssl_.get(), count);
        if (error == SSL_ERROR_ZERO_RETURN)
            state_ = state::finished;
        else if (error != SSL_ERROR_WANT_READ)
            state_ = state::failed;
        return;
    }
}

void tls_channel::send(std::string_view text, std::string& outgoing)
{
    if (state_ != state::open && state_ != state::finished)
        return;
    ERR_clear_error();
    // A memory BIO takes everything, so one write is complete; only its size has a limit.
    constexpr std::size_t most = 1U << 30U;
    for (; !text.empty(); text.remove_prefix(std::min(most, text.size())))
        if (SSL_write(ssl_.get(), text.data(), static_cast<int>(std::min(most, text.size()))) <= 0)
        {
            state_ = state::failed;
            break;
        }
    drain(outgoing);
}

void tls_channel::close(std::string& outgoing)
{
    if (state_ != state::open && state_ != state::finished)
        return;
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
    drain(outgoing);
}

void tls_channel::drain(std::string& outgoing)
{
    BIO* const out = SSL_get_wbio(ssl_.get());
    const std::size_t waiting = BIO_ctrl_pending(out);
    if (waiting == 0)
        return;
    const std::size_t before = outgoing.size();
    outgoing.resize(before + waiting);
    const int taken = BIO_read(out, outgoing.data() + before, static_cast<int>(waiting));
    outgoing.resize(before + static_cast<std::size_t>(std::max(taken, 0)));
}

} // namespace appwrite::testing::detail

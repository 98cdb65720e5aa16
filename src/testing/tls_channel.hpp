//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The server's side of one TLS connection, without a socket.
//
#ifndef APPWRITE_SRC_TESTING_TLS_CHANNEL_HPP
#define APPWRITE_SRC_TESTING_TLS_CHANNEL_HPP

#include <memory>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

namespace appwrite::testing::detail
{

/**
 * @brief Turns bytes from the network into plain text and back.
 *
 * Having no socket, it lets its owner decide which bytes are sent and when: that is what faults such as a
 * missing close_notify need.
 */
class tls_channel
{
public:
    /// @throws std::runtime_error if OpenSSL refuses.
    explicit tls_channel(SSL_CTX* context);

    enum class state
    {
        handshaking,
        open,
        /// The client sent close_notify.
        finished,
        failed
    };

    /// Takes bytes from the network. Appends what they mean to plain, and what has to be sent in reply to
    /// outgoing.
    state receive(std::string_view bytes, std::string& plain, std::string& outgoing);

    /// Encrypts text; appends to outgoing.
    void send(std::string_view text, std::string& outgoing);

    /// Appends a close_notify to outgoing.
    void close(std::string& outgoing);

    state current() const noexcept { return state_; }

    /// Whether the handshake resumed an earlier session.
    bool resumed() const noexcept { return SSL_session_reused(ssl_.get()) == 1; }

private:
    struct deleter
    {
        void operator()(SSL* ssl) const noexcept { SSL_free(ssl); }
    };

    void shake_hands();
    void read(std::string& plain);
    void drain(std::string& outgoing);

    std::unique_ptr<SSL, deleter> ssl_;
    state state_ = state::handshaking;
};

} // namespace appwrite::testing::detail

#endif

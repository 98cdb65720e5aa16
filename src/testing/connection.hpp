//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One client connection: TLS, requests, responses, faults.
//
#ifndef APPWRITE_SRC_TESTING_CONNECTION_HPP
#define APPWRITE_SRC_TESTING_CONNECTION_HPP

#include "http_message.hpp"
#include "request_reader.hpp"
#include "tls_channel.hpp"

#include <appwrite/testing/connection_fault.hpp>
#include <appwrite/testing/fault.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

class server;

/// Everything here happens on the server's thread.
class connection : public std::enable_shared_from_this<connection>
{
public:
    /// @param meets the fault of this connection, if any.
    connection(net::ip::tcp::socket socket, server& owner, std::size_t number,
        std::optional<connection_fault> meets);

    void start();

    /// No request is being read or answered.
    bool idle() const noexcept;

    /// Closes at once: close_notify, FIN.
    void close();

    /// Closes at once: RST.
    void reset();

    /// Lets a request that fault::hold stopped go on.
    void release();

    /// Ends the silence of a connection that was accepted while the server stalled.
    void resume();

private:
    enum class ending
    {
        keep_alive,
        close,
        /// FIN without close_notify.
        close_silently,
    };

    /// How one response leaves.
    struct delivery
    {
        framing frame;
        ending end = ending::keep_alive;
        std::size_t at_most = std::string::npos;
        std::size_t piece = 0;
        std::chrono::milliseconds pause{0};
        std::string extra;
    };

    bool suffer_at_once();
    bool suffers(connection_fault::action what) const noexcept;
    void cut_short(std::string_view bytes);
    void break_handshake(std::string_view bytes);
    void note_unserved();
    void read();
    void received(std::string_view bytes);
    void next_request();
    void refuse(unsigned status);
    void serve();
    void begin_service();
    void leave_service();
    void serve_with(const fault& what);
    void serve_normally();
    response execute();
    delivery normal_delivery() const;
    void deliver(const response& what, delivery how);
    void send_piece(std::size_t from);
    void queue(std::string_view text);
    void flush();
    void flushed();
    void finish(ending how);
    void wait_for_next_request();
    void drop(bool with_reset);

    server& owner_;
    net::ip::tcp::socket socket_;
    const std::size_t number_;
    std::optional<connection_fault> mishap_;

    /// How many more bytes the mishap lets pass.
    std::size_t bytes_left_;
    const std::size_t keep_alive_limit_;
    std::optional<tls_channel> tls_;
    request_reader reader_;
    request request_;
    std::size_t served_ = 0;
    std::size_t record_ = 0;
    std::optional<fault> meets_;
    bool in_service_ = false;

    std::array<char, 16 * 1024> input_;
    std::string plain_;
    std::string outgoing_;
    std::string in_flight_;

    /// The response that send_piece works on.
    std::string wire_;
    std::size_t wire_sent_ = 0;
    delivery delivery_;
    bool delivering_ = false;

    net::steady_timer timer_;
    net::steady_timer idle_timer_;
    bool busy_ = false;
    bool held_ = false;

    /// While it is silent, a connection collects what it reads: only so does it notice that the client
    /// leaves.
    bool silent_ = false;
    std::string unread_;

    bool reading_ = false;
    bool closed_ = false;
};

} // namespace appwrite::testing::detail

#endif

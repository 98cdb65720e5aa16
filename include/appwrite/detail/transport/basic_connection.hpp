//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: one socket to the server. Connects, exchanges a request for a response, closes.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_BASIC_CONNECTION_HPP
#define APPWRITE_DETAIL_TRANSPORT_BASIC_CONNECTION_HPP

#include <appwrite/detail/transport/connection_log.hpp>
#include <appwrite/detail/transport/exchange.hpp>
#include <appwrite/detail/transport/receive_buffer.hpp>
#include <appwrite/detail/transport/tls_engine.hpp>
#include <appwrite/detail/transport/transport_options.hpp>
#include <appwrite/detail/transport/watchdog.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// One socket to the server, used by one call at a time, on the executor of that call: there is no hop to an
/// executor of the connection's. Only `interrupt` may be called from anywhere.
///
/// Timeouts and cancellation are one mechanism: both note a reason and cut the socket off, which ends
/// whatever waits on it. So there is no path on which an operation is cancelled and the connection lives on
/// half read. They come from other threads; a mutex guards what they share with the call: why to stop, the
/// watchdog, and opening and closing the socket.
template <class Clock>
class basic_connection : public std::enable_shared_from_this<basic_connection<Clock>>
{
public:
    using clock = Clock;
    using time_point = typename Clock::time_point;
    using pointer = std::shared_ptr<basic_connection>;

    basic_connection(net::any_io_executor ex, std::shared_ptr<transport_options const> options);
    /// Whoever drops a connection that is open has no use for it: it was idle for too long, say.
    ~basic_connection() { log_.closed("not needed any more", {}, served_); }

    /// Names the use of the connection that begins now, for `interrupt`. Called by whoever got hold of the
    /// connection.
    std::uint64_t begin_use() noexcept { return ++use_; }
    std::uint64_t current_use() const noexcept { return use_; }

    /// Resolves, connects, has a proxy open a tunnel if there is one, and shakes hands, closing what was open
    /// before. Each phase has its own limit; `deadline` bounds all. Errors: `resolve_timeout`,
    /// `connect_timeout`, `handshake_timeout`, the `proxy_*` and `tls_*` codes, those of a response (of the
    /// proxy), the system's codes, `operation_aborted` when interrupted.
    ///
    /// Takes the connection as an argument so that the coroutine keeps it alive, even before it first runs.
    static net::awaitable<connect_outcome> connect(pointer self, time_point deadline);

    /// Writes `out.wire` and reads the response; what became of it is in `out`. The body uses the memory that
    /// `out.response.body` has. On a connection that has
    /// served before it first looks whether the server is still there. Unless the outcome says `clean`, the
    /// connection is closed when this returns.
    static net::awaitable<void> exchange(pointer self, exchange_outcome& out, time_point deadline);

    /// Ends the use `use` with `operation_aborted`, and every step of it that is still to come. If that use
    /// is over, nothing happens: an interruption never hits the next user. Thread-safe, does not block.
    void interrupt(std::uint64_t use);

private:
    using tcp = net::ip::tcp;
    friend class watchdog<basic_connection, Clock>;

    enum class stop
    {
        none,
        deadline,
        interrupted,
    };

    class step;
    class resolution;
    class interruption;
    class sending;
    class receiving;

    // The mutex is held.
    std::mutex& mutex() noexcept { return mutex_; }
    void on_deadline() { halt(stop::deadline); }
    void halt(stop why);

    void close();
    void enter(call_stage stage, std::chrono::milliseconds limit, time_point deadline);
    bool stopped() const noexcept { return stop_ != stop::none; }
    transport_status failed(error_code ec, std::string detail = {}) const;
    bool server_is_there();
    bool nothing_left_to_read();
    void return_to_writing();
    net::awaitable<transport_status> resolve(endpoint_list& found);
    net::awaitable<transport_status> connect_to(endpoint_list endpoints, time_point deadline);
    net::awaitable<error_code> connect_to(tcp::endpoint endpoint, time_point deadline);
    net::awaitable<transport_status> open_tunnel();
    net::awaitable<error_code> read_header(response_parser& parser);
    net::awaitable<transport_status> shake_hands();

    std::shared_ptr<transport_options const> options_;
    tcp::socket socket_;
    std::optional<tls_engine> tls_;
    receive_buffer received_;
    // The beginning of something that the parser takes as a whole only.
    std::string unparsed_;
    std::uint64_t served_ = 0;
    connection_log log_;
    std::atomic<std::uint64_t> use_ = 0;

    // Opening, shutting down and closing the socket is guarded as well; reading and writing is not.
    std::mutex mutex_;
    watchdog<basic_connection, Clock> watchdog_;
    std::shared_ptr<resolution> resolving_;
    call_stage stage_ = call_stage::resolve;
    std::atomic<stop> stop_ = stop::none;
    bool busy_ = false;
    bool connecting_ = false;
    std::uint64_t interrupted_use_ = 0;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/transport/basic_connection.hpp>
#include <appwrite/impl/detail/transport/basic_connection_connecting.hpp>

#endif

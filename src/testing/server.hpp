//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The listening socket, the thread, and the connections.
//
#ifndef APPWRITE_SRC_TESTING_SERVER_HPP
#define APPWRITE_SRC_TESTING_SERVER_HPP

#include "certificates.hpp"
#include "journal.hpp"
#include "record.hpp"
#include "service.hpp"

#include <appwrite/testing/options.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace appwrite::testing::detail
{

class connection;

/// Serves on a thread of its own from construction to destruction.
class server
{
public:
    /// @param keeper where the state is loaded from and written to; it must outlive the server. Null: the
    /// state ends with the process.
    explicit server(const emulator_options& options, storage* keeper = nullptr);
    ~server();

    server(const server&) = delete;
    server& operator=(const server&) = delete;

    // For any thread:

    unsigned short port() const noexcept { return port_; }
    const std::string& ca_pem() const noexcept { return identity_.ca_pem; }
    const emulator_options& options() const noexcept { return options_; }
    journal& log() noexcept { return log_; }

    void release_held();
    void stall_new_connections(bool on);
    std::size_t close_idle_connections();
    std::size_t reset_all_connections();

    /// Calls work(service&) while no request is handled.
    template <class Work>
    auto with_service(Work work)
    {
        const std::lock_guard lock(service_mutex_);
        return work(service_);
    }

    /// Writes down what has changed through @ref with_service. @throws std::exception if that fails.
    void save();

    // For connections, on the server's thread:

    /// Null: plain HTTP.
    SSL_CTX* tls_context() const noexcept { return identity_.context.get(); }
    std::size_t request_limit() const noexcept { return service_.request_limit(); }
    bool stalling() const noexcept { return stalling_; }
    bool sends_continue() const noexcept { return service_.sends_continue(); }
    response handle(const request& from);

    /// After how many requests the next connection is closed. 0: never.
    std::size_t draw_keep_alive_limit();
    void forget(connection& which);

    /// Remembers a connection whose request fault::hold has stopped.
    void hold(std::weak_ptr<connection> which) { held_.push_back(std::move(which)); }

private:
    using connection_list = std::unordered_map<connection*, std::shared_ptr<connection>>;

    void accept();
    void add(net::ip::tcp::socket socket);

    /// Runs work on the server's thread and waits for what it returns.
    std::size_t on_thread(std::function<std::size_t()> work);

    /// Copies the list: closing a connection changes it.
    connection_list snapshot() const { return connections_; }

    const emulator_options options_;
    server_identity identity_;
    journal log_;
    std::mutex service_mutex_;
    service service_;
    storage* keeper_;

    // Destroyed before what its pending handlers refer to.
    net::io_context context_{1};
    net::ip::tcp::acceptor acceptor_{context_};
    net::steady_timer accept_pause_{context_};
    connection_list connections_;
    std::vector<std::weak_ptr<connection>> held_;
    std::mt19937_64 keep_alive_random_;
    bool stalling_ = false;
    unsigned short port_ = 0;
    std::thread thread_;
};

} // namespace appwrite::testing::detail

#endif

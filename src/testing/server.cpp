//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The listening socket, the thread, and the connections.
//
#include "server.hpp"

#include "connection.hpp"
#include "persistence.hpp"

#include <boost/asio/post.hpp>

#include <future>
#include <optional>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

using boost::system::error_code;

service_config config_of(const emulator_options& options)
{
    service_config result;
    result.version = options.server_version();
    result.project = options.project();
    result.keys = options.api_keys();
    result.hosts = options.known_hosts();
    return result;
}

} // namespace

server::server(const emulator_options& options, storage* keeper)
    : options_(options)
    , service_(config_of(options))
    , keeper_(keeper)
    , keep_alive_random_(options.keep_alive_seed())
{
    if (keeper_)
        load(service_, *keeper_);
    if (options_.uses_tls())
        identity_ = make_server_identity(options_.certificate(), options_.max_tls_version());
    const net::ip::tcp::endpoint where(net::ip::address_v4::loopback(), options_.port());
    acceptor_.open(where.protocol());
    acceptor_.set_option(net::socket_base::reuse_address(true));
    acceptor_.bind(where);
    acceptor_.listen();
    port_ = acceptor_.local_endpoint().port();
    accept();
    thread_ = std::thread([this] { context_.run(); });
}

server::~server()
{
    context_.stop();
    thread_.join();
}

void server::accept()
{
    acceptor_.async_accept(
        [this](error_code error, net::ip::tcp::socket socket)
        {
            if (error == net::error::operation_aborted)
                return;
            if (!error)
            {
                add(std::move(socket));
                return accept();
            }
            // Out of file descriptors, most likely: closing connections will help, asking at once will not.
            accept_pause_.expires_after(std::chrono::milliseconds(10));
            accept_pause_.async_wait(
                [this](error_code aborted)
                {
                    if (!aborted)
                        accept();
                });
        });
}

void server::add(net::ip::tcp::socket socket)
{
    std::optional<connection_fault> meets;
    const std::size_t number = log_.connection_opened(meets);
    auto added = std::make_shared<connection>(std::move(socket), *this, number, meets);
    connections_.emplace(added.get(), added);
    added->start();
}

std::size_t server::draw_keep_alive_limit()
{
    const std::size_t least = options_.keep_alive_min();
    return least == 0 ? 0 : least + keep_alive_random_() % (options_.keep_alive_max() - least + 1);
}

void server::forget(connection& which)
{
    if (connections_.erase(&which) != 0)
        log_.connection_closed();
}

response server::handle(const request& from)
{
    const std::lock_guard lock(service_mutex_);
    response result = service_.handle(from, std::chrono::system_clock::now());
    if (!keeper_)
        return result;
    // Reading marks what it looks at, too; nothing that matters would be lost with it.
    if (from.method == "GET" || from.method == "HEAD" || from.method == "OPTIONS")
    {
        service_.users().changes().take();
        return result;
    }
    try
    {
        detail::save(service_, *keeper_);
    }
    catch (const std::exception&)
    {
        return service_.broken();
    }
    return result;
}

void server::save()
{
    const std::lock_guard lock(service_mutex_);
    if (keeper_)
        detail::save(service_, *keeper_);
}

std::size_t server::on_thread(std::function<std::size_t()> work)
{
    std::packaged_task<std::size_t()> task(std::move(work));
    std::future<std::size_t> result = task.get_future();
    net::post(context_, std::move(task));
    return result.get();
}

void server::release_held()
{
    on_thread(
        [this]
        {
            // In the order of arrival.
            const auto stopped = std::exchange(held_, {});
            for (const std::weak_ptr<connection>& one : stopped)
                if (const std::shared_ptr<connection> alive = one.lock())
                    alive->release();
            return stopped.size();
        });
}

void server::stall_new_connections(bool on)
{
    on_thread(
        [this, on]
        {
            stalling_ = on;
            if (!on)
                for (const auto& [unused, silent] : snapshot())
                    silent->resume();
            return std::size_t{0};
        });
}

std::size_t server::close_idle_connections()
{
    return on_thread(
        [this]
        {
            std::size_t count = 0;
            for (const auto& [unused, candidate] : snapshot())
                if (candidate->idle())
                {
                    candidate->close();
                    ++count;
                }
            return count;
        });
}

std::size_t server::reset_all_connections()
{
    return on_thread(
        [this]
        {
            const connection_list all = snapshot();
            for (const auto& [unused, victim] : all)
                victim->reset();
            return all.size();
        });
}

} // namespace appwrite::testing::detail

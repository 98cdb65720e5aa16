//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The public face of the emulator.
//
#include "seeds.hpp"
#include "server.hpp"
#include "temporary_file.hpp"

#include <appwrite/testing/emulator.hpp>

#include <utility>

namespace appwrite::testing
{

struct emulator::impl
{
    explicit impl(const emulator_options& options) : server(options)
    {
        if (options.uses_tls())
        {
            ca_file.emplace("appwrite-emulator-ca-", ".pem", server.ca_pem());
            ca_path = ca_file->path();
        }
    }

    template <class Seed>
    std::string add(const Seed& what)
    {
        return server.with_service([&](detail::service& s) { return detail::add(s, what); });
    }

    detail::server server;
    std::optional<detail::temporary_file> ca_file;
    std::string ca_path;
    std::size_t seeds = 0;
};

emulator::emulator(emulator_options options)
{
    if (options.api_keys().empty())
        options.api_key("emulated-key");
    impl_ = std::make_unique<impl>(options);
}

emulator::~emulator() = default;

std::string emulator::endpoint() const
{
    const char* const scheme = impl_->server.options().uses_tls() ? "https://" : "http://";
    return scheme + host() + ':' + std::to_string(port()) + "/v1";
}

std::string emulator::host() const
{
    return "localhost";
}

unsigned short emulator::port() const noexcept
{
    return impl_->server.port();
}

std::string emulator::project() const
{
    return impl_->server.options().project();
}

std::string emulator::api_key() const
{
    return impl_->server.options().api_keys().front().secret;
}

std::string emulator::server_version() const
{
    return impl_->server.options().server_version();
}

const std::string& emulator::ca_pem() const noexcept
{
    return impl_->server.ca_pem();
}

const std::string& emulator::ca_file() const noexcept
{
    return impl_->ca_path;
}

void emulator::inject(fault what)
{
    impl_->server.log().inject(std::move(what));
}

void emulator::inject(connection_fault what)
{
    impl_->server.log().inject(what);
}

void emulator::inject_randomly(fault_mix mix)
{
    impl_->server.log().inject_randomly(std::move(mix));
}

void emulator::clear_faults()
{
    impl_->server.log().clear_faults();
}

void emulator::limit_capacity(capacity limit)
{
    impl_->server.log().limit_capacity(limit);
}

void emulator::release_held()
{
    impl_->server.release_held();
}

void emulator::stall_new_connections(bool on)
{
    impl_->server.stall_new_connections(on);
}

emulator_counters emulator::counters() const
{
    return impl_->server.log().counters();
}

std::vector<recorded_request> emulator::requests() const
{
    return impl_->server.log().requests();
}

void emulator::clear_requests()
{
    impl_->server.log().clear_requests();
}

void emulator::keep_requests(std::size_t at_most)
{
    impl_->server.log().keep_requests(at_most);
}

void emulator::record_requests(bool on)
{
    impl_->server.log().record_requests(on);
}

bool emulator::wait_for_requests(std::size_t count, std::chrono::milliseconds at_most) const
{
    return impl_->server.log().wait(
        at_most, [count](const emulator_counters& c) { return c.requests >= count; });
}

bool emulator::wait_for_held(std::size_t count, std::chrono::milliseconds at_most) const
{
    return impl_->server.log().wait(at_most, [count](const emulator_counters& c) { return c.held >= count; });
}

bool emulator::wait_for_connections(std::size_t count, std::chrono::milliseconds at_most) const
{
    return impl_->server.log().wait(
        at_most, [count](const emulator_counters& c) { return c.connections_accepted >= count; });
}

bool emulator::wait_for_open_connections(std::size_t count, std::chrono::milliseconds at_most) const
{
    return impl_->server.log().wait(
        at_most, [count](const emulator_counters& c) { return c.connections_open == count; });
}

std::size_t emulator::close_idle_connections()
{
    return impl_->server.close_idle_connections();
}

std::size_t emulator::reset_all_connections()
{
    return impl_->server.reset_all_connections();
}

void emulator::reset_users()
{
    impl_->server.with_service(
        [this](detail::service& s)
        {
            s.accounts().clear();
            s.teams().clear();
            s.users().clear();
            impl_->seeds = 0;
        });
}

void emulator::add_users(std::size_t count)
{
    impl_->server.with_service(
        [&](detail::service& s)
        {
            detail::add_users(s, impl_->seeds, count);
            impl_->seeds += count;
        });
}

std::string emulator::add_user(const user_seed& what)
{
    return impl_->add(what);
}

std::string emulator::add_session(const session_seed& what)
{
    return impl_->add(what);
}

std::string emulator::add_membership(const membership_seed& what)
{
    return impl_->add(what);
}

std::string emulator::add_log(const log_seed& what)
{
    return impl_->add(what);
}

std::string emulator::add_identity(const identity_seed& what)
{
    return impl_->add(what);
}

std::string emulator::add_target(const target_seed& what)
{
    return impl_->add(what);
}

std::size_t emulator::user_count() const
{
    return impl_->server.with_service([](detail::service& s) { return s.users().size(); });
}

} // namespace appwrite::testing

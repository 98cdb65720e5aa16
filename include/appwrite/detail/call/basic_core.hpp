//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: carries out calls. Deadlines, attempts, errors.
//
#ifndef APPWRITE_DETAIL_CALL_BASIC_CORE_HPP
#define APPWRITE_DETAIL_CALL_BASIC_CORE_HPP

#include <appwrite/detail/call/client_core.hpp>
#include <appwrite/detail/transport/basic_transport.hpp>
#include <appwrite/detail/wire/request_builder.hpp>

#include <memory>

namespace appwrite::detail
{

/// What a core knows of the server, besides the transport.
struct core_settings
{
    core_settings(request_template t, api_version v, dialect d, appwrite::timeouts l)
        : requests(std::move(t)), version(v), speaks(d), limits(l)
    {
    }

    request_template requests;
    api_version version;
    dialect speaks;
    appwrite::timeouts limits;
};

/// The core over a real transport. `Clock` is the steady clock, or a test's.
template <class Clock>
class basic_core final : public client_core
{
public:
    basic_core(core_settings settings, std::shared_ptr<basic_transport<Clock>> transport)
        : settings_(std::move(settings)), transport_(std::move(transport))
    {
    }

    net::awaitable<result<call_response>> call(
        operation const& op, call_request request, call_options options) override;

    dialect speaks() const noexcept override { return settings_.speaks; }
    client_stats stats() const override { return transport_->stats(); }
    void close_idle_connections() override { transport_->drop_idle(); }
    void close() override { transport_->close(); }

private:
    using time_point = typename Clock::time_point;

    std::optional<api_error> refuse(
        operation const& op, call_request const& request, call_options const& options) const;
    attempt_limits<Clock> limits_for(
        operation const& op, call_options const& options, time_point started) const;
    net::awaitable<exchange_outcome> attempt(std::string wire, attempt_limits<Clock> limits);

    core_settings settings_;
    std::shared_ptr<basic_transport<Clock>> transport_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/call/basic_core.hpp>

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: carries out calls. Deadlines, attempts, errors.
//
#ifndef APPWRITE_DETAIL_CALL_BASIC_CORE_HPP
#define APPWRITE_DETAIL_CALL_BASIC_CORE_HPP

#include <appwrite/detail/call/call_trace.hpp>
#include <appwrite/detail/call/client_core.hpp>
#include <appwrite/detail/call/gate.hpp>
#include <appwrite/detail/call/jitter.hpp>
#include <appwrite/detail/call/retry_engine.hpp>
#include <appwrite/detail/call/settlement.hpp>
#include <appwrite/detail/call/sleepers.hpp>
#include <appwrite/detail/call/version_detection.hpp>
#include <appwrite/detail/transport/basic_transport.hpp>
#include <appwrite/detail/wire/request_builder.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace appwrite::detail
{

/// What a core knows of the server, besides the transport.
struct core_settings
{
    core_settings(request_template t, std::optional<server_info> s, appwrite::timeouts l)
        : requests(std::move(t)), server(s), limits(l)
    {
    }

    request_template requests;
    /// Nothing: to be detected.
    std::optional<server_info> server;
    appwrite::timeouts limits;
    retry_policy retry;
    backoff delays;
    retry_budget budget;
    pacing pace;
    std::optional<circuit_breaker> breaker;
    /// The pool's.
    std::size_t connections = 1;
    logger log;
    std::shared_ptr<observer> watcher;
};

/// How long a call may take, from when it began.
template <class Clock>
struct call_limits
{
    call_limits() {}

    typename Clock::time_point started{};
    typename Clock::time_point deadline{};

    std::chrono::milliseconds elapsed() const { return since(started, Clock::now()); }
    std::chrono::milliseconds remaining() const { return since(Clock::now(), deadline); }
    /// Whoever waits for something before sending leaves as much time for what comes then.
    typename Clock::time_point half_way() const
    {
        auto const now = Clock::now();
        return now + (deadline - now) / 2;
    }

private:
    static std::chrono::milliseconds since(typename Clock::time_point from, typename Clock::time_point to)
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(to - from);
    }
};

/// The core over a real transport: the one place where calls are repeated. `Clock` is the steady clock, or a
/// test's.
template <class Clock>
class basic_core final : public client_core
{
public:
    basic_core(core_settings settings, std::shared_ptr<basic_transport<Clock>> transport)
        : settings_(std::move(settings))
        , detection_(settings_.server)
        , budget_(settings_.budget)
        , monitor_(std::make_shared<call_monitor>(settings_.log, settings_.watcher,
              [] { return std::chrono::nanoseconds(Clock::now().time_since_epoch()); }))
        , gate_(settings_.pace, settings_.breaker, settings_.connections, monitor_)
        , transport_(std::move(transport))
    {
    }

    net::awaitable<result<void>> call(operation const& op, request_plan& plan, call_options const& options,
        call_response& response) override;

    std::optional<server_info> server() const noexcept override { return detection_.known(); }
    void reuse(std::string body) noexcept override { transport_->reuse(std::move(body)); }
    std::string_view project() const noexcept override { return settings_.requests.project(); }
    client_stats stats() const override;
    void close_idle_connections() override { transport_->drop_idle(); }
    void close() override;

private:
    struct running_call;

    net::awaitable<result<void>> carry_out(running_call c);
    net::awaitable<result<void>> ask_besides(running_call const& of, operation const& op, request_plan& plan,
        call_options const& options, call_response& response);
    void begin(running_call& c) const;
    void accept(running_call& c) const;
    net::awaitable<void> detect(running_call& c);
    net::awaitable<result<server_info>> ask_for_server(running_call const& of);
    net::awaitable<void> settle(running_call& c);
    static result<void> conclude(running_call& c);

    static void refused(running_call& c, api_error why);
    void begin_attempt(running_call& c);
    void write_request(running_call& c) const;
    void end_attempt(running_call& c, typename gate<Clock>::passage& pass);
    failure_kind judge(running_call& c);
    static void stopped_waiting(running_call& c);
    typename Clock::time_point acquire_by(running_call const& c) const;
    call_limits<Clock> limits_for(call_options const& options) const;

    core_settings settings_;
    version_detection<Clock> detection_;
    retry_tokens budget_;
    std::shared_ptr<call_monitor> monitor_;
    gate<Clock> gate_;
    sleepers<Clock> sleepers_;
    jitter jitter_;
    std::atomic<std::uint64_t> over_budget_{0};
    std::shared_ptr<basic_transport<Clock>> transport_;
};

} // namespace appwrite::detail

#include <appwrite/impl/detail/call/basic_core.hpp>

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client_options: the checks.
//
#ifndef APPWRITE_IMPL_CLIENT_OPTIONS_IPP
#define APPWRITE_IMPL_CLIENT_OPTIONS_IPP

#include <appwrite/client_options.hpp>

#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/detail/wire/endpoint.hpp>
#include <appwrite/detail/wire/http_proxy.hpp>
#include <appwrite/detail/wire/request_builder.hpp>

namespace appwrite
{

namespace detail
{

APPWRITE_IMPL api_error bad_option(std::string message)
{
    return api_error(errc::invalid_argument, call_stage::validate, std::move(message));
}

/// Checks that options lie in their ranges and remembers the first that does not.
class range_check
{
public:
    void within(char const* field, std::size_t value, std::size_t least, std::size_t most)
    {
        if (!error_ && (value < least || value > most))
            error_ = bad_option(std::string(field) + ": " + std::to_string(value) + " is not within " +
                                std::to_string(least) + " and " + std::to_string(most));
    }

    void within(char const* field, std::chrono::milliseconds value)
    {
        if (!error_ && (value.count() < 1 || value > timeouts::maximum()))
            error_ = bad_option(std::string(field) + ": " + std::to_string(value.count()) +
                                " ms is not within 1 ms and 24 hours");
    }

    void within(char const* field, double value, double least, char const* least_text, double most,
        char const* most_text)
    {
        // The other way round, a NaN would pass.
        bool const fine = value >= least && value <= most;
        if (!error_ && !fine)
            error_ = bad_option(std::string(field) + ": not within " + least_text + " and " + most_text);
    }

    void fail(std::string message)
    {
        if (!error_)
            error_ = bad_option(std::move(message));
    }

    std::optional<api_error> take() { return std::move(error_); }

private:
    std::optional<api_error> error_;
};

inline void check_pacing(range_check& check, pacing const& p)
{
    check.within("pacing.max_in_flight", p.max_in_flight().value_or(1), 1, 100'000);
    check.within("pacing.rate.per_second", p.per_second().value_or(1), 0.001, "0.001", 1e6, "1000000");
    check.within("pacing.rate.burst", p.burst(), 1, 1'000'000);
    if (!p.adaptive_range())
        return;
    check.within("pacing.adaptive.maximum", p.adaptive_range()->maximum(), 1, 100'000);
    check.within("pacing.adaptive.minimum", p.adaptive_range()->minimum(), 1, p.adaptive_range()->maximum());
    check.within("pacing.adaptive.initial", p.adaptive_range()->initial(), p.adaptive_range()->minimum(),
        p.adaptive_range()->maximum());
    if (p.max_in_flight())
        check.fail("pacing.max_in_flight: excludes adaptive, which has a maximum of its own");
}

inline void check_breaker(range_check& check, circuit_breaker const& b)
{
    // The smallest share that an attempt can be of what the window may ask for.
    check.within("circuit_breaker.failure_ratio", b.failure_ratio(), 1e-6, "0.000001", 1, "1");
    check.within("circuit_breaker.window", b.window());
    check.within("circuit_breaker.minimum_attempts", b.minimum_attempts(), 1, 1'000'000);
    check.within("circuit_breaker.open_for", b.open_for());
    check.within("circuit_breaker.probes", b.probes(), 1, 1000);
}

APPWRITE_IMPL std::optional<api_error> check_ranges(client_options const& o)
{
    range_check check;
    check.within("timeouts.total", o.timeouts().total());
    check.within("timeouts.acquire", o.timeouts().acquire().value_or(o.timeouts().total()));
    check.within("timeouts.resolve", o.timeouts().resolve());
    check.within("timeouts.connect", o.timeouts().connect());
    check.within("timeouts.handshake", o.timeouts().handshake());
    check.within("timeouts.write", o.timeouts().write());
    check.within("timeouts.first_byte", o.timeouts().first_byte());
    check.within("timeouts.body", o.timeouts().body());

    pool_options const& pool = o.pool();
    check.within("pool.max_connections", pool.max_connections(), 1, 10'000);
    check.within("pool.max_idle", pool.max_idle(), 0, pool.max_connections());
    check.within("pool.idle_timeout", pool.idle_timeout());
    check.within("pool.max_age", pool.max_age());
    check.within("pool.max_requests_per_connection", pool.max_requests_per_connection(), 1, SIZE_MAX);
    check.within("pool.connect_concurrency", pool.connect_concurrency(), 1, 10'000);

    check.within("retry.max_attempts", o.retry().max_attempts(), 1, 100);
    check.within("retry.max_elapsed", o.retry().max_elapsed().value_or(timeouts::maximum()));
    check.within("retry.max_hint", o.retry().max_hint());
    check.within("backoff.base", o.backoff().base());
    check.within("backoff.throttle_base", o.backoff().throttle_base());
    check.within("backoff.cap", o.backoff().cap());
    if (o.retry_budget().capacity() != 0)
        check.within("retry_budget.capacity", o.retry_budget().capacity(), 3, 1'000'000);
    check.within("retry_budget.refund_thousandths", o.retry_budget().refund_thousandths(), 1, 1'000'000);

    check_pacing(check, o.pacing());
    if (o.circuit_breaker())
        check_breaker(check, *o.circuit_breaker());

    check.within("max_response_body", o.max_response_body(), 1, INT32_MAX);
    check.within("max_response_header", o.max_response_header(), 1024, 1024 * 1024);
    return check.take();
}

/// What is wrong with the proxy, if anything.
APPWRITE_IMPL std::optional<api_error> check_proxy(client_options const& o, endpoint const& to)
{
    std::string const source = o.proxy_variable().empty() ? "proxy" : o.proxy_variable();
    auto const proxy = proxy_on_the_way(o.proxy(), source, to);
    if (!proxy)
        return proxy.error();
    // Plain http to this machine is no risk, but another machine's proxy sees all of it.
    if (*proxy && !to.is_tls() && !(*proxy)->is_loopback() && !o.insecure_http_allowed())
        return bad_option(source +
                          ": plain http through a proxy would send the API key to it in clear text; " +
                          "use https, allow_insecure_http() if the network is trusted, or no_proxy");
    return std::nullopt;
}

} // namespace detail

APPWRITE_IMPL client_options& client_options::proxy_from_environment()
{
    // A malformed endpoint is reported by `check`.
    auto const to = detail::endpoint::parse(endpoint_);
    auto found = detail::proxy_from(&detail::process_environment, !to || to->is_tls());
    proxy_.reset();
    proxy_variable_.clear();
    if (found)
    {
        proxy_ = std::move(found->options);
        proxy_variable_ = std::move(found->variable);
    }
    return *this;
}

APPWRITE_IMPL std::optional<api_error> client_options::check() const
{
    auto const to = detail::endpoint::parse(endpoint_);
    if (!to)
        return to.error();
    if (auto refused = detail::check_transport_security(*to, allow_insecure_http_))
        return refused;
    if (auto refused = detail::check_proxy(*this, *to))
        return refused;

    auto const version = detail::parse_version(server_version_);
    if (!server_version_.empty() && !version)
        return detail::bad_option("server_version: not a version such as 1.9 or 0.15.3");
    if (version && !detail::server_of(*version))
        return detail::bad_option(
            "server_version: " + server_version_ + " is not supported, 0.13 and newer are");

    auto const requests = detail::request_template::make(*to, project_, key_);
    if (!requests)
        return requests.error();
    return detail::check_ranges(*this);
}

} // namespace appwrite

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// make_core: a core for given options, over a clock and a resolver of choice.
//
#ifndef APPWRITE_DETAIL_CALL_MAKE_CORE_HPP
#define APPWRITE_DETAIL_CALL_MAKE_CORE_HPP

#include <appwrite/client_options.hpp>
#include <appwrite/detail/call/basic_core.hpp>
#include <appwrite/detail/call/server_version.hpp>

#include <boost/assert/source_location.hpp>

namespace appwrite::detail
{

/// Makes a core. Throws `api_exception` if the options are refused. Tests bring a clock and a resolver of
/// their own.
template <class Clock>
std::shared_ptr<client_core> make_core(
    net::any_io_executor ex, client_options const& options, std::shared_ptr<resolver> resolve)
{
    if (auto const refused = options.check())
        throw_exception_from_error(*refused, BOOST_CURRENT_LOCATION);

    auto const to = endpoint::parse(options.endpoint()).value();
    auto const version = parse_version(options.server_version());

    auto transport = std::make_shared<transport_options>();
    transport->host = to.host();
    transport->port = to.port();
    transport->resolve = std::move(resolve);
    transport->limits = options.timeouts();
    transport->pool = options.pool();
    transport->response.header = options.max_response_header();
    transport->response.body = options.max_response_body();
    transport->log = options.logger();
    transport->proxy = proxy_on_the_way(options.proxy(), options.proxy_variable(), to).value();
    if (to.is_tls())
        transport->tls = std::make_shared<tls_context>(options.tls());

    core_settings settings(
        request_template::make(to, options.project(), options.key(), options.gzip_accepted()).value(),
        version ? server_of(*version) : std::nullopt, options.timeouts());
    settings.retry = options.retry();
    settings.delays = options.backoff();
    settings.budget = options.retry_budget();
    settings.pace = options.pacing();
    settings.breaker = options.circuit_breaker();
    settings.connections = options.pool().max_connections();
    settings.log = options.logger();
    settings.watcher = options.observer();
    return std::make_shared<basic_core<Clock>>(
        std::move(settings), std::make_shared<basic_transport<Clock>>(std::move(ex), std::move(transport)));
}

} // namespace appwrite::detail

#endif

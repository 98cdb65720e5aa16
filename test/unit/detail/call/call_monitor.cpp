//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// call_monitor: counters, and what kind of failure an error is.
//
#include <appwrite/detail/call/call_monitor.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(call_monitor_)

namespace
{

using appwrite::api_errc;
using appwrite::api_error;
using appwrite::call_stage;
using appwrite::client_stats;
using appwrite::errc;
using appwrite::retry_reason;
namespace net = boost::asio;

std::shared_ptr<appwrite::detail::call_monitor> make_monitor(
    appwrite::logger log = {}, std::shared_ptr<appwrite::observer> watcher = nullptr)
{
    return std::make_shared<appwrite::detail::call_monitor>(
        std::move(log), std::move(watcher), [] { return std::chrono::nanoseconds(0); });
}

void check_reason(appwrite::error_code code, unsigned status, retry_reason expected)
{
    api_error e(code, call_stage::first_byte, "words");
    e.status(status);
    BOOST_TEST((appwrite::detail::reason_of(e) == expected), e.what());
}

} // namespace

BOOST_AUTO_TEST_CASE(reasons)
{
    for (errc const timeout : {errc::resolve_timeout, errc::connect_timeout, errc::proxy_timeout,
             errc::handshake_timeout, errc::write_timeout, errc::response_timeout, errc::read_timeout})
        check_reason(timeout, 0, retry_reason::timeout);
    check_reason(errc::incomplete_response, 0, retry_reason::connection);
    check_reason(errc::tls_handshake_failed, 0, retry_reason::connection);
    check_reason(net::error::connection_refused, 0, retry_reason::connection);
    check_reason(net::error::connection_reset, 0, retry_reason::connection);
    check_reason(api_errc::general_rate_limit_exceeded, 429, retry_reason::throttled);
    check_reason(appwrite::make_http_error(429), 429, retry_reason::throttled);
    check_reason(api_errc::service_unavailable, 503, retry_reason::server);
    check_reason(appwrite::make_http_error(408), 408, retry_reason::server);
    check_reason(api_errc::general_resource_locked, 423, retry_reason::server);
}

BOOST_AUTO_TEST_CASE(whether_somebody_listens)
{
    struct watcher : appwrite::observer
    {
    };
    auto const nowhere = [](appwrite::log_level, std::string_view) {};
    BOOST_TEST(!make_monitor()->tells_somebody());
    BOOST_TEST(!make_monitor(appwrite::logger(appwrite::log_level::off, nowhere))->tells_somebody());
    BOOST_TEST(make_monitor(appwrite::logger(appwrite::log_level::error, nowhere))->tells_somebody());
    BOOST_TEST(make_monitor({}, std::make_shared<watcher>())->tells_somebody());
}

BOOST_AUTO_TEST_CASE(counters)
{
    auto const monitor = make_monitor();
    BOOST_TEST(monitor->call_started() == 1u);
    BOOST_TEST(monitor->call_started() == 2u);
    for (int i = 0; i < 4; ++i)
        monitor->call_started();
    monitor->call_ended({});
    monitor->call_ended(net::error::operation_aborted);
    monitor->call_ended(net::error::operation_aborted);
    for (int i = 0; i < 3; ++i)
        monitor->call_ended(api_errc::user_not_found);
    monitor->repeated(retry_reason::timeout);
    for (int i = 0; i < 2; ++i)
        monitor->repeated(retry_reason::connection);
    for (int i = 0; i < 3; ++i)
        monitor->repeated(retry_reason::throttled);
    for (int i = 0; i < 4; ++i)
        monitor->repeated(retry_reason::server);

    client_stats stats;
    stats.responses = 7;
    monitor->add_to(stats);
    BOOST_TEST(stats.calls_started == 6u);
    BOOST_TEST(stats.calls_succeeded == 1u);
    BOOST_TEST(stats.calls_cancelled == 2u);
    BOOST_TEST(stats.calls_failed == 3u);
    BOOST_TEST(stats.retries_after_timeout == 1u);
    BOOST_TEST(stats.retries_after_connection_failure == 2u);
    BOOST_TEST(stats.retries_after_throttling == 3u);
    BOOST_TEST(stats.retries_after_server_error == 4u);
    BOOST_TEST(stats.retries == 10u);
    BOOST_TEST(stats.responses == 7u);
}

BOOST_AUTO_TEST_CASE(the_same_warning_is_told_once)
{
    auto const monitor = make_monitor();
    BOOST_TEST(monitor->is_new_warning("old format"));
    BOOST_TEST(!monitor->is_new_warning("old format"));
    BOOST_TEST(monitor->is_new_warning("new format"));
    BOOST_TEST(!monitor->is_new_warning("new format"));
}

BOOST_AUTO_TEST_SUITE_END()

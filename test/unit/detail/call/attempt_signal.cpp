//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// attempt_signal: what the end of an attempt says about the server.
//
#include <appwrite/detail/call/attempt_signal.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(attempt_signal)

using namespace appwrite;
using detail::failure_kind;
using detail::health_after;
using detail::load_after;
using detail::load_sample;
using detail::server_health;

BOOST_AUTO_TEST_CASE(an_answer_shows_that_the_server_works)
{
    BOOST_TEST((health_after(failure_kind::none, {}) == server_health::works));
    BOOST_TEST((health_after(failure_kind::refused, api_errc::user_not_found) == server_health::works));
    BOOST_TEST((health_after(failure_kind::throttled, api_errc::general_rate_limit_exceeded) ==
                server_health::works));
    // It says that it will never do this; it does other things.
    BOOST_TEST((health_after(failure_kind::server, make_http_error(501)) == server_health::works));
}

BOOST_AUTO_TEST_CASE(failures_of_the_server)
{
    BOOST_TEST((health_after(failure_kind::server, api_errc::general_unknown) == server_health::fails));
    BOOST_TEST((health_after(failure_kind::server, make_http_error(408)) == server_health::fails));
    BOOST_TEST((health_after(failure_kind::unanswered, errc::response_timeout) == server_health::fails));
    BOOST_TEST((health_after(failure_kind::not_sent, errc::connect_timeout) == server_health::fails));
    BOOST_TEST(
        (health_after(failure_kind::not_sent, net::error::connection_refused) == server_health::fails));
}

BOOST_AUTO_TEST_CASE(what_says_nothing_about_it)
{
    BOOST_TEST(
        (health_after(failure_kind::cancelled, net::error::operation_aborted) == server_health::unknown));
    for (errc const own : {errc::acquire_timeout, errc::too_many_waiting, errc::tls_host_mismatch})
        BOOST_TEST((health_after(failure_kind::not_sent, own) == server_health::unknown));
    BOOST_TEST((health_after(failure_kind::unanswered, errc::body_too_large) == server_health::unknown));
}

BOOST_AUTO_TEST_CASE(load)
{
    using kind = load_sample::kind;
    BOOST_TEST((load_after(failure_kind::none, {}, 200) == kind::answered));
    BOOST_TEST((load_after(failure_kind::refused, api_errc::user_not_found, 404) == kind::answered));
    BOOST_TEST((
        load_after(failure_kind::throttled, api_errc::general_rate_limit_exceeded, 429) == kind::overloaded));
    BOOST_TEST((load_after(failure_kind::server, api_errc::service_unavailable, 503) == kind::overloaded));
    BOOST_TEST((load_after(failure_kind::server, api_errc::service_unavailable, 504) == kind::timed_out));
    BOOST_TEST((load_after(failure_kind::unanswered, errc::response_timeout, 0) == kind::timed_out));
    BOOST_TEST((load_after(failure_kind::not_sent, errc::connect_timeout, 0) == kind::timed_out));
    // Errors, and nobody knows whether for too much load.
    BOOST_TEST((load_after(failure_kind::server, api_errc::general_unknown, 500) == kind::nothing));
    BOOST_TEST((load_after(failure_kind::not_sent, net::error::connection_refused, 0) == kind::nothing));
    BOOST_TEST((load_after(failure_kind::not_sent, errc::acquire_timeout, 0) == kind::nothing));
    BOOST_TEST((load_after(failure_kind::cancelled, net::error::operation_aborted, 0) == kind::nothing));
}

BOOST_AUTO_TEST_SUITE_END()

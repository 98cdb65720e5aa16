//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// failure_kind: the table.
//
#include <appwrite/detail/call/failure.hpp>

#include <boost/test/unit_test.hpp>

using namespace appwrite;
using detail::classify;
using detail::failure_kind;
using detail::may_have_been_executed;

BOOST_AUTO_TEST_SUITE(failure)

BOOST_AUTO_TEST_CASE(cancellation_comes_first)
{
    for (bool const sent : {false, true})
        BOOST_TEST((classify(net::error::operation_aborted, sent, 0, false) == failure_kind::cancelled));
    BOOST_TEST((classify(net::error::operation_aborted, true, 200, true) == failure_kind::cancelled));
}

BOOST_AUTO_TEST_CASE(an_error_of_the_transport)
{
    for (error_code const ec : {make_error_code(errc::response_timeout),
             make_error_code(errc::malformed_response), error_code(net::error::connection_reset)})
    {
        BOOST_TEST((classify(ec, true, 0, false) == failure_kind::unanswered));
        BOOST_TEST((classify(ec, false, 0, false) == failure_kind::not_sent));
    }
}

BOOST_AUTO_TEST_CASE(a_response)
{
    BOOST_TEST((classify({}, true, 200, true) == failure_kind::none));
    BOOST_TEST((classify({}, true, 204, true) == failure_kind::none));
    BOOST_TEST((classify({}, true, 429, false) == failure_kind::throttled));
    for (unsigned const status : {408u, 500u, 501u, 502u, 503u, 504u, 599u})
        BOOST_TEST((classify({}, true, status, false) == failure_kind::server), status);
    for (unsigned const status : {301u, 400u, 401u, 403u, 404u, 409u, 413u})
        BOOST_TEST((classify({}, true, status, false) == failure_kind::refused), status);
    // A success, but not the one that the operation has.
    for (unsigned const status : {200u, 202u, 206u})
        BOOST_TEST((classify({}, true, status, false) == failure_kind::server), status);
}

BOOST_AUTO_TEST_CASE(what_a_proxy_says_may_pass_or_not)
{
    using detail::is_transient;
    for (errc const passing :
        {errc::proxy_timeout, errc::proxy_unavailable, errc::incomplete_response, errc::connect_timeout})
        BOOST_TEST(is_transient(failure_kind::not_sent, passing));
    for (errc const lasting :
        {errc::proxy_refused, errc::proxy_authentication_required, errc::malformed_response})
        BOOST_TEST(!is_transient(failure_kind::not_sent, lasting));
}

BOOST_AUTO_TEST_CASE(a_body_that_cannot_be_decoded_stays_so)
{
    for (errc const lasting : {errc::unexpected_content, errc::malformed_response, errc::body_too_large})
        BOOST_TEST(!detail::is_transient(failure_kind::unanswered, lasting));
}

BOOST_AUTO_TEST_CASE(whether_the_server_may_have_executed_it)
{
    for (bool const sent : {false, true})
    {
        BOOST_TEST(may_have_been_executed(failure_kind::none, sent));
        BOOST_TEST(may_have_been_executed(failure_kind::unanswered, sent));
        BOOST_TEST(may_have_been_executed(failure_kind::server, sent));
        BOOST_TEST(!may_have_been_executed(failure_kind::not_sent, sent));
        BOOST_TEST(!may_have_been_executed(failure_kind::throttled, sent));
        BOOST_TEST(!may_have_been_executed(failure_kind::refused, sent));
        BOOST_TEST(may_have_been_executed(failure_kind::cancelled, sent) == sent);
    }
}

BOOST_AUTO_TEST_SUITE_END()

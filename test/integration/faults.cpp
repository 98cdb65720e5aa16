//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a server, or what stands before it, can do wrong: each ends in a typed error, and the client remains
// usable.
//
#include "support/emulated.hpp"

#include <boost/asio/error.hpp>

#include <functional>

using namespace appwrite;
using namespace appwrite::test;
using testing::emulator_options;
using testing::fault;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(integration_faults)

namespace
{

using outcome = result<page<user>>;

/// Lists users while the fault acts, over TLS and over plain TCP, and then again without one.
void check_fault(fault const& f, std::function<void(outcome const&)> const& verdict,
    std::function<void(client_options&)> const& adjust = {})
{
    for (bool const tls : {true, false})
    {
        BOOST_TEST_CONTEXT((tls ? "https" : "http"))
        {
            emulator_options how;
            if (!tls)
                how.plain_http();
            emulated e(how);
            e.server.add_users(2);
            client_options options = e.options();
            if (adjust)
                adjust(options);
            client c(e.ctx, options);

            e.server.inject(f);
            verdict(await(e.ctx, c.users(nothrow).list()));
            check_at_rest(c);

            auto const after = await(e.ctx, c.users(nothrow).list());
            BOOST_TEST(after.has_value());
            BOOST_TEST((after.has_value() && after->items.size() == 2u));
            check_at_rest(c);
            BOOST_TEST(e.server.counters().faults_applied == 1u);
        }
    }
}

auto fails_with(errc code, call_stage stage)
{
    return [code, stage](outcome const& r)
    {
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == code), r.error().what());
        BOOST_TEST((r.error().stage() == stage), r.error().what());
    };
}

void succeeds(outcome const& r)
{
    BOOST_REQUIRE(r.has_value());
    BOOST_TEST(r->items.size() == 2u);
}

} // namespace

BOOST_AUTO_TEST_CASE(slow_answer)
{
    check_fault(fault::delay(5ms), succeeds);
}

BOOST_AUTO_TEST_CASE(chunked)
{
    check_fault(fault::chunked(7), succeeds);
}

BOOST_AUTO_TEST_CASE(dripping)
{
    check_fault(fault::drip(50, 0ms), succeeds);
}

BOOST_AUTO_TEST_CASE(connection_close)
{
    check_fault(fault::connection_close(), succeeds);
}

BOOST_AUTO_TEST_CASE(no_close_notify)
{
    // The response was complete, so its end was known from its length.
    check_fault(fault::no_close_notify(), succeeds);
}

BOOST_AUTO_TEST_CASE(closed_after_a_response_that_promised_to_stay)
{
    check_fault(fault::close_after_response(), succeeds);
}

BOOST_AUTO_TEST_CASE(bytes_that_nobody_asked_for)
{
    check_fault(fault::extra_bytes("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"), succeeds);
}

BOOST_AUTO_TEST_CASE(reset)
{
    check_fault(fault::reset(),
        [](outcome const& r)
        {
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == error_code(net::error::connection_reset)), r.error().what());
            BOOST_TEST((r.error().stage() == call_stage::first_byte));
        });
}

BOOST_AUTO_TEST_CASE(closed_before_any_byte)
{
    check_fault(
        fault::close_before_response(), fails_with(errc::incomplete_response, call_stage::first_byte));
}

BOOST_AUTO_TEST_CASE(closed_after_some_bytes)
{
    for (std::size_t const n : {std::size_t(1), std::size_t(20), std::size_t(400)})
        check_fault(fault::close_after_bytes(n), fails_with(errc::incomplete_response, call_stage::body));
}

BOOST_AUTO_TEST_CASE(never_answered)
{
    emulated e;
    client c(e.ctx, e.options());
    e.server.inject(fault::never_answer());
    // The time is the attempt's alone, so the calls around it may take theirs.
    auto const r = await(e.ctx, c.users(nothrow).list(list_users(), call_options().attempt_timeout(100ms)));
    BOOST_REQUIRE(r.has_error());
    // On a machine that is busy enough, time may be up before the request was written.
    bool const timed_out = r.error() == errc::response_timeout || r.error() == errc::handshake_timeout ||
                           r.error() == errc::write_timeout || r.error() == errc::connect_timeout ||
                           r.error() == errc::resolve_timeout;
    BOOST_TEST(timed_out, r.error().what());
    check_at_rest(c);
    e.server.clear_faults();
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
}

BOOST_AUTO_TEST_CASE(content_length_too_large)
{
    check_fault(fault::content_length(5), fails_with(errc::incomplete_response, call_stage::body));
}

BOOST_AUTO_TEST_CASE(content_length_too_small)
{
    check_fault(fault::content_length(-5), fails_with(errc::invalid_json, call_stage::decode));
}

BOOST_AUTO_TEST_CASE(not_http)
{
    check_fault(
        fault::raw("220 smtp.example ESMTP\r\n\r\n"), fails_with(errc::malformed_response, call_stage::body));
    check_fault(
        fault::raw("HTTP/1.1 abc OK\r\n\r\n"), fails_with(errc::malformed_response, call_stage::body));
    check_fault(fault::raw(std::string(64, '\0')), fails_with(errc::malformed_response, call_stage::body));
}

BOOST_AUTO_TEST_CASE(bare_413)
{
    check_fault(fault::raw("HTTP/1.1 413 Request Entity Too Large\r\n\r\n"),
        [](outcome const& r)
        {
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == api_errc::payload_too_large), r.error().what());
            BOOST_TEST(r.error().status() == 413u);
        });
}

BOOST_AUTO_TEST_CASE(header_over_the_limit)
{
    check_fault(fault::raw("HTTP/1.1 200 OK\r\nX-Long: " + std::string(70'000, 'x') + "\r\n\r\n"),
        fails_with(errc::header_too_large, call_stage::body));
}

BOOST_AUTO_TEST_CASE(body_over_the_limit)
{
    auto const limit = [](client_options& o) { o.max_response_body(2000); };
    check_fault(fault::respond(200, std::string(2001, ' ')),
        fails_with(errc::body_too_large, call_stage::body), limit);
    std::string chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 3; ++i)
        chunk += "3e8\r\n" + std::string(1000, ' ') + "\r\n";
    check_fault(fault::raw(chunk), fails_with(errc::body_too_large, call_stage::body), limit);
}

BOOST_AUTO_TEST_CASE(a_page_instead_of_json)
{
    check_fault(fault::respond(200, "<!DOCTYPE html><html>Welcome</html>", "text/html"),
        fails_with(errc::unexpected_content, call_stage::decode));
    check_fault(fault::respond(404, "<html>not found</html>", "text/html"),
        [](outcome const& r)
        {
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == api_errc::general_route_not_found), r.error().what());
        });
    check_fault(fault::respond(503, "<html>try later</html>", "text/html"),
        [](outcome const& r)
        {
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == api_errc::service_unavailable), r.error().what());
        });
}

BOOST_AUTO_TEST_CASE(broken_json)
{
    check_fault(
        fault::respond(200, "{\"total\":1,\"users\":[{"), fails_with(errc::invalid_json, call_stage::decode));
    check_fault(fault::respond(200, ""), fails_with(errc::unexpected_content, call_stage::decode));
    check_fault(
        fault::respond(200, std::string(100'000, '[')), fails_with(errc::invalid_json, call_stage::decode));
}

BOOST_AUTO_TEST_CASE(redirect)
{
    check_fault(fault::respond(301, "").header("Location", "https://elsewhere.example/v1/users"),
        fails_with(errc::unexpected_redirect, call_stage::decode));
}

BOOST_AUTO_TEST_CASE(rate_limit)
{
    check_fault(fault::respond(429, "{}").header("Retry-After", "7"),
        [](outcome const& r)
        {
            BOOST_REQUIRE(r.has_error());
            BOOST_TEST((r.error() == api_errc::general_rate_limit_exceeded), r.error().what());
            BOOST_TEST((r.error().retry_hint() == std::optional<std::chrono::milliseconds>(7s)));
        });
}

BOOST_AUTO_TEST_CASE(a_lost_answer_is_not_a_lost_create)
{
    // The answer is lost, not the request: the error says that it may have been executed, and nothing was
    // sent twice.
    emulated e;
    e.server.inject(fault::close_before_response().after_executing().on("POST"));
    client c(e.ctx, e.options());
    auto const r = await(e.ctx, c.users(nothrow).create(somebody("walter")));
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(r.error().may_have_been_executed());
    BOOST_TEST(e.server.counters().requests == 1u);
    BOOST_TEST(e.server.user_count() == 1u);
    check_at_rest(c);
}

namespace
{

/// One call on a kept connection that dies under it.
template <class Call>
auto call_on_dying_connection(emulated& e, client const& c, fault f, Call call)
{
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    e.server.inject(std::move(f));
    return await(e.ctx, call());
}

} // namespace

BOOST_AUTO_TEST_CASE(a_read_on_a_connection_that_dies_is_replayed)
{
    emulated e;
    e.server.add_users(1);
    client c(e.ctx, e.options());
    auto const r = call_on_dying_connection(
        e, c, fault::close_before_response(), [&] { return c.users(nothrow).get("seed0"); });
    BOOST_TEST(r.has_value());
    BOOST_TEST(c.stats().replays == 1u);
    BOOST_TEST(e.server.counters().requests == 3u);
}

BOOST_AUTO_TEST_CASE(what_is_unsafe_is_not_replayed_on_a_connection_that_dies)
{
    emulated e;
    e.server.add_users(1);
    client c(e.ctx, e.options());
    auto const r = call_on_dying_connection(
        e, c, fault::close_before_response(), [&] { return c.users(nothrow).create_session("seed0"); });
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST(r.error().may_have_been_executed());
    BOOST_TEST(c.stats().replays == 0u);
    BOOST_TEST(e.server.counters().requests == 2u);
}

BOOST_AUTO_TEST_CASE(a_create_whose_answer_was_lost_succeeds_once)
{
    emulated e;
    client c(e.ctx, e.options());
    auto const r = call_on_dying_connection(e, c, fault::close_before_response().after_executing(),
        [&] { return c.users(nothrow).create(somebody("walter")); });
    BOOST_REQUIRE(r.has_value());
    BOOST_TEST(r->id == "walter");
    BOOST_TEST(c.stats().replays == 1u);
    BOOST_TEST(e.server.user_count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_create_that_clashes_names_the_field)
{
    emulated e;
    client c(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, c.users(nothrow).create(somebody("walter"))).has_value());
    auto const r = call_on_dying_connection(e, c, fault::close_before_response(),
        [&] {
            return c.users(nothrow).create(
                new_user("other").email("walter@example.com").phone("+12065550100"));
        });
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == api_errc::user_already_exists));
    BOOST_TEST(r.error().field() == "email");
    BOOST_TEST(!r.error().may_have_been_executed());
    BOOST_TEST(e.server.user_count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_deletion_whose_answer_was_lost_succeeds)
{
    emulated e;
    e.server.add_users(1);
    client c(e.ctx, e.options());
    auto const r = call_on_dying_connection(e, c, fault::close_before_response().after_executing(),
        [&] { return c.users(nothrow).delete_user("seed0"); });
    BOOST_TEST(r.has_value());
    BOOST_TEST(c.stats().replays == 1u);
    BOOST_TEST(e.server.user_count() == 0u);
}

BOOST_AUTO_TEST_CASE(an_update_that_was_executed_and_then_refused)
{
    // Executed, the answer lost, replayed, and then told to slow down: it has been executed all the same.
    emulated e;
    e.server.add_users(1);
    client c(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    e.server.inject(fault::close_before_response().after_executing());
    e.server.inject(fault::respond(429, "{}"));
    auto const r = await(e.ctx, c.users(nothrow).update_name("seed0", "New"));
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == api_errc::general_rate_limit_exceeded));
    BOOST_TEST(r.error().may_have_been_executed());
    BOOST_TEST(c.stats().replays == 1u);
}

BOOST_AUTO_TEST_CASE(chunks_with_endless_extensions)
{
    std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;";
    check_fault(
        fault::raw(head + std::string(300'000, 'x')), fails_with(errc::header_too_large, call_stage::body));
    check_fault(fault::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: " +
                           std::string(300'000, 'x')),
        fails_with(errc::header_too_large, call_stage::body));
}

BOOST_AUTO_TEST_CASE(a_408_that_meets_the_request_half_way)
{
    emulated e;
    client c(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    e.server.inject(
        fault::raw("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
    BOOST_TEST(c.stats().replays == 1u);
}

BOOST_AUTO_TEST_CASE(a_replay_happens_once)
{
    emulated e;
    client c(e.ctx, e.options());
    auto const r = call_on_dying_connection(
        e, c, fault::close_before_response().times(2), [&] { return c.users(nothrow).list(); });
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::incomplete_response));
    BOOST_TEST(c.stats().replays == 1u);
    check_at_rest(c);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client: making, moving and ending one. No server is needed: none of these calls gets that far.
//
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <appwrite/client.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

using namespace appwrite;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(client_)

namespace
{

client_options options()
{
    client_options o("https://appwrite.test/v1", "project1");
    o.key("the-key");
    return o;
}

/// What a call on `users` comes to when it ends by itself.
api_error error_of(net::io_context& ctx, users_nothrow const& users)
{
    auto t = test::start(ctx, users.delete_user("a"));
    auto const& out = t.get(ctx);
    BOOST_REQUIRE(out.has_error());
    return out.error();
}

} // namespace

BOOST_AUTO_TEST_CASE(from_an_executor_or_a_context)
{
    net::io_context ctx;
    client const a(ctx.get_executor(), options());
    client const b(ctx, options());
    net::thread_pool threads(1);
    client const c(threads, options());
    for (client const* each : {&a, &b, &c})
    {
        client_stats const s = each->stats();
        BOOST_TEST(s.in_use + s.connecting + s.idle + s.waiting == 0u);
        BOOST_TEST(
            s.connections_opened + s.connect_failures + s.responses + s.bytes_written + s.bytes_read == 0u);
    }
    // Nothing to do: a client alone keeps no context running.
    BOOST_TEST(ctx.run() == 0u);
}

BOOST_AUTO_TEST_CASE(bad_options_throw)
{
    net::io_context ctx;
    BOOST_CHECK_EXCEPTION(client(ctx, options().server_version("x")), api_exception,
        [](api_exception const& e)
        {
            return e.error() == errc::invalid_argument && e.code() == errc::invalid_argument &&
                   e.error().stage() == call_stage::validate &&
                   e.error().message().starts_with("server_version: ");
        });
}

BOOST_AUTO_TEST_CASE(unusable_files_throw)
{
    net::io_context ctx;
    struct example
    {
        tls_options tls;
        std::string field;
    };
    for (example const& bad : {
             example{tls_options().ca_file("/nonexistent"), "tls.ca_file"},
             example{tls_options().ca_pem("nonsense"), "tls.ca_pem"},
             example{
                 tls_options().client_certificate("/nonexistent", "/nonexistent"), "tls.client_certificate"},
         })
        BOOST_CHECK_EXCEPTION(client(ctx, options().tls(bad.tls)), api_exception,
            [&bad](api_exception const& e)
            {
                return e.error() == errc::invalid_argument && e.error().stage() == call_stage::validate &&
                       e.error().message().find(bad.field) != std::string::npos;
            });
}

BOOST_AUTO_TEST_CASE(closed)
{
    net::io_context ctx;
    client c(ctx, options());
    auto const users = c.users(nothrow);
    c.close();
    c.close();
    api_error const e = error_of(ctx, users);
    BOOST_TEST((e == net::error::operation_aborted));
    BOOST_TEST(e.stage() == call_stage::acquire);
    BOOST_TEST(e.operation() == "users.delete_user");
    BOOST_TEST(!e.may_have_been_executed());
    BOOST_TEST((error_of(ctx, c.users(nothrow)) == net::error::operation_aborted));
    c.close_idle_connections();
}

BOOST_AUTO_TEST_CASE(a_handle_outlives_its_client)
{
    net::io_context ctx;
    std::optional<client> c(std::in_place, ctx, options());
    auto const users = c->users(nothrow);
    c.reset();
    BOOST_TEST((error_of(ctx, users) == net::error::operation_aborted));
}

BOOST_AUTO_TEST_CASE(the_throwing_service_throws)
{
    net::io_context ctx;
    client c(ctx, options());
    auto const users = c.users();
    c.close();
    auto t = test::start(ctx, users.get("a"));
    BOOST_CHECK_EXCEPTION(t.get(ctx), api_exception,
        [](api_exception const& e)
        { return e.error() == net::error::operation_aborted && e.error().operation() == "users.get"; });
}

BOOST_AUTO_TEST_CASE(moving)
{
    net::io_context ctx;
    client a(ctx, options());
    auto const of_a = a.users(nothrow);
    client b(std::move(a));
    auto const of_b = b.users(nothrow);

    // Assigning closes what was there before.
    client c(ctx, options());
    auto const of_c = c.users(nothrow);
    c = std::move(b);
    BOOST_TEST((error_of(ctx, of_c) == net::error::operation_aborted));
    c.close();
    BOOST_TEST((error_of(ctx, of_a) == net::error::operation_aborted));
    BOOST_TEST((error_of(ctx, of_b) == net::error::operation_aborted));

    static_assert(!std::is_copy_constructible_v<client>);
    static_assert(std::is_nothrow_move_constructible_v<client>);
    static_assert(std::is_nothrow_move_assignable_v<client>);
}

BOOST_AUTO_TEST_CASE(bad_input_fails_before_anything_is_sent)
{
    net::io_context ctx;
    client c(ctx, options());
    auto t = test::start(ctx, c.users(nothrow).get(""));
    BOOST_REQUIRE(t.get(ctx).has_error());
    BOOST_TEST((t.get().error() == errc::invalid_argument));
    BOOST_TEST(c.stats().connect_failures == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

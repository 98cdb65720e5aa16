//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of basic_core share: a core on a clock that does not run, and a peer that the test moves.
//
#ifndef APPWRITE_TEST_UNIT_DETAIL_CALL_CORE_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_DETAIL_CALL_CORE_FIXTURE_HPP

#include "support/ends_after.hpp"
#include "support/fake_resolver.hpp"
#include "support/mock_core.hpp"
#include "support/peer.hpp"
#include "support/printing.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/users/operations.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace appwrite::test::core
{

using namespace std::chrono_literals;
using detail::call_request;
using detail::call_response;
using detail::operation;

// One operation of each class.
inline operation const& safe = detail::users_get;
inline operation const& idempotent = detail::users_update_name;
inline operation const& deletion = detail::users_delete_user;
inline operation const& keyed_create = detail::users_create;
inline constexpr operation unsafe{"users.create_session", detail::http_method::post,
    "/users/{userId}/sessions", detail::retry_class::unsafe, 201, {0, 13, 0}};

inline std::string response(
    std::string const& status, std::string const& body, std::string const& fields = "")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

inline std::string error_of_type(std::string const& status, std::string const& type)
{
    return response(status, R"({"message":"words","code":400,"type":")" + type + R"(","version":"1.9.0"})");
}

inline std::string const ok = response("200 OK", "{}");
inline std::string const no_content = "HTTP/1.1 204 No Content\r\n\r\n";

inline std::string success_of(operation const& op)
{
    return op.success == 204 ? no_content : response(op.success == 201 ? "201 Created" : "200 OK", "{}");
}

inline call_request request(std::string target = "/users/a", std::string body = {})
{
    call_request out;
    out.target = std::move(target);
    out.body = std::move(body);
    return out;
}

using outcome = result<call_response>;

/// A call with all it needs in its frame.
inline net::awaitable<outcome> call_of(std::shared_ptr<detail::client_core> core, operation const& op,
    detail::request_plan what, call_options with = call_options())
{
    call_response response;
    result<void> const ended = co_await core->call(op, what, with, response);
    if (!ended)
        co_return ended.error();
    co_return std::move(response);
}

struct core_fixture
{
    core_fixture() { remake(options()); }

    client_options options(timeouts const& limits = timeouts()) const
    {
        return client_options("http://localhost:" + std::to_string(server.port()) + "/v1", "project1")
            .key("the-key")
            .timeouts(limits)
            .server_version("1.9.0")
            .retry(retry_policy::none())
            .pool(pool_options().max_connections(1));
    }

    void remake(client_options const& o) { core = test::make_mock_core(ctx.get_executor(), o, resolver); }

    test::task<outcome> call(
        operation const& op = safe, call_request r = request(), call_options o = call_options())
    {
        return test::start(ctx, call_of(core, op, std::move(r), std::move(o)));
    }

    /// Does one call, so that there is a kept connection; the other side of it.
    test::peer_socket kept()
    {
        auto t = call();
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(ok);
        BOOST_REQUIRE(t.get(ctx).has_value());
        BOOST_REQUIRE(core->stats().idle == 1u);
        return s;
    }

    api_error failure(test::task<outcome>& t)
    {
        outcome const& out = t.get(ctx);
        BOOST_REQUIRE(out.has_error());
        return out.error();
    }

    void ends_after(test::task<outcome>& t, mock_clock::duration limit) { test::ends_after(ctx, t, limit); }

    void expect_quiet()
    {
        auto const stats = core->stats();
        BOOST_TEST(stats.in_use == 0u);
        BOOST_TEST(stats.connecting == 0u);
        BOOST_TEST(stats.waiting == 0u);
    }

    net::io_context ctx;
    test::peer server{ctx};
    std::shared_ptr<test::fake_resolver> resolver = [this]
    {
        auto r = std::make_shared<test::fake_resolver>();
        r->answer({server.endpoint()});
        return r;
    }();
    std::shared_ptr<detail::client_core> core;
};

} // namespace appwrite::test::core

#endif

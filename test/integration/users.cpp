//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The operations from end to end, in both dialects, over HTTPS and plain HTTP.
//
#include "support/emulated.hpp"

#include <boost/test/data/test_case.hpp>

#include <sstream>

using namespace appwrite;
using namespace appwrite::test;
using testing::emulator_options;

BOOST_AUTO_TEST_SUITE(integration_users)

namespace
{

net::awaitable<bool> life_of_a_user(client const& c)
{
    auto const users = c.users();
    user const made = co_await users.create(somebody("walter"));
    BOOST_TEST(made.id == "walter");
    BOOST_TEST(made.email == "walter@example.com");
    BOOST_TEST(made.name == "Somebody");
    BOOST_TEST(made.status);
    BOOST_REQUIRE(made.registration.has_value());

    user const fetched = co_await users.get("walter");
    BOOST_TEST(fetched.id == made.id);
    BOOST_TEST((fetched.registration == made.registration));

    auto const page = co_await users.list(list_users().limit(5));
    BOOST_REQUIRE(page.items.size() == 1u);
    BOOST_TEST(page.items[0].id == "walter");

    user const renamed = co_await users.update_name("walter", "Walter O'Brien");
    BOOST_TEST(renamed.name == "Walter O'Brien");

    co_await users.delete_user("walter");
    bool gone = false;
    try
    {
        co_await users.get("walter");
    }
    catch (api_exception const& e)
    {
        gone = e.error() == api_errc::user_not_found && e.error().status() == 404;
    }
    co_return gone;
}

char const* const versions[] = {"0.15.3", "1.9.0"};

} // namespace

BOOST_DATA_TEST_CASE(a_life_over_https, boost::unit_test::data::make(versions), version)
{
    emulated e(emulator_options().server_version(version));
    client c(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, life_of_a_user(c)));
    check_at_rest(c);
}

BOOST_DATA_TEST_CASE(a_life_over_http, boost::unit_test::data::make(versions), version)
{
    emulated e(emulator_options().server_version(version).plain_http());
    client c(e.ctx, e.options());
    BOOST_TEST(await(e.ctx, life_of_a_user(c)));
    check_at_rest(c);
}

BOOST_DATA_TEST_CASE(pages_by_cursor, boost::unit_test::data::make(versions), version)
{
    emulated e(emulator_options().server_version(version));
    e.server.add_users(7);
    client c(e.ctx, e.options());
    auto const walk = [&]() -> net::awaitable<std::vector<std::string>>
    {
        std::vector<std::string> ids;
        auto page = co_await c.users().list(list_users().limit(3));
        while (!page.items.empty())
        {
            for (user const& u : page.items)
                ids.push_back(u.id);
            page = co_await c.users().list(list_users().limit(3).cursor_after(ids.back()));
        }
        co_return ids;
    };
    auto const ids = await(e.ctx, walk());
    BOOST_REQUIRE(ids.size() == 7u);
    BOOST_TEST(ids.front() == "seed0");
    BOOST_TEST(ids.back() == "seed6");
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_not_sent)
{
    emulated e;
    client c(e.ctx, e.options());
    auto const users = c.users(nothrow);
    for (auto const& bad : {"", "../teams", "a/b", "a b", "x\r\ny", "-a"})
    {
        auto const r = await(e.ctx, users.get(bad));
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == errc::invalid_argument));
        BOOST_TEST(r.error().attempts() == 0u);
    }
    auto const short_password =
        await(e.ctx, users.create(new_user("x").email("x@example.com").password("short")));
    BOOST_TEST((short_password.has_error() && short_password.error() == errc::invalid_argument));
    auto const bad_header =
        await(e.ctx, users.get("x", call_options().header("X-Note", "a\r\nX-Appwrite-Key: b")));
    BOOST_TEST((bad_header.has_error() && bad_header.error() == errc::invalid_argument));
    auto const reserved = await(e.ctx, users.get("x", call_options().header("x-appwrite-key", "b")));
    BOOST_TEST((reserved.has_error() && reserved.error() == errc::invalid_argument));
    BOOST_TEST(e.server.counters().connections_accepted == 0u);
}

BOOST_AUTO_TEST_CASE(plain_http_beyond_this_machine_is_refused)
{
    net::io_context ctx;
    client_options const options = client_options("http://appwrite.example/v1", "p").key("k");
    BOOST_CHECK_EXCEPTION(client(ctx, options), api_exception,
        [](api_exception const& x) { return x.error() == errc::invalid_argument; });
    client allowed(ctx, client_options(options).allow_insecure_http());
    BOOST_TEST(allowed.stats().connections_opened == 0u);
}

BOOST_AUTO_TEST_CASE(a_call_after_the_client_is_gone)
{
    emulated e;
    std::optional<client> c(std::in_place, e.ctx, e.options());
    auto const users = c->users(nothrow);
    BOOST_TEST(await(e.ctx, users.list()).has_value());
    c.reset();
    auto const late = await(e.ctx, users.list());
    BOOST_REQUIRE(late.has_error());
    BOOST_TEST((late.error() == error_code(net::error::operation_aborted)));
}

BOOST_AUTO_TEST_CASE(the_key_shows_up_nowhere)
{
    // A server, or a proxy, that quotes the request in what is not a message of Appwrite's.
    emulated e(emulator_options().api_key("the-secret-key"));
    client c(e.ctx, e.options());
    e.server.inject(testing::fault::respond(
        502, "<pre>X-Appwrite-Key: the-secret-key {correct horse}</pre>", "text/html"));
    auto const r = await(e.ctx, c.users(nothrow).create(somebody("x")));
    BOOST_REQUIRE(r.has_error());
    std::ostringstream streamed;
    streamed << r.error() << client_options(e.options()).key();
    for (std::string const& text :
        {r.error().what(), streamed.str(), std::string(api_exception(r.error()).what())})
    {
        BOOST_TEST(text.find("the-secret-key") == std::string::npos);
        BOOST_TEST(text.find("correct horse") == std::string::npos);
    }
    BOOST_TEST(r.error().raw_body() == "<pre>X-Appwrite-Key: ************** {correct horse}</pre>");

    // In the server's message, in a page of success.
    e.server.inject(
        testing::fault::respond(400, R"({"message":"no the-secret-key here","type":"the-secret-key"})"));
    auto const quoted = await(e.ctx, c.users(nothrow).get("x"));
    BOOST_REQUIRE(quoted.has_error());
    BOOST_TEST(quoted.error().message() == "no ************** here");
    BOOST_TEST(quoted.error().what().find("the-secret-key") == std::string::npos);
    e.server.inject(testing::fault::respond(200, "<b>the-secret-key</b>", "text/html"));
    auto const page = await(e.ctx, c.users(nothrow).get("x"));
    BOOST_REQUIRE(page.has_error());
    BOOST_TEST(page.error().raw_body() == "<b>**************</b>");
}

BOOST_AUTO_TEST_SUITE_END()

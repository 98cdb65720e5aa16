//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client_options: every refusal names its field, and what lies just within the bounds is accepted.
//
#include "support/printing.hpp"

#include <appwrite/client_options.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(client_options_)

namespace
{

client_options good(std::string endpoint = "https://appwrite.test/v1")
{
    client_options o(std::move(endpoint), "project1");
    o.key("the-key");
    return o;
}

void expect_refused(client_options const& o, std::string const& field)
{
    auto const refused = o.check();
    BOOST_REQUIRE_MESSAGE(refused.has_value(), "not refused: " << field);
    BOOST_TEST((*refused == errc::invalid_argument));
    BOOST_TEST(refused->stage() == call_stage::validate);
    BOOST_TEST(refused->message().starts_with(field), refused->message());
}

void expect_accepted(client_options const& o)
{
    auto const refused = o.check();
    BOOST_TEST(!refused.has_value(), (refused ? refused->message() : std::string()));
}

using set_timeout = timeouts& (timeouts::*)(timeouts::duration);
using set_pool_duration = pool_options& (pool_options::*)(pool_options::duration);

} // namespace

BOOST_AUTO_TEST_CASE(defaults)
{
    client_options const o = good();
    expect_accepted(o);
    BOOST_TEST(o.endpoint() == "https://appwrite.test/v1");
    BOOST_TEST(o.project() == "project1");
    BOOST_TEST(o.key().reveal() == "the-key");
    BOOST_TEST(o.server_version().empty());
    BOOST_TEST(!o.insecure_http_allowed());
    BOOST_TEST(o.max_response_body() == 64u * 1024 * 1024);
    BOOST_TEST(o.max_response_header() == 64u * 1024);
}

BOOST_AUTO_TEST_CASE(endpoints)
{
    for (std::string const text : {"", "appwrite.test", "ftp://appwrite.test", "https://", "https://a b/v1",
             "https://h:99999/v1", "https://user:secret@h/v1", "https://h/v1?x=1", "https://h/v1#x",
             "https://h/../v1", "https://h/v1\r\nX: y"})
    {
        expect_refused(good(text), "endpoint: ");
        BOOST_TEST(good(text).check()->message().find("secret") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(plain_http)
{
    for (std::string const text :
        {"http://localhost/v1", "http://127.0.0.1:8080/v1", "http://127.9.9.9/v1", "http://[::1]/v1"})
        expect_accepted(good(text));
    for (std::string const text :
        {"http://appwrite.test/v1", "http://10.0.0.1/v1", "http://localhost.test/v1", "http://0.0.0.0/v1"})
    {
        auto const refused = good(text).check();
        BOOST_REQUIRE(refused.has_value());
        BOOST_TEST((*refused == errc::invalid_argument));
        BOOST_TEST(refused->message().find("http") != std::string::npos);
        expect_accepted(good(text).allow_insecure_http());
    }
}

BOOST_AUTO_TEST_CASE(project_and_key)
{
    for (std::string const& text : {std::string(), std::string("a\r\nb"), std::string("a\0b", 3)})
    {
        client_options project("https://appwrite.test/v1", text);
        project.key("the-key");
        expect_refused(project, "project: ");
        expect_refused(good().key(text), "key: ");
    }
    // The message must not repeat the secret.
    BOOST_TEST(good().key("s3cr3t\n").check()->what().find("s3cr3t") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(server_versions)
{
    for (std::string const text : {"", "0.13", "0.15.3", "1.0", "1.4.14", "1.5", "1.9.0", "1.9.0-RC1", "2.0"})
        expect_accepted(good().server_version(text));
    for (std::string const text : {"1", "latest", "v1.9", "0.12.9", " ", "-"})
        expect_refused(good().server_version(text), "server_version: ");
}

BOOST_AUTO_TEST_CASE(a_server_version_of_two_parts)
{
    //[server_version
    client_options options("https://appwrite.test/v1", "project1");
    options.key("the-key").server_version("1.4");
    //]
    expect_accepted(options);
}

BOOST_AUTO_TEST_CASE(timeouts_in_range)
{
    struct example
    {
        char const* name;
        set_timeout set;
    };
    for (auto const& [name, set] : {
             example{"timeouts.total: ", &timeouts::total},
             example{"timeouts.acquire: ", &timeouts::acquire},
             example{"timeouts.resolve: ", &timeouts::resolve},
             example{"timeouts.connect: ", &timeouts::connect},
             example{"timeouts.handshake: ", &timeouts::handshake},
             example{"timeouts.write: ", &timeouts::write},
             example{"timeouts.first_byte: ", &timeouts::first_byte},
             example{"timeouts.body: ", &timeouts::body},
         })
    {
        for (auto const bad :
            {0ms, -1ms, timeouts::duration(24h) + 1ms, timeouts::duration::max(), timeouts::duration::min()})
        {
            timeouts t;
            (t.*set)(bad);
            expect_refused(good().timeouts(t), name);
        }
        for (auto const fine : {1ms, timeouts::duration(24h)})
        {
            timeouts t;
            (t.*set)(fine);
            expect_accepted(good().timeouts(t));
        }
    }
}

BOOST_AUTO_TEST_CASE(pool_in_range)
{
    auto const with = [](pool_options const& o) { return good().pool(o); };
    expect_refused(with(pool_options().max_connections(0)), "pool.max_connections: ");
    expect_refused(with(pool_options().max_connections(10'001)), "pool.max_connections: ");
    expect_accepted(with(pool_options().max_connections(1)));
    expect_accepted(with(pool_options().max_connections(10'000)));
    expect_refused(with(pool_options().max_connections(4).max_idle(5)), "pool.max_idle: ");
    expect_accepted(with(pool_options().max_connections(4).max_idle(4)));
    expect_accepted(with(pool_options().max_idle(0)));
    expect_refused(with(pool_options().max_requests_per_connection(0)), "pool.max_requests_per_connection: ");
    expect_accepted(with(pool_options().max_requests_per_connection(1)));
    expect_refused(with(pool_options().connect_concurrency(0)), "pool.connect_concurrency: ");
    expect_refused(with(pool_options().connect_concurrency(10'001)), "pool.connect_concurrency: ");
    expect_accepted(with(pool_options().connect_concurrency(10'000)));
    expect_accepted(with(pool_options().max_waiting(0)));

    struct example
    {
        char const* name;
        set_pool_duration set;
    };
    for (auto const& [name, set] : {
             example{"pool.idle_timeout: ", &pool_options::idle_timeout},
             example{"pool.max_age: ", &pool_options::max_age},
         })
    {
        for (auto const bad : {0ms, -1ms, pool_options::duration(24h) + 1ms})
        {
            pool_options o;
            (o.*set)(bad);
            expect_refused(with(o), name);
        }
        for (auto const fine : {1ms, pool_options::duration(24h)})
        {
            pool_options o;
            (o.*set)(fine);
            expect_accepted(with(o));
        }
    }
}

BOOST_AUTO_TEST_CASE(response_limits_in_range)
{
    for (std::size_t const bad : {std::size_t(0), std::size_t(1) << 31})
        expect_refused(good().max_response_body(bad), "max_response_body: ");
    for (std::size_t const fine : {std::size_t(1), (std::size_t(1) << 31) - 1})
        expect_accepted(good().max_response_body(fine));
    for (std::size_t const bad : {0u, 1023u, 1024u * 1024 + 1})
        expect_refused(good().max_response_header(bad), "max_response_header: ");
    for (std::size_t const fine : {1024u, 1024u * 1024})
        expect_accepted(good().max_response_header(fine));
}

BOOST_AUTO_TEST_CASE(the_first_mistake_is_reported)
{
    expect_refused(good("nonsense").server_version("x").max_response_body(0), "endpoint: ");
    expect_refused(good().server_version("x").max_response_body(0), "server_version: ");
}

BOOST_AUTO_TEST_CASE(files_are_not_looked_at)
{
    expect_accepted(good().tls(tls_options().ca_file("/nonexistent")));
}

BOOST_AUTO_TEST_SUITE_END()

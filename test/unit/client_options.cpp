//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client_options: every refusal names its field, and what lies just within the bounds is accepted.
//
#include "support/printing.hpp"

#include <appwrite/client_options.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

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
    BOOST_TEST(!o.proxy().has_value());
    BOOST_TEST(o.proxy_variable() == "");
    BOOST_TEST(!o.gzip_accepted());
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

BOOST_AUTO_TEST_CASE(pacing_in_range)
{
    auto const with = [](pacing const& p) { return good().pacing(p); };
    expect_refused(with(pacing().max_in_flight(0)), "pacing.max_in_flight: ");
    expect_refused(with(pacing().max_in_flight(100'001)), "pacing.max_in_flight: ");
    expect_accepted(with(pacing().max_in_flight(1)));
    expect_accepted(with(pacing().max_in_flight(100'000)));
    for (double const bad : {0.0, -1.0, 0.0009, 1'000'001.0, std::nan(""), HUGE_VAL})
        expect_refused(with(pacing().rate(bad)), "pacing.rate.per_second: ");
    for (double const fine : {0.001, 12.5, 1'000'000.0})
        expect_accepted(with(pacing().rate(fine)));
    expect_refused(with(pacing().rate(1, 0)), "pacing.rate.burst: ");
    expect_refused(with(pacing().rate(1, 1'000'001)), "pacing.rate.burst: ");
    expect_accepted(with(pacing().rate(1, 1'000'000)));
    expect_accepted(with(pacing().adaptive()));
    expect_accepted(with(pacing().adaptive(1, 1, 1)));
    expect_accepted(with(pacing().adaptive().rate(5)));
    expect_refused(with(pacing().adaptive(1, 1, 100'001)), "pacing.adaptive.maximum: ");
    expect_refused(with(pacing().adaptive(1, 0, 5)), "pacing.adaptive.minimum: ");
    expect_refused(with(pacing().adaptive(5, 6, 7)), "pacing.adaptive.initial: ");
    expect_refused(with(pacing().adaptive(8, 6, 7)), "pacing.adaptive.initial: ");
    expect_refused(with(pacing().adaptive().max_in_flight(5)), "pacing.max_in_flight: ");
}

BOOST_AUTO_TEST_CASE(pacing_is_off_by_default)
{
    BOOST_TEST(!good().pacing().is_on());
    BOOST_TEST(pacing().max_in_flight(1).is_on());
    BOOST_TEST(pacing().rate(1).is_on());
    BOOST_TEST(pacing().adaptive().is_on());
    BOOST_TEST(!good().circuit_breaker().has_value());
}

BOOST_AUTO_TEST_CASE(circuit_breaker_in_range)
{
    using breaker = circuit_breaker;
    auto const with = [](breaker const& b) { return good().circuit_breaker(b); };
    expect_accepted(with(breaker()));
    for (double const bad : {0.0, -0.5, 1.001, std::nan("")})
        expect_refused(with(breaker().failure_ratio(bad)), "circuit_breaker.failure_ratio: ");
    expect_accepted(with(breaker().failure_ratio(1)));
    expect_refused(with(breaker().window(0ms)), "circuit_breaker.window: ");
    expect_refused(with(breaker().window(25h)), "circuit_breaker.window: ");
    expect_accepted(with(breaker().window(1ms)));
    expect_refused(with(breaker().minimum_attempts(0)), "circuit_breaker.minimum_attempts: ");
    expect_refused(with(breaker().minimum_attempts(1'000'001)), "circuit_breaker.minimum_attempts: ");
    expect_refused(with(breaker().open_for(0ms)), "circuit_breaker.open_for: ");
    expect_refused(with(breaker().open_for(25h)), "circuit_breaker.open_for: ");
    expect_refused(with(breaker().probes(0)), "circuit_breaker.probes: ");
    expect_refused(with(breaker().probes(1001)), "circuit_breaker.probes: ");
    expect_accepted(with(breaker().probes(1000)));
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

BOOST_AUTO_TEST_CASE(proxies)
{
    proxy_options const fine("http://proxy.test:3128");
    expect_accepted(good().proxy(fine));
    expect_refused(good().proxy(proxy_options("https://proxy.test")), "proxy: ");
    expect_refused(good().proxy(proxy_options("http://proxy.test").credentials("a:b", "c")), "proxy: ");
    // Also if it would not be used.
    expect_refused(good().proxy(proxy_options("ftp://nonsense").no_proxy("*")), "proxy: ");

    // Plain http is no risk on this machine, but on the way to a proxy it is.
    client_options const plain = good("http://localhost:8080/v1");
    expect_refused(client_options(plain).proxy(fine), "proxy: ");
    expect_accepted(client_options(plain).proxy(fine).allow_insecure_http());
    expect_accepted(client_options(plain).proxy(proxy_options(fine).no_proxy("localhost")));
    expect_accepted(client_options(plain).proxy(proxy_options("http://127.0.0.1:3128")));
}

BOOST_AUTO_TEST_CASE(a_proxy_and_compression)
{
    //[proxy_and_compression
    client_options options("https://appwrite.test/v1", "project1");
    options.key("the-key");
    options.proxy(proxy_options("http://proxy.test:3128")
                      .credentials("user", "secret")
                      .no_proxy("localhost, 10.0.0.0/8, .internal.test"));
    options.accept_gzip();
    //]
    expect_accepted(options);
    BOOST_TEST(options.proxy()->user() == "user");
    BOOST_TEST(options.gzip_accepted());
    BOOST_TEST(!options.accept_gzip(false).gzip_accepted());
}

BOOST_AUTO_TEST_CASE(a_proxy_of_the_environment)
{
    std::vector<std::string> const names{
        "https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"};
    for (std::string const& name : names)
        ::unsetenv(name.c_str());
    client_options o = good();
    o.proxy(proxy_options("http://other"));
    BOOST_TEST(!o.proxy_from_environment().proxy().has_value());

    ::setenv("HTTPS_PROXY", "http://u:secret@proxy.test:3128", 1);
    ::setenv("no_proxy", "localhost", 1);
    o.proxy_from_environment();
    BOOST_REQUIRE(o.proxy().has_value());
    BOOST_TEST(o.proxy()->url() == "http://proxy.test:3128");
    BOOST_TEST(o.proxy()->no_proxy() == "localhost");
    BOOST_TEST(o.proxy_variable() == "HTTPS_PROXY");
    expect_accepted(o);
    BOOST_TEST(!good("http://localhost/v1").proxy_from_environment().proxy().has_value());

    ::setenv("HTTPS_PROXY", "socks5://u:secret@proxy.test", 1);
    o.proxy_from_environment();
    expect_refused(o, "HTTPS_PROXY: ");
    BOOST_TEST(o.check()->what().find("secret") == std::string::npos);
    BOOST_TEST(o.proxy(proxy_options("http://other")).proxy_variable() == "");
    expect_accepted(o);
    for (std::string const& name : names)
        ::unsetenv(name.c_str());
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

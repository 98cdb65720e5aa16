//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// endpoint: what is taken apart and what is refused.
//
#include <appwrite/detail/wire/endpoint.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using detail::endpoint;

BOOST_AUTO_TEST_SUITE(endpoint_)

BOOST_AUTO_TEST_CASE(the_usual_one)
{
    auto const e = endpoint::parse("https://cloud.appwrite.io/v1").value();
    BOOST_TEST(e.is_tls());
    BOOST_TEST(e.host() == "cloud.appwrite.io");
    BOOST_TEST(!e.is_address());
    BOOST_TEST(e.port() == 443);
    BOOST_TEST(e.base_path() == "/v1");
    BOOST_TEST(!e.is_loopback());
    BOOST_TEST(e.host_field() == "cloud.appwrite.io");
}

BOOST_AUTO_TEST_CASE(ports)
{
    BOOST_TEST(endpoint::parse("https://h:8443/v1").value().port() == 8443);
    BOOST_TEST(endpoint::parse("https://h:8443/v1").value().host_field() == "h:8443");
    BOOST_TEST(endpoint::parse("https://h:443/v1").value().host_field() == "h");
    BOOST_TEST(endpoint::parse("http://h/v1").value().port() == 80);
    BOOST_TEST(endpoint::parse("http://h:443/v1").value().host_field() == "h:443");
    BOOST_TEST(endpoint::parse("https://h:65535/v1").value().port() == 65535);
}

BOOST_AUTO_TEST_CASE(paths)
{
    BOOST_TEST(endpoint::parse("https://h").value().base_path() == "");
    BOOST_TEST(endpoint::parse("https://h/").value().base_path() == "");
    BOOST_TEST(endpoint::parse("https://h/v1/").value().base_path() == "/v1");
    BOOST_TEST(endpoint::parse("https://h/v1//").value().base_path() == "/v1");
    BOOST_TEST(endpoint::parse("https://h/a%20b/v1").value().base_path() == "/a%20b/v1");
}

BOOST_AUTO_TEST_CASE(hosts)
{
    BOOST_TEST(endpoint::parse("HTTPS://Cloud.Appwrite.IO/v1").value().host() == "cloud.appwrite.io");
    // A name may begin with an address.
    BOOST_TEST(endpoint::parse("https://10.0.0.1.example.com/v1").value().host() == "10.0.0.1.example.com");
    BOOST_TEST(!endpoint::parse("https://10.0.0.1.example.com/v1").value().is_address());
    BOOST_TEST(endpoint::parse("http://my_appwrite/v1").value().host() == "my_appwrite");
    auto const v4 = endpoint::parse("https://10.0.0.1/v1").value();
    BOOST_TEST(v4.is_address());
    BOOST_TEST(v4.host() == "10.0.0.1");
    auto const v6 = endpoint::parse("https://[2001:db8::1]:8443/v1").value();
    BOOST_TEST(v6.is_address());
    BOOST_TEST(v6.host() == "2001:db8::1");
    BOOST_TEST(v6.host_field() == "[2001:db8::1]:8443");
}

BOOST_AUTO_TEST_CASE(loopback)
{
    for (char const* here : {"http://localhost/v1", "http://LocalHost/v1", "http://127.0.0.1:80/v1",
             "http://127.8.9.10/v1", "http://[::1]/v1"})
        BOOST_TEST(endpoint::parse(here).value().is_loopback(), here);
    for (char const* there : {"http://localhost.example.com/v1", "http://127.0.0.1.example.com/v1",
             "http://10.0.0.1/v1", "http://[::2]/v1", "http://0.0.0.0/v1", "http://mylocalhost/v1"})
        BOOST_TEST(!endpoint::parse(there).value().is_loopback(), there);
}

BOOST_AUTO_TEST_CASE(malformed_ones_are_refused_by_name)
{
    for (char const* bad :
        {"", "cloud.appwrite.io/v1", "/v1", "https://", "https:///v1", "https:cloud/v1", "ftp://h/v1",
            "ws://h/v1", "https://h:0/v1", "https://h:65536/v1", "https://h:99999999/v1", "https://h:x/v1",
            "https://h:/v1", "https://h:1x/v1", "https://h:80:80/v1", "https://1.2.3.4:x/v1",
            "https://[::1]x/v1", "https://::1/v1", "https://[1.2.3.4]/v1", "https://[fe80::1%25eth0]/v1",
            "https://.h/v1", "https://h/%zz", "https://h/%2", "https://h,i/v1", "https://user@h/v1",
            "https://user:pass@h/v1", "https://@h/v1", "https://h/v1?", "https://h/v1?a=b", "https://h/v1#",
            "https://h/v1#f", "https://h /v1", " https://h/v1", "https://h/v1 ", "https://h/v 1",
            "https://h\r\nEvil: 1/v1", "https://h/v1\r\nEvil: 1", "https://h%0d%0a/v1", "https://[::1/v1",
            "https://[v1.x]/v1", "https://h/../v1", "https://h/./v1", "https://h/%2e%2e/v1", "https://h\\v1",
            "https://h\xC3\xA4/v1"})
    {
        auto const e = endpoint::parse(bad);
        BOOST_TEST_CONTEXT(bad)
        {
            BOOST_TEST(!e.has_value());
            BOOST_TEST((e.error() == errc::invalid_argument));
            BOOST_TEST((e.error().stage() == call_stage::validate));
            BOOST_TEST(e.error().message().starts_with("endpoint: "));
        }
    }
    BOOST_TEST(!endpoint::parse(std::string_view("https://h\0/v1", 13)).has_value());
}

BOOST_AUTO_TEST_CASE(refusals_do_not_repeat_credentials)
{
    auto const e = endpoint::parse("https://admin:hunter2@h/v1");
    BOOST_TEST(!e.has_value());
    BOOST_TEST(e.error().what().find("hunter2") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(plain_http_stays_on_this_machine)
{
    auto allowed = [](char const* text, bool insecure)
    { return !detail::check_transport_security(endpoint::parse(text).value(), insecure); };
    BOOST_TEST(allowed("https://example.com/v1", false));
    BOOST_TEST(allowed("http://localhost:8080/v1", false));
    BOOST_TEST(!allowed("http://example.com/v1", false));
    BOOST_TEST(!allowed("http://10.0.0.1/v1", false));
    BOOST_TEST(allowed("http://example.com/v1", true));
    auto const refusal =
        detail::check_transport_security(endpoint::parse("http://example.com/v1").value(), false);
    BOOST_TEST((*refusal == errc::invalid_argument));
    BOOST_TEST(refusal->message().find("example.com") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// http_proxy: what is sent, what is refused, what the answers mean, what the environment says.
//
#include "support/printing.hpp"

#include <appwrite/detail/wire/http_proxy.hpp>
#include <appwrite/version.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

BOOST_AUTO_TEST_SUITE(http_proxy_)

namespace
{

using appwrite::errc;
using appwrite::proxy_options;
using appwrite::detail::endpoint;
using appwrite::detail::http_proxy;

endpoint const server = endpoint::parse("https://cloud.example/v1").value();

http_proxy proxy(proxy_options const& options, endpoint const& to = server)
{
    return http_proxy::make(options, "proxy", to).value();
}

std::string request_for(proxy_options const& options, endpoint const& to = server)
{
    return std::string(proxy(options, to).connect_request().reveal());
}

std::string words_about(unsigned status, errc code)
{
    appwrite::detail::http_response answer;
    answer.status = status;
    std::string words;
    BOOST_TEST(appwrite::detail::judge_connect_response(answer, words) == code, status);
    return words;
}

std::map<std::string, std::string> variables;

std::string variable(char const* name)
{
    auto const found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
}

} // namespace

BOOST_AUTO_TEST_CASE(without_credentials)
{
    http_proxy const made = proxy(proxy_options("http://Proxy.example:3128/"));
    BOOST_TEST(made.host() == "proxy.example");
    BOOST_TEST(made.port() == 3128);
    BOOST_TEST(made.name() == "proxy.example:3128");
    BOOST_TEST(!made.is_loopback());
    BOOST_TEST(made.connect_request().reveal() == "CONNECT cloud.example:443 HTTP/1.1\r\n"
                                                  "Host: cloud.example:443\r\n"
                                                  "User-Agent: appwrite-asio/" APPWRITE_VERSION_STRING
                                                  "\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(addresses_and_ports)
{
    http_proxy const made =
        proxy(proxy_options("http://[::1]"), endpoint::parse("https://[fd00::7]:8443/v1").value());
    BOOST_TEST(made.host() == "::1");
    BOOST_TEST(made.name() == "[::1]:80");
    BOOST_TEST(made.is_loopback());
    BOOST_TEST(made.connect_request().reveal().starts_with(
        "CONNECT [fd00::7]:8443 HTTP/1.1\r\nHost: [fd00::7]:8443\r\n"));
    BOOST_TEST(request_for(proxy_options("http://p"), endpoint::parse("http://a.example").value())
                   .starts_with("CONNECT a.example:80 HTTP/1.1\r\n"));
}

BOOST_AUTO_TEST_CASE(credentials)
{
    // The example of RFC 7617.
    std::string const line = "\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n";
    BOOST_TEST(
        request_for(proxy_options("http://p:1").credentials("Aladdin", "open sesame")).ends_with(line));
    BOOST_TEST(request_for(proxy_options("http://Aladdin:open%20sesame@p:1")).ends_with(line));
    // Those that are given later count.
    for (char const* url : {"http://x:y@p:1", "http://x:%zz@p:1"})
        BOOST_TEST(request_for(proxy_options(url).credentials("Aladdin", "open sesame")).ends_with(line));
    BOOST_TEST(request_for(proxy_options("Aladdin:open%20sesame@p:1")).ends_with(line));
    // A user alone, a password alone.
    BOOST_TEST(request_for(proxy_options("http://u@p:1")).ends_with(": Basic dTo=\r\n\r\n"));
    BOOST_TEST(request_for(proxy_options("http://:p@p:1")).ends_with(": Basic OnA=\r\n\r\n"));
    std::string const huge =
        request_for(proxy_options("http://p:1").credentials("u", std::string(5000, 'x')));
    BOOST_TEST(huge.ends_with("\r\n\r\n"));
    BOOST_TEST(huge.size() > 6670u);
}

BOOST_AUTO_TEST_CASE(what_is_refused)
{
    for (std::string const url : {"", "proxy:", "proxy/path", "a b", "https://proxy:3128",
             "socks5://proxy:1080", "http://", "http://p:0", "http://p:99999", "http://p/path", "http://p?x",
             "http://p#x", "http://a b", "http://p\r\nX: y"})
    {
        auto const refused = http_proxy::make(proxy_options(url), "HTTPS_PROXY", server);
        BOOST_REQUIRE(refused.has_error());
        BOOST_TEST((refused.error() == errc::invalid_argument), url);
        BOOST_TEST(refused.error().message().starts_with("HTTPS_PROXY: must be a URL"), url);
    }
    for (proxy_options const& options :
        {proxy_options("http://a:s3cr3t%zz@p"), proxy_options("http://a:s3cr3t%@p"),
            proxy_options("http://s3cr3t%4:b@p"), proxy_options("http://p").credentials("a:b", "c"),
            proxy_options("http://a%3Ab:c@p"), proxy_options("http://p").credentials("a\r\nb", "c"),
            proxy_options("http://p").credentials("a", "s3cr3t\n"),
            proxy_options("http://p").credentials("a", std::string(20'000, 'x'))})
    {
        auto const refused = http_proxy::make(options, "proxy", server);
        BOOST_REQUIRE(refused.has_error());
        BOOST_TEST((refused.error() == errc::invalid_argument));
        BOOST_TEST(refused.error().message().starts_with("proxy: user and password"));
        BOOST_TEST(refused.error().what().find("s3cr3t") == std::string::npos);
    }
    auto const refused = http_proxy::make(proxy_options("socks5://u:s3cr3t@p"), "proxy", server);
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().what().find("s3cr3t") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(whether_there_is_one)
{
    using appwrite::detail::proxy_on_the_way;
    BOOST_TEST(!proxy_on_the_way(std::nullopt, "proxy", server).value().has_value());
    BOOST_TEST(proxy_on_the_way(proxy_options("http://p"), "proxy", server).value().has_value());
    BOOST_TEST(!proxy_on_the_way(proxy_options("http://p").no_proxy(".example"), "proxy", server)
                    .value()
                    .has_value());
    BOOST_TEST(proxy_on_the_way(proxy_options("ftp://nonsense").no_proxy("*"), "proxy", server).has_error());
}

BOOST_AUTO_TEST_CASE(answers)
{
    std::string words;
    for (unsigned const status : {200u, 204u, 299u})
    {
        appwrite::detail::http_response answer;
        answer.status = status;
        BOOST_TEST(!appwrite::detail::judge_connect_response(answer, words), status);
    }
    BOOST_TEST(
        words_about(407, errc::proxy_authentication_required) == "HTTP 407 Proxy Authentication Required");
    BOOST_TEST(words_about(403, errc::proxy_refused) == "HTTP 403 Forbidden");
    BOOST_TEST(words_about(456, errc::proxy_refused) == "HTTP 456");
    for (unsigned const status : {302u, 400u, 401u, 404u, 405u})
        words_about(status, errc::proxy_refused);
    for (unsigned const status : {408u, 429u, 500u, 502u, 503u, 504u})
        words_about(status, errc::proxy_unavailable);
}

BOOST_AUTO_TEST_CASE(the_environment)
{
    using appwrite::detail::proxy_from;
    auto const found_for = [](bool tls) { return proxy_from(&variable, tls); };
    auto const url = [&](bool tls)
    {
        auto const found = found_for(tls);
        return found ? found->variable + "=" + found->options.url() : std::string();
    };

    variables = {};
    BOOST_TEST(url(true) == "");
    BOOST_TEST(url(false) == "");

    variables = {{"HTTP_PROXY", "http://evil"}, {"https_proxy", ""}};
    BOOST_TEST(url(true) == "");
    BOOST_TEST(url(false) == "");

    variables = {{"ALL_PROXY", "http://a"}};
    BOOST_TEST(url(true) == "ALL_PROXY=http://a");
    BOOST_TEST(url(false) == "ALL_PROXY=http://a");
    variables["all_proxy"] = "http://b";
    BOOST_TEST(url(true) == "all_proxy=http://b");
    variables["HTTPS_PROXY"] = "http://c";
    BOOST_TEST(url(true) == "HTTPS_PROXY=http://c");
    BOOST_TEST(url(false) == "all_proxy=http://b");
    variables["https_proxy"] = "http://d";
    variables["http_proxy"] = "http://e";
    BOOST_TEST(url(true) == "https_proxy=http://d");
    BOOST_TEST(url(false) == "http_proxy=http://e");

    variables = {{"https_proxy", "user:secret@proxy:3128"}, {"NO_PROXY", "a"}};
    auto const found = found_for(true);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->options.url() == "http://proxy:3128");
    BOOST_TEST(found->options.user() == "user");
    BOOST_TEST(found->options.password().reveal() == "secret");
    BOOST_TEST(found->options.no_proxy() == "a");
    variables["no_proxy"] = "b";
    BOOST_TEST(found_for(true)->options.no_proxy() == "b");
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// proxy_options: the credentials leave the URL.
//
#include <appwrite/proxy_options.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(proxy_options_)

namespace
{

using appwrite::proxy_options;

void expect(
    proxy_options const& o, std::string const& url, std::string const& user, std::string const& password)
{
    BOOST_TEST(o.url() == url);
    BOOST_TEST(o.user() == user);
    BOOST_TEST(o.password().reveal() == password);
}

} // namespace

BOOST_AUTO_TEST_CASE(urls)
{
    expect(proxy_options("http://p:1"), "http://p:1", "", "");
    expect(proxy_options("http://u:w@p:1"), "http://p:1", "u", "w");
    expect(proxy_options("http://u@p:1/"), "http://p:1/", "u", "");
    expect(proxy_options("http://:w@p:1"), "http://p:1", "", "w");
    expect(proxy_options("http://@p:1"), "http://p:1", "", "");
    expect(proxy_options("http://u:a:b@p:1"), "http://p:1", "u", "a:b");
    expect(proxy_options("p:1"), "http://p:1", "", "");
    expect(proxy_options("u:w@p:1"), "http://p:1", "u", "w");
    expect(proxy_options("socks5://u:w@p:1"), "socks5://p:1", "u", "w");
    expect(proxy_options(""), "http://", "", "");
}

BOOST_AUTO_TEST_CASE(escapes)
{
    expect(proxy_options("http://a%40b:%3a%2F%25@p"), "http://p", "a@b", ":/%");
    BOOST_TEST(!proxy_options("http://a%40b:%3a%2F%25@p").has_broken_escape());
    for (char const* url : {"http://100%:w@p", "http://u:%zz@p", "http://u:w%4@p", "u:%%@p"})
    {
        BOOST_TEST(proxy_options(url).has_broken_escape(), url);
        BOOST_TEST(!proxy_options(url).credentials("100%", "%").has_broken_escape(), url);
        BOOST_TEST(proxy_options(url).url() == "http://p");
    }
}

BOOST_AUTO_TEST_CASE(what_should_have_been_escaped)
{
    expect(proxy_options("http://u:a/b?c#d@p:1"), "http://p:1", "u", "a/b?c#d");
    expect(proxy_options("http://u:a@b@p:1"), "http://p:1", "u", "a@b");
    expect(proxy_options("u:a://b@p:1"), "http://p:1", "u", "a://b");
}

BOOST_AUTO_TEST_CASE(credentials_and_exceptions)
{
    proxy_options o("http://u:w@p:1");
    BOOST_TEST(o.no_proxy() == "");
    o.credentials("x", "y").no_proxy("localhost");
    expect(o, "http://p:1", "x", "y");
    BOOST_TEST(o.no_proxy() == "localhost");
}

BOOST_AUTO_TEST_SUITE_END()

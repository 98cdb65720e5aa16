//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which servers are reached without the proxy: the table.
//
#include <appwrite/detail/wire/no_proxy.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(no_proxy)

namespace
{

bool direct(std::string_view list, std::string const& origin)
{
    return appwrite::detail::is_without_proxy(
        list, appwrite::detail::endpoint::parse(origin + "/v1").value());
}

} // namespace

BOOST_AUTO_TEST_CASE(names)
{
    for (std::string const entry :
        {"example.com", ".example.com", "*.example.com", "EXAMPLE.Com", "example.com.", "example.com:443"})
    {
        BOOST_TEST(direct(entry, "https://example.com"), entry);
        BOOST_TEST(direct(entry, "https://cloud.example.com"), entry);
        BOOST_TEST(direct(entry, "https://a.b.Example.com"), entry);
        BOOST_TEST(direct(entry, "https://example.com."), entry);
        BOOST_TEST(!direct(entry, "https://badexample.com"), entry);
        BOOST_TEST(!direct(entry, "https://example.com.test"), entry);
        BOOST_TEST(!direct(entry, "https://example.org"), entry);
        BOOST_TEST(!direct(entry, "https://com"), entry);
    }
    BOOST_TEST(!direct("cloud.example.com", "https://example.com"));
    BOOST_TEST(direct("localhost", "https://localhost:8443"));
    BOOST_TEST(!direct("localhost", "https://127.0.0.1"));
}

BOOST_AUTO_TEST_CASE(ports)
{
    BOOST_TEST(direct("example.com:8443", "https://example.com:8443"));
    BOOST_TEST(!direct("example.com:8443", "https://example.com"));
    BOOST_TEST(direct("example.com:80", "http://example.com"));
    BOOST_TEST(direct("10.0.0.1:443", "https://10.0.0.1"));
    BOOST_TEST(!direct("10.0.0.1:444", "https://10.0.0.1"));
    BOOST_TEST(direct("[::1]:443", "https://[::1]"));
    BOOST_TEST(!direct("[::1]:444", "https://[::1]"));
    BOOST_TEST(direct("*:8443", "https://example.com:8443"));
    BOOST_TEST(!direct("*:8443", "https://example.com"));
    for (std::string const entry : {"example.com:", "example.com:x", "example.com:-1", "example.com:443x",
             "example.com:99999999999", "[::1]443"})
    {
        BOOST_TEST(!direct(entry, "https://example.com"), entry);
        BOOST_TEST(!direct(entry, "https://[::1]"), entry);
    }
}

BOOST_AUTO_TEST_CASE(brackets_are_for_addresses_of_version_6)
{
    for (std::string const entry :
        {"[example.com]", "[.example.com]", "[*]", "[example.com]:443", "[*]:443", "[10.0.0.1]"})
    {
        BOOST_TEST(!direct(entry, "https://example.com"), entry);
        BOOST_TEST(!direct(entry, "https://10.0.0.1"), entry);
        BOOST_TEST(!direct(entry, "https://[::1]"), entry);
    }
}

BOOST_AUTO_TEST_CASE(addresses)
{
    BOOST_TEST(direct("10.0.0.1", "https://10.0.0.1"));
    BOOST_TEST(!direct("10.0.0.1", "https://10.0.0.10"));
    // An address is no name: it has nothing below it.
    BOOST_TEST(!direct("0.0.1", "https://10.0.0.1"));
    BOOST_TEST(!direct(".1", "https://10.0.0.1"));
    BOOST_TEST(!direct("10.0.0.1", "https://10.0.0.1.example.com"));
    for (std::string const entry : {"::1", "[::1]", "0:0:0:0:0:0:0:1"})
    {
        BOOST_TEST(direct(entry, "https://[::1]"), entry);
        BOOST_TEST(direct(entry, "https://[::1]:8443"), entry);
        BOOST_TEST(!direct(entry, "https://[::2]"), entry);
        BOOST_TEST(!direct(entry, "https://0.0.0.1"), entry);
    }
    BOOST_TEST(direct("FE80::ABCD", "https://[fe80::abcd]"));
}

BOOST_AUTO_TEST_CASE(ranges)
{
    BOOST_TEST(direct("10.0.0.0/8", "https://10.255.0.1"));
    BOOST_TEST(!direct("10.0.0.0/8", "https://11.0.0.1"));
    BOOST_TEST(direct("192.168.6.0/23", "https://192.168.7.255"));
    BOOST_TEST(!direct("192.168.6.0/23", "https://192.168.8.0"));
    BOOST_TEST(direct("192.168.7.77/23", "https://192.168.6.1"));
    BOOST_TEST(direct("10.0.0.1/32", "https://10.0.0.1"));
    BOOST_TEST(!direct("10.0.0.1/32", "https://10.0.0.2"));
    BOOST_TEST(direct("0.0.0.0/0", "https://8.8.8.8"));
    BOOST_TEST(!direct("0.0.0.0/0", "https://[::1]"));
    BOOST_TEST(!direct("0.0.0.0/0", "https://example.com"));
    BOOST_TEST(direct("fd00::/8", "https://[fdab::1]"));
    BOOST_TEST(!direct("fd00::/8", "https://[fe80::1]"));
    BOOST_TEST(direct("2001:db8::/33", "https://[2001:db8:7fff::]"));
    BOOST_TEST(!direct("2001:db8::/33", "https://[2001:db8:8000::]"));
    BOOST_TEST(direct("[fd00::]:443", "https://[fd00::]"));
    for (std::string const entry : {"10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0/8", "/8",
             "10.0.0.0/8/8", "fd00::/129"})
    {
        BOOST_TEST(!direct(entry, "https://10.0.0.0"), entry);
        BOOST_TEST(!direct(entry, "https://[fd00::]"), entry);
    }
}

BOOST_AUTO_TEST_CASE(lists)
{
    std::string const list = "localhost,127.0.0.1 ,\t.internal.example,10.0.0.0/8";
    BOOST_TEST(direct(list, "https://localhost"));
    BOOST_TEST(direct(list, "http://127.0.0.1:8080"));
    BOOST_TEST(direct(list, "https://api.internal.example"));
    BOOST_TEST(direct(list, "https://10.1.2.3"));
    BOOST_TEST(!direct(list, "https://example.com"));
    BOOST_TEST(direct("*", "https://example.com"));
    BOOST_TEST(direct("*", "https://[::1]:8443"));
    BOOST_TEST(direct("a.example b.example", "https://b.example"));
    BOOST_TEST(direct("nonsense[,*", "https://b.example"));
    for (std::string const nothing : {"", ",", " , ,", ".", "*.", "[", "]", "[]", ":", "::", "[:443"})
    {
        BOOST_TEST(!direct(nothing, "https://example.com"), nothing);
        BOOST_TEST(!direct(nothing, "https://10.0.0.1"), nothing);
    }
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// decode_content: which codings are undone, and what is said about the others.
//
#include "support/gzip.hpp"
#include "support/printing.hpp"

#include <appwrite/detail/wire/content_coding.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(content_coding)

namespace
{

using appwrite::errc;
using appwrite::error_code;
using appwrite::test::gzipped;

appwrite::detail::http_response response_with(std::string coding, std::string body, unsigned status = 200)
{
    appwrite::detail::http_response out;
    out.status = status;
    out.header.write().content_encoding = std::move(coding);
    out.body = std::move(body);
    return out;
}

// The body, or the words about it.
std::string decoded_body(std::string coding, std::string body, unsigned status = 200)
{
    auto response = response_with(std::move(coding), std::move(body), status);
    std::string words;
    error_code const ec = appwrite::detail::decode_content(response, 1000, words);
    return ec ? ec.message() + ": " + words : response.body;
}

} // namespace

BOOST_AUTO_TEST_CASE(gzip_by_any_name)
{
    for (std::string const name : {"gzip", "x-gzip", "GZip", " gzip\t", "identity, gzip", "gzip,,identity"})
        BOOST_TEST(decoded_body(name, gzipped("{}")) == "{}", name);
}

BOOST_AUTO_TEST_CASE(no_coding)
{
    for (std::string const name : {"", "identity", "Identity , identity", ",", " "})
        BOOST_TEST(decoded_body(name, "{}") == "{}", name);
}

BOOST_AUTO_TEST_CASE(an_empty_body_stays_empty)
{
    for (std::string const name : {"gzip", "br"})
        BOOST_TEST(decoded_body(name, "", 204) == "");
}

BOOST_AUTO_TEST_CASE(other_codings_are_named)
{
    for (std::string const name : {"br", "deflate", "zstd", "gzip, gzip", "br, gzip", "gzip, br", "gzipx"})
    {
        auto response = response_with(name, gzipped("{}"));
        std::string words;
        BOOST_TEST(appwrite::detail::decode_content(response, 1000, words) == errc::unexpected_content);
        BOOST_TEST(words == "Content-Encoding: " + name);
    }
    auto response = response_with(std::string(10'000, 'x'), "{}");
    std::string words;
    BOOST_TEST(appwrite::detail::decode_content(response, 1000, words) == errc::unexpected_content);
    BOOST_TEST(words.size() < 200u);
}

BOOST_AUTO_TEST_CASE(broken_gzip)
{
    auto response = response_with("gzip", gzipped("{}") + "x");
    std::string words;
    BOOST_TEST(appwrite::detail::decode_content(response, 1000, words) == errc::malformed_response);
    BOOST_TEST(words == "Content-Encoding: gzip");
    response = response_with("gzip", gzipped(std::string(1001, 'x')));
    BOOST_TEST(appwrite::detail::decode_content(response, 1000, words) == errc::body_too_large);
}

BOOST_AUTO_TEST_CASE(an_error_keeps_its_status)
{
    BOOST_TEST(decoded_body("gzip", gzipped("{\"type\":\"x\"}"), 404) == "{\"type\":\"x\"}");
    for (unsigned const status : {302u, 404u, 502u})
    {
        BOOST_TEST(decoded_body("br", "...", status) == "");
        BOOST_TEST(decoded_body("gzip", "not gzip", status) == "");
    }
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Compressed responses of the emulator.
//
#include "../../../src/testing/content_coding.hpp"

#include "service_client.hpp"

#include "support/inflate.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(emulator_content_coding)

namespace
{

using namespace appwrite::testing::detail;
using appwrite::test::inflate;
using appwrite::test::service_client;

std::string_view name_of(content_coding coding)
{
    switch (coding)
    {
    case content_coding::gzip:
        return "gzip";
    case content_coding::deflate:
        return "deflate";
    case content_coding::identity:
        return "identity";
    }
    return {};
}

std::string_view old_choice(std::string_view accepted)
{
    return name_of(choose_coding(accepted, rules::v0_15));
}

std::string_view new_choice(std::string_view accepted)
{
    return name_of(choose_coding(accepted, rules::v1_9));
}

/// The Content-Encoding that a body of this size gets.
std::string coding_of(std::size_t size, rules version, const std::string& method = "GET")
{
    response what;
    what.body = std::string(size, 'a');
    request asked_by;
    asked_by.method = method;
    asked_by.headers = {{"accept-encoding", "gzip"}};
    compress(what, asked_by, version);
    return std::string(find_header(what.headers, "Content-Encoding"));
}

std::string wire_of(const response& what, bool head_request)
{
    framing how;
    how.head_request = head_request;
    return to_wire(what, how, std::chrono::system_clock::now());
}

} // namespace

BOOST_AUTO_TEST_CASE(old_servers_look_for_names)
{
    BOOST_TEST(old_choice("gzip") == "gzip");
    BOOST_TEST(old_choice("deflate, gzip") == "gzip");
    BOOST_TEST(old_choice("br;q=1.0, deflate") == "deflate");
    BOOST_TEST(old_choice("gzip;q=0") == "gzip");
    for (const char* accepted : {"", "*", "identity", "zstd", "br", "GZIP"})
        BOOST_TEST(old_choice(accepted) == "identity", accepted);
}

BOOST_AUTO_TEST_CASE(new_servers_weigh_qualities)
{
    BOOST_TEST(new_choice("gzip") == "gzip");
    BOOST_TEST(new_choice("GZip") == "gzip");
    BOOST_TEST(new_choice("deflate, gzip") == "deflate");
    BOOST_TEST(new_choice("br, zstd, gzip, deflate") == "gzip");
    BOOST_TEST(new_choice("deflate;q=0.5,gzip;q=0.8") == "gzip");
    BOOST_TEST(new_choice("deflate; Q=0.9 , gzip; q=0.8") == "deflate");
    BOOST_TEST(new_choice("gzip;q=0.5, identity") == "identity");
    BOOST_TEST(new_choice("gzip;q=nonsense, deflate;level=1, identity;q=0.1") == "identity");
    BOOST_TEST(new_choice("gzip;q=0") == "gzip");
    for (const char* accepted : {"", "*", ",;,", "identity", "zstd", "br", "xgzip", "gzip ;q=1"})
        BOOST_TEST(new_choice(accepted) == "identity", accepted);
}

BOOST_AUTO_TEST_CASE(small_bodies_stay_as_they_are)
{
    BOOST_TEST(coding_of(19, rules::v0_15) == "");
    BOOST_TEST(coding_of(20, rules::v0_15) == "gzip");
    BOOST_TEST(coding_of(1024, rules::v1_9) == "");
    BOOST_TEST(coding_of(1025, rules::v1_9) == "gzip");
}

BOOST_AUTO_TEST_CASE(old_servers_do_not_compress_chunks)
{
    BOOST_TEST(coding_of(automatic_chunk_size, rules::v0_15) == "gzip");
    BOOST_TEST(coding_of(automatic_chunk_size + 1, rules::v0_15) == "");
    BOOST_TEST(coding_of(automatic_chunk_size + 1, rules::v1_9) == "gzip");
}

BOOST_AUTO_TEST_CASE(codings_can_be_undone)
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text.append(std::to_string(i * i)).push_back('\0');
    for (const std::string& body : {std::string(), std::string("x"), text})
    {
        BOOST_TEST((inflate(encode_content(body, content_coding::gzip), "gzip") == body));
        BOOST_TEST((inflate(encode_content(body, content_coding::deflate), "deflate") == body));
        BOOST_TEST((encode_content(body, content_coding::identity) == body));
    }
}

// The first bytes of recorded bodies: no name, no time, Unix, the usual level.
BOOST_AUTO_TEST_CASE(gzip_begins_as_on_real_servers)
{
    const std::string got = encode_content("{}", content_coding::gzip);
    BOOST_TEST((got.substr(0, 10) == std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10)));
}

BOOST_AUTO_TEST_CASE(header_says_what_happened)
{
    for (const std::string version : {"0.15.3", "1.9.0"})
    {
        service_client call(version);
        call.add_user("walter");
        call("PATCH", "/v1/users/walter/prefs", R"({"prefs":{"long":")" + std::string(2000, 'x') + "\"}}");
        const std::string plain = call("GET", "/v1/users/walter").body;
        for (const std::string coding : {"gzip", "deflate"})
        {
            call.headers = {{"Accept-Encoding", coding}};
            const response got = call("GET", "/v1/users/walter");
            BOOST_TEST(find_header(got.headers, "Content-Encoding") == coding);
            BOOST_TEST(inflate(got.body, coding) == plain);
            const bool is_new = version == "1.9.0";
            BOOST_TEST(find_header(got.headers, "Vary") == (is_new ? "Accept-Encoding" : ""));
            BOOST_TEST(find_header(got.headers, "X-Utopia-Compression") == (is_new ? "true" : ""));
        }
        call.headers.clear();
    }
}

BOOST_AUTO_TEST_CASE(errors_are_compressed_too)
{
    service_client call("0.15.3");
    call.headers = {{"Accept-Encoding", "gzip"}};
    const response got = call("GET", "/v1/users/nobody");
    BOOST_TEST(got.status == 404U);
    BOOST_TEST(inflate(got.body, "gzip").starts_with("{\"message\":"));
}

BOOST_AUTO_TEST_CASE(long_list_becomes_one_piece)
{
    response what;
    what.body = std::string(6'000'000, 'a');
    request asked_by;
    asked_by.method = "GET";
    asked_by.headers = {{"Accept-Encoding", "gzip"}};
    compress(what, asked_by, rules::v1_9);
    const std::string wire = wire_of(what, false);
    BOOST_TEST(wire.size() < 100'000U);
    BOOST_TEST(
        wire.find("\r\nContent-Length: " + std::to_string(what.body.size()) + "\r\n") != std::string::npos);
    BOOST_TEST(wire.find("Transfer-Encoding") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(head_tells_the_length_of_a_compressed_body)
{
    response what;
    what.body = std::string(2000, 'a');
    request asked_by;
    asked_by.method = "HEAD";
    asked_by.headers = {{"Accept-Encoding", "gzip"}};
    compress(what, asked_by, rules::v1_9);
    const std::string wire = wire_of(what, true);
    BOOST_TEST(wire.ends_with("\r\nContent-Length: " + std::to_string(what.body.size()) + "\r\n\r\n"));
    BOOST_TEST(wire.find("\r\nContent-Encoding: gzip\r\n") != std::string::npos);

    BOOST_TEST(coding_of(2000, rules::v0_15, "HEAD") == "");
    response plain;
    plain.body = what.body;
    BOOST_TEST(wire_of(plain, true).find("Content-Length") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

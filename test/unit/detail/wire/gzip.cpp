//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// gunzip: what zlib wrote comes back, and nothing else is accepted.
//
#include "support/gzip.hpp"
#include "support/printing.hpp"

#include <appwrite/detail/wire/gzip.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(gzip)

namespace
{

using appwrite::errc;
using appwrite::error_code;
using appwrite::test::gzipped;

constexpr std::size_t no_limit = 64 * 1024 * 1024;

// The text, or the name of the error.
std::string gunzipped(std::string_view text, std::size_t limit = no_limit)
{
    // It replaces what was there.
    std::string out = "left over";
    error_code const ec = appwrite::detail::gunzip(text, limit, out);
    if (!ec)
        return out;
    return ec == errc::malformed_response ? "malformed" : ec == errc::body_too_large ? "too large" : "?";
}

std::string random_text(std::size_t size, unsigned values)
{
    std::mt19937 random(static_cast<unsigned>(size) + values);
    std::string out(size, '\0');
    std::generate(out.begin(), out.end(), [&] { return static_cast<char>(random() % values); });
    return out;
}

std::string json_text(std::size_t items)
{
    std::string out = "[";
    for (std::size_t i = 0; i < items; ++i)
        out += R"({"$id":"user)" + std::to_string(i) + R"(","email":"u)" + std::to_string(i * 7) +
               R"(@example.com","status":true},)";
    return out + "null]";
}

std::vector<std::string> texts()
{
    std::vector<std::string> out{"", "x", "{\"total\":0}", std::string(100'000, 'a'), json_text(3),
        json_text(3000), std::string("\0\xff\n", 3)};
    for (std::size_t const size : {10u, 257u, 258u, 259u, 4096u, 32767u, 32768u, 32769u, 65536u, 200'000u})
        for (unsigned const values : {2u, 16u, 256u})
            out.push_back(random_text(size, values));
    return out;
}

} // namespace

BOOST_AUTO_TEST_CASE(what_zlib_writes_comes_back)
{
    for (std::string const& text : texts())
        for (int const level : {0, 1, 6, 9})
            for (int const strategy : {Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED})
                BOOST_TEST((gunzipped(gzipped(text, level, strategy)) == text),
                    text.size() << " bytes, level " << level << ", strategy " << strategy);
}

BOOST_AUTO_TEST_CASE(a_golden_text)
{
    // echo -n hello | gzip -n
    std::string const text(
        "\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\x48\xcd\xc9\xc9\x07\0\x86\xa6\x10\x36\x05\0\0\0", 25);
    BOOST_TEST(gunzipped(text) == "hello");
}

BOOST_AUTO_TEST_CASE(a_header_with_everything)
{
    std::string const whole = gzipped("hello", 6, Z_DEFAULT_STRATEGY, true);
    BOOST_TEST(gunzipped(whole) == "hello");
    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_TEST(gunzipped(whole.substr(0, size)) == "malformed");
    // The header has a check sum of its own. (Byte 9 is the operating system.)
    std::string changed = whole;
    changed[9] ^= 1;
    BOOST_TEST(gunzipped(changed) == "malformed");
}

BOOST_AUTO_TEST_CASE(several_members)
{
    BOOST_TEST(gunzipped(gzipped("one,") + gzipped("") + gzipped("two")) == "one,two");
    std::string const long_one = json_text(500);
    BOOST_TEST((gunzipped(gzipped(long_one) + gzipped(long_one, 0)) == long_one + long_one));
}

// Little text would take long to read.
BOOST_AUTO_TEST_CASE(too_many_members)
{
    std::string const empty = gzipped("");
    std::string members;
    for (int i = 0; i < 4095; ++i)
        members += empty;
    BOOST_TEST(gunzipped(members + gzipped("{}")) == "{}");
    BOOST_TEST(gunzipped(members + empty + gzipped("{}")) == "malformed");
}

BOOST_AUTO_TEST_CASE(nothing_may_stand_around_the_members)
{
    std::string const good = gzipped("hello");
    for (std::string const& garbage : {std::string(1, '\0'), std::string(100, '\0'), std::string("x"),
             std::string("\x1f"), std::string("\x1f\x8b\x08")})
    {
        BOOST_TEST(gunzipped(good + garbage) == "malformed");
        BOOST_TEST(gunzipped(garbage + good) == "malformed");
        BOOST_TEST(gunzipped(good + garbage + good) == "malformed");
    }
    BOOST_TEST(gunzipped("") == "malformed");
    BOOST_TEST(gunzipped("{\"total\":0}") == "malformed");
}

BOOST_AUTO_TEST_CASE(cut_off_at_every_byte)
{
    for (std::string const& text : {std::string("{}"), json_text(20), random_text(300, 256)})
        for (int const level : {0, 6})
        {
            std::string const whole = gzipped(text, level);
            for (std::size_t size = 0; size < whole.size(); ++size)
                BOOST_REQUIRE_MESSAGE(gunzipped(whole.substr(0, size)) == "malformed", "cut off at " << size);
        }
}

// Some bits have no meaning: the time of a file, padding. The text is right or there is none.
BOOST_AUTO_TEST_CASE(no_flipped_bit_changes_the_text)
{
    std::string const text = json_text(10);
    for (int const level : {0, 6})
    {
        std::string const whole = gzipped(text, level);
        std::size_t without_meaning = 0;
        for (std::size_t bit = 0; bit < whole.size() * 8; ++bit)
        {
            std::string changed = whole;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
            std::string const out = gunzipped(changed, text.size() * 2);
            BOOST_REQUIRE_MESSAGE(out == "malformed" || out == "too large" || out == text, "bit " << bit);
            without_meaning += out == text ? 1 : 0;
        }
        // The flag of a text, six bytes of the header, less than two of padding.
        BOOST_TEST(without_meaning < 1u + 6 * 8 + 2 * 8);
    }
}

BOOST_AUTO_TEST_CASE(the_limit_is_that_of_the_inflated_text)
{
    std::string const text = json_text(2000);
    std::string const compressed = gzipped(text);
    BOOST_TEST((gunzipped(compressed, text.size()) == text));
    BOOST_TEST(gunzipped(compressed, text.size() - 1) == "too large");
    BOOST_TEST(gunzipped(compressed, 1) == "too large");
    // All members together.
    BOOST_TEST(gunzipped(gzipped("123") + gzipped("45"), 5) == "12345");
    BOOST_TEST(gunzipped(gzipped("123") + gzipped("45"), 4) == "too large");
}

BOOST_AUTO_TEST_CASE(a_bomb_is_not_inflated)
{
    std::string const bomb = gzipped(std::string(64 * 1024 * 1024, '\0'), 9);
    BOOST_TEST(bomb.size() < 100'000u);
    std::string out;
    error_code const ec = appwrite::detail::gunzip(bomb, 1024 * 1024, out);
    BOOST_TEST((ec == errc::body_too_large));
    BOOST_TEST(out.capacity() <= 4u * 1024 * 1024);
}

BOOST_AUTO_TEST_CASE(reserved_flags_and_other_methods)
{
    std::string const good = gzipped("hello");
    for (unsigned const flag : {0x20u, 0x40u, 0x80u})
    {
        std::string changed = good;
        changed[3] = static_cast<char>(flag);
        BOOST_TEST(gunzipped(changed) == "malformed");
    }
    std::string method = good;
    method[2] = 7;
    BOOST_TEST(gunzipped(method) == "malformed");
}

BOOST_AUTO_TEST_SUITE_END()

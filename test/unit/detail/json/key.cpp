//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_key: finds its own spelling and no other one.
//
#include <appwrite/detail/json/key.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using appwrite::detail::json_key;

BOOST_AUTO_TEST_SUITE(key)

namespace
{

struct named_key
{
    std::string_view name;
    json_key key;
};

// Of every length that ends one of the pieces, and next to it.
constexpr named_key named_keys[] = {
    {"", json_key("")},
    {"a", json_key("a")},
    {"$id", json_key("$id")},
    {"name", json_key("name")},
    {"phone", json_key("phone")},
    {"status", json_key("status")},
    {"provider", json_key("provider")},
    {"clientCodec", json_key("clientCodec")},
    {"registration", json_key("registration")},
    {"emailIsFree12", json_key("emailIsFree12")},
    {"passwordUpdate", json_key("passwordUpdate")},
    {"providerRefreshToken", json_key("providerRefreshToken")},
    {"providerRefreshTokens", json_key("providerRefreshTokens")},
    {"sessionsProviderCreate", json_key("sessionsProviderCreate")},
    {"providerAccessTokenExpiry", json_key("providerAccessTokenExpiry")},
    {"providerAccessTokenExpiryTime", json_key("providerAccessTokenExpiryTime")},
};

// Looks at a text of exactly as many characters as there have to be, in memory of its own.
bool begins(json_key const& key, std::string_view text)
{
    std::vector<char> whole(json_key::max_size, '#');
    std::copy_n(text.begin(), std::min(text.size(), whole.size()), whole.begin());
    return key.begins(whole.data());
}

} // namespace

BOOST_AUTO_TEST_CASE(it_finds_its_own_spelling_alone)
{
    for (named_key const& searched : named_keys)
        for (named_key const& here : named_keys)
        {
            std::string const text = '"' + std::string(here.name) + "\":";
            BOOST_TEST(here.key.size() == text.size());
            BOOST_TEST(begins(searched.key, text) == (&searched == &here), searched.name << " in " << text);
        }
}

BOOST_AUTO_TEST_CASE(every_character_counts)
{
    for (named_key const& each : named_keys)
    {
        std::string const text = '"' + std::string(each.name) + "\":";
        for (std::size_t i = 0; i < text.size(); ++i)
        {
            BOOST_TEST(!begins(each.key, text.substr(0, i)));
            for (int c = 0; c < 256; ++c)
            {
                std::string changed = text;
                changed[i] = static_cast<char>(c);
                BOOST_TEST(begins(each.key, changed) == (changed == text), changed);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_follows_does_not_count)
{
    for (named_key const& each : named_keys)
        for (int c = 0; c < 256; ++c)
        {
            std::string const text = '"' + std::string(each.name) + "\":";
            BOOST_TEST(begins(each.key, text + std::string(32, static_cast<char>(c))));
        }
}

BOOST_AUTO_TEST_CASE(without_a_name_there_is_none)
{
    BOOST_TEST(json_key().size() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

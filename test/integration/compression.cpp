//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Compressed responses.
//
#include "support/emulated.hpp"
#include "support/gzip.hpp"

#include <boost/test/data/test_case.hpp>

#include <string>

using namespace appwrite;
using namespace appwrite::test;
using testing::emulator_options;
using testing::fault;

BOOST_AUTO_TEST_SUITE(integration_compression)

namespace
{

/// What listing users gives when the server answers with this.
result<page<user>> answered(std::string const& coding, std::string body, unsigned status = 200)
{
    emulated e;
    e.server.inject(fault::respond(status, std::move(body)).header("Content-Encoding", coding));
    client c(e.ctx, e.options().accept_gzip());
    auto out = await(e.ctx, c.users(nothrow).list());
    // The response was read to its end: the connection is kept.
    BOOST_TEST(c.stats().idle == 1u);
    check_at_rest(c);
    return out;
}

std::string const nobody = R"({"total":0,"users":[]})";

} // namespace

BOOST_DATA_TEST_CASE(the_same_with_fewer_bytes, boost::unit_test::data::make({"0.15.3", "1.9.0"}), version)
{
    emulated e(emulator_options().server_version(version));
    e.server.add_users(60);
    std::uint64_t bytes[2] = {};
    for (bool const compressed : {false, true})
    {
        client c(e.ctx, e.options().accept_gzip(compressed));
        auto const listed = await(e.ctx, c.users(nothrow).list(list_users().limit(50)));
        BOOST_REQUIRE(listed.has_value());
        BOOST_TEST(listed->items.size() == 50u);
        BOOST_TEST(listed->items.front().id.starts_with("seed"));
        BOOST_TEST(e.server.requests().back().header("Accept-Encoding") == (compressed ? "gzip" : ""));
        bytes[compressed] = c.stats().bytes_read;

        // On one connection, small responses and errors, too.
        auto const missing = await(e.ctx, c.users(nothrow).get("nobody"));
        BOOST_REQUIRE(missing.has_error());
        BOOST_TEST((missing.error() == api_errc::user_not_found), missing.error().what());
        BOOST_TEST(await(e.ctx, c.users(nothrow).get("seed9")).has_value());
        BOOST_TEST(
            await(e.ctx, c.users(nothrow).delete_user("seed" + std::to_string(compressed + 1))).has_value());
        BOOST_TEST(c.stats().connections_opened == 1u);
        check_at_rest(c);
    }
    BOOST_TEST(bytes[true] * 3 < bytes[false]);
}

BOOST_AUTO_TEST_CASE(the_limit_holds_for_what_it_becomes)
{
    emulated e;
    e.server.add_users(100);
    client c(e.ctx, e.options().accept_gzip().max_response_body(20'000));
    auto const listed = await(e.ctx, c.users(nothrow).list(list_users().limit(100)));
    BOOST_REQUIRE(listed.has_error());
    BOOST_TEST((listed.error() == errc::body_too_large), listed.error().what());
    BOOST_TEST((listed.error().stage() == call_stage::decode), listed.error().what());
    BOOST_TEST(c.stats().bytes_read < 20'000u);
}

BOOST_AUTO_TEST_CASE(what_is_accepted)
{
    for (std::string const coding : {"gzip", "x-gzip", "identity, GZIP"})
        BOOST_TEST(answered(coding, gzipped(nobody)).has_value());
    BOOST_TEST(answered("identity", nobody).has_value());
    BOOST_TEST(answered("gzip", gzipped(nobody.substr(0, 9)) + gzipped(nobody.substr(9))).has_value());
}

BOOST_AUTO_TEST_CASE(broken_bodies)
{
    std::string const good = gzipped(nobody);
    for (std::string const& body : {good.substr(0, good.size() - 1), good + "x", nobody})
    {
        auto const r = answered("gzip", body);
        BOOST_REQUIRE(r.has_error());
        BOOST_TEST((r.error() == errc::malformed_response), r.error().what());
        BOOST_TEST((r.error().stage() == call_stage::decode), r.error().what());
    }
}

BOOST_AUTO_TEST_CASE(a_coding_that_was_not_asked_for)
{
    auto const r = answered("br", "...");
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::unexpected_content), r.error().what());
    BOOST_TEST(r.error().message().ends_with("Content-Encoding: br"), r.error().message());

    auto const page = answered("br", "...", 502);
    BOOST_REQUIRE(page.has_error());
    BOOST_TEST((page.error() == api_errc::service_unavailable), page.error().what());
}

BOOST_AUTO_TEST_SUITE_END()

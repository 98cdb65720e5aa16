//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Whom a client trusts, and whom it does not.
//
#include "support/emulated.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <boost/test/data/test_case.hpp>

#include <ostream>

using namespace appwrite;
using namespace appwrite::test;
using testing::certificate_kind;
using testing::emulator_options;
using testing::tls_version;

namespace appwrite::testing
{

// So that Boost.Test can say with which a case failed.
std::ostream& operator<<(std::ostream& os, tls_version v)
{
    return os << (v == tls_version::tls1_2 ? "TLS 1.2" : "TLS 1.3");
}

} // namespace appwrite::testing

BOOST_AUTO_TEST_SUITE(integration_tls)

namespace
{

/// How a first call to the emulator fails.
api_error first_error(emulated& e, client_options const& options)
{
    client c(e.ctx, options);
    auto const r = await(e.ctx, c.users(nothrow).list());
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error().stage() == call_stage::handshake));
    BOOST_TEST(!r.error().may_have_been_executed());
    BOOST_TEST(e.server.counters().requests == 0u);
    check_at_rest(c);
    return r.error();
}

} // namespace

BOOST_AUTO_TEST_CASE(unknown_authority)
{
    emulated e;
    BOOST_TEST((first_error(e, e.options().tls(tls_options())) == errc::tls_unknown_authority));
}

BOOST_AUTO_TEST_CASE(another_authority_of_the_same_name)
{
    emulated e;
    testing::emulator other;
    BOOST_TEST((first_error(e, e.options().tls(tls_options().ca_pem(other.ca_pem()))).stage() ==
                call_stage::handshake));
}

BOOST_AUTO_TEST_CASE(wrong_host_name)
{
    emulated e(emulator_options().certificate(certificate_kind::wrong_host));
    BOOST_TEST((first_error(e, e.options()) == errc::tls_host_mismatch));
}

BOOST_AUTO_TEST_CASE(wrong_address)
{
    emulated e(emulator_options().certificate(certificate_kind::wrong_host));
    client_options options(
        "https://127.0.0.1:" + std::to_string(e.server.port()) + "/v1", e.server.project());
    options.key(e.server.api_key()).tls(tls_options().ca_pem(e.server.ca_pem()));
    BOOST_TEST((first_error(e, options) == errc::tls_host_mismatch));
}

BOOST_AUTO_TEST_CASE(expired_certificate)
{
    emulated e(emulator_options().certificate(certificate_kind::expired));
    BOOST_TEST((first_error(e, e.options()) == errc::tls_certificate_expired));
}

BOOST_AUTO_TEST_CASE(tls_1_1)
{
    emulated e(emulator_options().max_tls_version(tls_version::tls1_1));
    BOOST_TEST((first_error(e, e.options()) == errc::tls_version_refused));
}

BOOST_AUTO_TEST_CASE(not_tls_at_all)
{
    // A peer that answers the client hello as plain HTTP servers do.
    net::io_context ctx;
    net::ip::tcp::acceptor acceptor(ctx, {net::ip::address_v4::loopback(), 0});
    net::ip::tcp::socket accepted(ctx);
    std::string const answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
    acceptor.async_accept(accepted, [&](error_code ec) { net::write(accepted, net::buffer(answer), ec); });
    client c(ctx,
        client_options("https://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()) + "/v1", "p")
            .key("k")
            .server_version("1.9")
            .retry(retry_policy::none()));
    auto const r = await(ctx, c.users(nothrow).list());
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::tls_handshake_failed), r.error().what());
    check_at_rest(c);
}

BOOST_AUTO_TEST_CASE(closed_instead_of_a_handshake)
{
    net::io_context ctx;
    net::ip::tcp::acceptor acceptor(ctx, {net::ip::address_v4::loopback(), 0});
    net::ip::tcp::socket accepted(ctx);
    std::string hello(16 * 1024, '\0');
    // Read first: closing with unread bytes would be a reset.
    acceptor.async_accept(accepted,
        [&](error_code) {
            accepted.async_read_some(net::buffer(hello), [&](error_code, std::size_t) { accepted.close(); });
        });
    client c(ctx,
        client_options("https://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()) + "/v1", "p")
            .key("k")
            .server_version("1.9")
            .retry(retry_policy::none()));
    auto const r = await(ctx, c.users(nothrow).list());
    BOOST_REQUIRE(r.has_error());
    BOOST_TEST((r.error() == errc::tls_handshake_failed), r.error().what());
    BOOST_TEST((r.error().stage() == call_stage::handshake));
}

BOOST_AUTO_TEST_CASE(a_ca_file_makes_it_trusted)
{
    emulated e;
    client c(e.ctx, e.options().tls(tls_options().ca_file(e.server.ca_file())));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_as_host)
{
    emulated e;
    client_options options(
        "https://127.0.0.1:" + std::to_string(e.server.port()) + "/v1", e.server.project());
    options.key(e.server.api_key()).tls(tls_options().ca_pem(e.server.ca_pem()));
    client c(e.ctx, options);
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
}

BOOST_AUTO_TEST_CASE(verification_can_be_switched_off)
{
    emulated e(emulator_options().certificate(certificate_kind::expired));
    client c(e.ctx, e.options().tls(tls_options().insecure_skip_verify()));
    BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
}

BOOST_DATA_TEST_CASE(further_connections_resume_the_session,
    boost::unit_test::data::make({tls_version::tls1_2, tls_version::tls1_3}), version)
{
    emulated e(emulator_options().max_tls_version(version));
    client c(e.ctx, e.options());
    // More than two: a session has to survive being used.
    for (std::size_t earlier = 0; earlier < 5; ++earlier)
    {
        BOOST_TEST(await(e.ctx, c.users(nothrow).list()).has_value());
        BOOST_TEST(c.stats().connections_opened == earlier + 1);
        BOOST_TEST(c.stats().tls_resumed == earlier);
        BOOST_TEST(e.server.counters().tls_resumed == earlier);
        c.close_idle_connections();
    }
}

BOOST_AUTO_TEST_CASE(unusable_files_are_refused_at_once)
{
    net::io_context ctx;
    auto const refused = [](api_exception const& x)
    { return x.error() == errc::invalid_argument && x.error().what().find("tls.") != std::string::npos; };
    client_options const base = client_options("https://localhost/v1", "p").key("k");
    BOOST_CHECK_EXCEPTION(client(ctx, client_options(base).tls(tls_options().ca_file("/nonexistent/ca.pem"))),
        api_exception, refused);
    BOOST_CHECK_EXCEPTION(client(ctx, client_options(base).tls(tls_options().ca_pem("not a certificate"))),
        api_exception, refused);
    BOOST_CHECK_EXCEPTION(client(ctx, client_options(base).tls(
                                          tls_options().client_certificate("/nonexistent", "/nonexistent"))),
        api_exception, refused);
}

BOOST_AUTO_TEST_SUITE_END()

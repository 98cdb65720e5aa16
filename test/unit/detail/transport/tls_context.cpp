//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_context: what is refused before there is a connection, and what a handshake is told. Handshakes are
// tested with the emulator.
//
#include "support/printing.hpp"

#include <appwrite/api_error.hpp>
#include <appwrite/detail/transport/tls_context.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

using namespace appwrite;
using detail::tls_context;

BOOST_AUTO_TEST_SUITE(tls_context_)

namespace
{

struct free_ssl
{
    void operator()(SSL* s) const { SSL_free(s); }
};
using ssl_pointer = std::unique_ptr<SSL, free_ssl>;

ssl_pointer prepared(tls_context& context, std::string const& host)
{
    ssl_pointer ssl(SSL_new(context.asio().native_handle()));
    error_code ec;
    context.prepare(ssl.get(), host, ec);
    BOOST_TEST(!ec);
    return ssl;
}

std::string sni(ssl_pointer const& ssl)
{
    char const* const name = SSL_get_servername(ssl.get(), TLSEXT_NAMETYPE_host_name);
    return name ? name : "";
}

std::string expected_host(ssl_pointer const& ssl)
{
    char const* const name = X509_VERIFY_PARAM_get0_host(SSL_get0_param(ssl.get()), 0);
    return name ? name : "";
}

/// What the constructor says about unusable options.
std::string refusal(tls_options const& options)
{
    try
    {
        tls_context const context(options);
    }
    catch (api_exception const& e)
    {
        BOOST_TEST((e.error() == errc::invalid_argument));
        BOOST_TEST(e.error().stage() == call_stage::validate);
        // The code is named once, not in the message as well.
        BOOST_TEST(e.error().message().find(e.code().message()) == std::string::npos, e.what());
        return e.error().message();
    }
    return {};
}

bool says(std::string const& text, std::string const& field)
{
    return text.find(field) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_CASE(unusable_files_are_named)
{
    std::string const missing = "/nonexistent/file.pem";
    // A file, but not PEM.
    std::string const wrong = "/proc/self/status";
    for (std::string const& file : {missing, wrong})
    {
        BOOST_TEST(says(refusal(tls_options().ca_file(file)), "tls.ca_file"), file);
        BOOST_TEST(
            says(refusal(tls_options().client_certificate(file, file)), "tls.client_certificate"), file);
    }
    BOOST_TEST(says(refusal(tls_options().ca_pem("not PEM")), "tls.ca_pem"));
    BOOST_TEST(
        says(refusal(tls_options().ca_pem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")),
            "tls.ca_pem"));
    BOOST_TEST(says(refusal(tls_options().client_certificate("", missing)), "tls.client_certificate"));
    BOOST_TEST(says(refusal(tls_options().client_certificate(missing, "")), "tls.client_certificate"));
}

BOOST_AUTO_TEST_CASE(by_default_everything_is_verified)
{
    tls_context context{tls_options()};
    auto const ssl = prepared(context, "appwrite.test");
    BOOST_TEST((SSL_get_verify_mode(ssl.get()) & SSL_VERIFY_PEER) != 0);
    BOOST_TEST(sni(ssl) == "appwrite.test");
    BOOST_TEST(expected_host(ssl) == "appwrite.test");
    BOOST_TEST(SSL_get_min_proto_version(ssl.get()) == TLS1_2_VERSION);
    BOOST_TEST(SSL_get0_session(ssl.get()) == nullptr);
}

BOOST_AUTO_TEST_CASE(an_address_is_verified_as_such_and_not_sent)
{
    tls_context context{tls_options()};
    for (std::string const address : {"127.0.0.1", "::1"})
    {
        auto const ssl = prepared(context, address);
        BOOST_TEST(sni(ssl) == "");
        BOOST_TEST(expected_host(ssl) == "");
        std::unique_ptr<char, void (*)(char*)> const ip(
            X509_VERIFY_PARAM_get1_ip_asc(SSL_get0_param(ssl.get())), [](char* p) { OPENSSL_free(p); });
        BOOST_REQUIRE(ip);
        BOOST_TEST(net::ip::make_address(ip.get()) == net::ip::make_address(address));
    }
}

BOOST_AUTO_TEST_CASE(verification_can_be_switched_off)
{
    tls_context context{tls_options().insecure_skip_verify()};
    auto const ssl = prepared(context, "appwrite.test");
    BOOST_TEST(SSL_get_verify_mode(ssl.get()) == SSL_VERIFY_NONE);
    BOOST_TEST(sni(ssl) == "appwrite.test");
    BOOST_TEST(expected_host(ssl) == "");
}

BOOST_AUTO_TEST_CASE(verdicts_have_codes)
{
    struct example
    {
        long verdict;
        errc code;
    };
    tls_context context{tls_options()};
    for (auto const& [verdict, code] : {
             example{X509_V_ERR_CERT_HAS_EXPIRED, errc::tls_certificate_expired},
             example{X509_V_ERR_CERT_NOT_YET_VALID, errc::tls_certificate_expired},
             example{X509_V_ERR_HOSTNAME_MISMATCH, errc::tls_host_mismatch},
             example{X509_V_ERR_IP_ADDRESS_MISMATCH, errc::tls_host_mismatch},
             example{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, errc::tls_unknown_authority},
             example{X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, errc::tls_unknown_authority},
             example{X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, errc::tls_unknown_authority},
             example{X509_V_ERR_CERT_REVOKED, errc::tls_handshake_failed},
         })
    {
        auto const ssl = prepared(context, "appwrite.test");
        SSL_set_verify_result(ssl.get(), verdict);
        std::string detail;
        error_code const ec = tls_context::explain(ssl.get(), net::error::eof, detail);
        BOOST_TEST(ec == code);
        BOOST_TEST(detail == X509_verify_cert_error_string(verdict));
    }
}

BOOST_AUTO_TEST_CASE(other_failures_have_codes)
{
    tls_context context{tls_options()};
    auto const explain = [&](int reason)
    {
        auto const ssl = prepared(context, "appwrite.test");
        std::string detail;
        auto const packed = static_cast<int>(ERR_PACK(ERR_LIB_SSL, 0, reason));
        error_code const ec =
            tls_context::explain(ssl.get(), error_code(packed, net::error::get_ssl_category()), detail);
        BOOST_TEST(!detail.empty());
        return ec;
    };
    BOOST_TEST(explain(SSL_R_TLSV1_ALERT_PROTOCOL_VERSION) == errc::tls_version_refused);
    BOOST_TEST(explain(SSL_R_UNSUPPORTED_PROTOCOL) == errc::tls_version_refused);
    BOOST_TEST(explain(SSL_R_WRONG_VERSION_NUMBER) == errc::tls_handshake_failed);

    // What the system says stays what it is.
    auto const ssl = prepared(context, "appwrite.test");
    std::string detail;
    BOOST_TEST(tls_context::explain(ssl.get(), net::error::connection_reset, detail) ==
               net::error::connection_reset);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The certificates and TLS versions that the emulator presents.
//
#include "blocking_client.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(emulator_tls)

namespace
{

using namespace appwrite::testing;
using appwrite::testing::test::blocking_client;
namespace net = boost::asio;

/// The result of verifying the emulator's certificate for a name.
long verify(const emulator& server, const char* name)
{
    blocking_client client(server, blocking_client::context_for(server));
    if (std::string(name).find_first_not_of("0123456789.:") == std::string::npos)
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(client.native_tls()), name);
    else
        SSL_set1_host(client.native_tls(), name);
    try
    {
        client.shake_hands_without_callback();
    }
    catch (const boost::system::system_error&)
    {
        return SSL_get_verify_result(client.native_tls());
    }
    return X509_V_OK;
}

struct session_deleter
{
    void operator()(SSL_SESSION* session) const noexcept { SSL_SESSION_free(session); }
};

} // namespace

BOOST_AUTO_TEST_CASE(valid_certificate)
{
    emulator server;
    BOOST_TEST(verify(server, "localhost") == X509_V_OK);
    BOOST_TEST(verify(server, "127.0.0.1") == X509_V_OK);
    BOOST_TEST(verify(server, "::1") == X509_V_OK);
    BOOST_TEST(verify(server, "example.com") == X509_V_ERR_HOSTNAME_MISMATCH);
    BOOST_TEST(server.wait_for_open_connections(0));
    BOOST_TEST(server.counters().tls_failed >= 1U);
}

BOOST_AUTO_TEST_CASE(expired_certificate)
{
    emulator server(emulator_options().certificate(certificate_kind::expired));
    BOOST_TEST(verify(server, "localhost") == X509_V_ERR_CERT_HAS_EXPIRED);
}

BOOST_AUTO_TEST_CASE(wrong_host_certificate)
{
    emulator server(emulator_options().certificate(certificate_kind::wrong_host));
    BOOST_TEST(verify(server, "localhost") == X509_V_ERR_HOSTNAME_MISMATCH);
    BOOST_TEST(verify(server, "127.0.0.1") == X509_V_ERR_IP_ADDRESS_MISMATCH);
    BOOST_TEST(verify(server, "wrong.invalid") == X509_V_OK);
}

BOOST_AUTO_TEST_CASE(each_emulator_has_its_own_authority)
{
    emulator one;
    emulator other;
    blocking_client client(one, blocking_client::context_for(other));
    BOOST_CHECK_THROW(client.shake_hands(), boost::system::system_error);
    const long result = SSL_get_verify_result(client.native_tls());
    BOOST_TEST((result == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
                result == X509_V_ERR_CERT_SIGNATURE_FAILURE));
}

BOOST_AUTO_TEST_CASE(highest_version)
{
    emulator newest;
    blocking_client to_newest(newest);
    BOOST_TEST(SSL_version(to_newest.native_tls()) == TLS1_3_VERSION);

    emulator middle(emulator_options().max_tls_version(tls_version::tls1_2));
    blocking_client to_middle(middle);
    BOOST_TEST(SSL_version(to_middle.native_tls()) == TLS1_2_VERSION);

    emulator oldest(emulator_options().max_tls_version(tls_version::tls1_1));
    blocking_client refused(oldest, blocking_client::context_for(oldest));
    BOOST_CHECK_THROW(refused.shake_hands(), boost::system::system_error);
}

BOOST_AUTO_TEST_CASE(tls_1_1_works_for_whoever_wants_it)
{
    emulator oldest(emulator_options().max_tls_version(tls_version::tls1_1));
    const std::shared_ptr<net::ssl::context> lax = blocking_client::context_for(oldest);
    SSL_CTX_set_min_proto_version(lax->native_handle(), TLS1_1_VERSION);
    SSL_CTX_set_cipher_list(lax->native_handle(), "ALL:@SECLEVEL=0");
    blocking_client client(oldest, lax);
    client.shake_hands();
    BOOST_TEST(SSL_version(client.native_tls()) == TLS1_1_VERSION);
    BOOST_TEST(client.exchange("GET /v1/users").status == 200U);
}

BOOST_AUTO_TEST_CASE(sessions_are_resumed)
{
    for (const tls_version version : {tls_version::tls1_2, tls_version::tls1_3})
    {
        emulator server(emulator_options().max_tls_version(version));
        blocking_client first(server);
        // A TLS 1.3 ticket comes with the first bytes after the handshake.
        first.exchange("GET /v1/users");
        const std::unique_ptr<SSL_SESSION, session_deleter> session(SSL_get1_session(first.native_tls()));
        blocking_client second(server, session.get());
        BOOST_TEST(second.exchange("GET /v1/users").status == 200U);
        BOOST_TEST(SSL_session_reused(second.native_tls()) == 1);
        BOOST_TEST(server.counters().tls_handshakes == 2U);
        BOOST_TEST(server.counters().tls_resumed == 1U);
    }
}

BOOST_AUTO_TEST_CASE(authority_file)
{
    std::string path;
    {
        emulator server;
        path = server.ca_file();
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        BOOST_TEST(text == server.ca_pem());
        BOOST_TEST(text.starts_with("-----BEGIN CERTIFICATE-----"));
    }
    BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(plain_text_at_a_tls_port_is_a_failed_handshake)
{
    emulator server;
    blocking_client client(server, std::shared_ptr<net::ssl::context>());
    client.send_request("GET /v1/users");
    BOOST_TEST(client.receive_all().text.find("HTTP") == std::string::npos);
    BOOST_TEST(server.wait_for_open_connections(0));
    BOOST_TEST(server.counters().tls_failed == 1U);
    BOOST_TEST(server.counters().requests == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// tls_engine: against the server's end of the emulator, without a socket.
//
#include "../../../../src/testing/certificates.hpp"
#include "../../../../src/testing/tls_channel.hpp"

#include "support/printing.hpp"

#include <appwrite/detail/transport/tls_context.hpp>
#include <appwrite/detail/transport/tls_engine.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/bio.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

using namespace appwrite;
using detail::tls_engine;
using testing::certificate_kind;
using testing::tls_version;
using testing::detail::tls_channel;

BOOST_AUTO_TEST_SUITE(tls_engine_)

namespace
{

struct tls_pair
{
    explicit tls_pair(
        tls_version version = tls_version::tls1_3, certificate_kind kind = certificate_kind::valid)
        : identity(testing::detail::make_server_identity(kind, version))
        , server(identity.context.get())
        , context(tls_options().ca_pem(identity.ca_pem))
        , client(context.asio())
    {
        error_code ec;
        context.prepare(client.native_handle(), "localhost", ec);
        BOOST_REQUIRE(!ec);
    }

    /// What the client has to say goes to the server, what that answers is in `answer`.
    void exchange()
    {
        answer.clear();
        server.receive(client.output(), heard, answer);
        client.sent(client.output().size());
    }

    error_code shake_hands()
    {
        error_code ec;
        while (!client.shake_hands(ec) && !ec)
        {
            exchange();
            client.put(answer);
        }
        exchange();
        return ec;
    }

    /// Decrypts `bytes`, given in pieces, until there is an error.
    std::string read(std::string_view bytes, std::size_t piece, error_code& ec)
    {
        std::string out;
        std::array<char, 64> some;
        while (!bytes.empty() && !ec)
        {
            auto const given = bytes.substr(0, piece);
            client.put(given);
            bytes.remove_prefix(given.size());
            while (std::size_t const n = client.read(some, ec))
                out.append(some.data(), n);
        }
        return out;
    }

    /// The session tickets that came with the handshake are read. (With TLS 1.2 they are a part of it.)
    void settle()
    {
        error_code ec;
        BOOST_TEST(read(answer, answer.size(), ec).empty());
        BOOST_TEST(!ec);
    }

    testing::detail::server_identity identity;
    tls_channel server;
    detail::tls_context context;
    tls_engine client;
    std::string heard;
    std::string answer;
};

} // namespace

BOOST_AUTO_TEST_CASE(text_goes_both_ways)
{
    for (auto const version : {tls_version::tls1_2, tls_version::tls1_3})
    {
        tls_pair t(version);
        BOOST_REQUIRE(!t.shake_hands());
        BOOST_TEST((t.server.current() == tls_channel::state::open));
        t.settle();

        error_code ec;
        t.client.write("a request", ec);
        BOOST_TEST(!ec);
        t.exchange();
        BOOST_TEST(t.heard == "a request");

        std::string reply;
        t.server.send("a response", reply);
        BOOST_TEST(t.read(reply, reply.size(), ec) == "a response");
        BOOST_TEST(!ec);
        BOOST_TEST(!t.client.has_pending());
    }
}

BOOST_AUTO_TEST_CASE(pieces_may_have_any_size)
{
    tls_pair t;
    BOOST_REQUIRE(!t.shake_hands());
    t.settle();
    std::string text(40'000, 'x');
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = static_cast<char>('a' + i % 23);
    for (std::size_t const piece : {1U, 5U, 16'384U, 16'411U, 100'000U})
    {
        std::string reply;
        t.server.send(text, reply);
        error_code ec;
        BOOST_TEST((t.read(reply, piece, ec) == text));
        BOOST_TEST(!ec);
        BOOST_TEST(!t.client.has_pending());
    }
}

BOOST_AUTO_TEST_CASE(output_may_be_sent_bit_by_bit)
{
    tls_pair t;
    BOOST_REQUIRE(!t.shake_hands());
    t.settle();
    std::string const text(100'000, 'y');
    error_code ec;
    t.client.write(text, ec);
    BOOST_TEST(!ec);
    BOOST_TEST(t.client.output().size() > text.size());
    while (!t.client.output().empty())
    {
        auto const bit = t.client.output().substr(0, 999);
        std::string nothing;
        t.server.receive(bit, t.heard, nothing);
        t.client.sent(bit.size());
    }
    BOOST_TEST((t.heard == text));

    t.client.write("and more", ec);
    t.exchange();
    BOOST_TEST(t.heard.ends_with("yand more"));
}

BOOST_AUTO_TEST_CASE(what_was_not_read_is_pending)
{
    tls_pair t;
    BOOST_REQUIRE(!t.shake_hands());
    t.settle();
    BOOST_TEST(!t.client.has_pending());
    std::string reply;
    t.server.send("0123456789", reply);

    // In the buffer that was given.
    t.client.put(reply);
    BOOST_TEST(t.client.has_pending());
    // Decrypted in part.
    error_code ec;
    std::array<char, 4> some;
    BOOST_TEST(t.client.read(some, ec) == 4U);
    BOOST_TEST(t.client.has_pending());
    BOOST_TEST(t.client.read(some, ec) == 4U);
    BOOST_TEST(t.client.read(some, ec) == 2U);
    BOOST_TEST(!t.client.has_pending());
    // Half a record, which OpenSSL took.
    reply.clear();
    t.server.send("0123456789", reply);
    t.client.put(std::string_view(reply).substr(0, 20));
    BOOST_TEST(t.client.read(some, ec) == 0U);
    BOOST_TEST(!ec);
    BOOST_TEST(t.client.has_pending());
}

BOOST_AUTO_TEST_CASE(an_orderly_end_is_told_from_a_cut)
{
    for (bool const orderly : {true, false})
    {
        tls_pair t;
        BOOST_REQUIRE(!t.shake_hands());
        t.settle();
        std::string end;
        t.server.send("the last words", end);
        if (orderly)
            t.server.close(end);
        error_code ec;
        BOOST_TEST(t.read(end, end.size(), ec) == "the last words");
        BOOST_TEST((ec == (orderly ? error_code(net::error::eof) : error_code())));
        BOOST_TEST((t.client.meaning_of(net::error::eof) ==
                    (orderly ? error_code(net::error::eof) : error_code(net::ssl::error::stream_truncated))));
        BOOST_TEST(t.client.meaning_of(net::error::connection_reset) == net::error::connection_reset);
        BOOST_TEST(!t.client.meaning_of({}));
    }
}

BOOST_AUTO_TEST_CASE(a_refused_server_is_told_so)
{
    for (auto const kind : {certificate_kind::expired, certificate_kind::wrong_host})
    {
        tls_pair t(tls_version::tls1_3, kind);
        error_code const ec = t.shake_hands();
        BOOST_TEST((ec.category() == net::error::get_ssl_category()));
        std::string detail;
        BOOST_TEST((
            detail::tls_context::explain(t.client.native_handle(), ec, detail) ==
            (kind == certificate_kind::expired ? errc::tls_certificate_expired : errc::tls_host_mismatch)));
        // The alert arrived.
        BOOST_TEST((t.server.current() == tls_channel::state::failed));
    }
}

BOOST_AUTO_TEST_CASE(what_was_tampered_with_is_refused)
{
    tls_pair t;
    BOOST_REQUIRE(!t.shake_hands());
    t.settle();
    std::string reply;
    t.server.send("a response", reply);
    reply.back() = static_cast<char>(reply.back() ^ 1);
    error_code ec;
    BOOST_TEST(t.read(reply, reply.size(), ec).empty());
    BOOST_TEST((ec.category() == net::error::get_ssl_category()));

    tls_pair plain;
    std::array<char, 16> some;
    error_code spoken;
    plain.client.shake_hands(spoken);
    BOOST_TEST(!spoken);
    std::string const http = "HTTP/1.1 400 Bad Request\r\n\r\n";
    plain.client.put(http);
    BOOST_TEST(!plain.client.shake_hands(spoken));
    BOOST_TEST((spoken.category() == net::error::get_ssl_category()));
    // And it stays so.
    BOOST_TEST(plain.client.read(some, spoken) == 0U);
    BOOST_TEST(spoken);
}

BOOST_AUTO_TEST_CASE(a_new_key_is_answered)
{
    tls_pair t;
    // A server that the test moves, down to its keys.
    std::unique_ptr<SSL, void (*)(SSL*)> const server(SSL_new(t.identity.context.get()), &SSL_free);
    BIO* const in = BIO_new(BIO_s_mem());
    BIO* const out = BIO_new(BIO_s_mem());
    SSL_set_bio(server.get(), in, out);
    SSL_set_accept_state(server.get());
    auto const give_output = [&]
    {
        BIO_write(in, t.client.output().data(), static_cast<int>(t.client.output().size()));
        t.client.sent(t.client.output().size());
    };
    auto const drain = [&]
    {
        std::string bytes(BIO_ctrl_pending(out), 0);
        BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
        return bytes;
    };
    error_code ec;
    std::string flight;
    while (!t.client.shake_hands(ec) && !ec)
    {
        give_output();
        SSL_do_handshake(server.get());
        flight = drain();
        t.client.put(flight);
    }
    give_output();
    BOOST_REQUIRE(SSL_do_handshake(server.get()) == 1);
    std::string const tickets = drain();
    BOOST_TEST(!tickets.empty());
    BOOST_TEST(t.read(tickets, 1, ec).empty());
    BOOST_TEST(t.client.output().empty());

    BOOST_REQUIRE(SSL_key_update(server.get(), SSL_KEY_UPDATE_REQUESTED) == 1);
    SSL_write(server.get(), "with the new key", 16);
    BOOST_TEST(t.read(drain(), 1, ec) == "with the new key");
    BOOST_TEST(!ec);

    t.client.write("so is this", ec);
    give_output();
    std::array<char, 64> heard;
    BOOST_TEST(SSL_read(server.get(), heard.data(), static_cast<int>(heard.size())) == 10);
    BOOST_TEST(std::string(heard.data(), 10) == "so is this");
}

BOOST_AUTO_TEST_CASE(errors_of_others_are_not_taken_for_its_own)
{
    tls_pair t;
    BOOST_REQUIRE(!t.shake_hands());
    t.settle();
    // OpenSSL has one queue of errors a thread.
    SSL_CTX_use_certificate_file(
        t.context.asio().native_handle(), "/there/is/no/such/file", SSL_FILETYPE_PEM);
    error_code ec;
    std::array<char, 16> some;
    BOOST_TEST(t.client.read(some, ec) == 0U);
    BOOST_TEST(!ec);
}

BOOST_AUTO_TEST_SUITE_END()

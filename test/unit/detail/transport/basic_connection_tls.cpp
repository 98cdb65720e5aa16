//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: TLS, whatever the pieces are in which it arrives.
//
#include "../../../../src/testing/certificates.hpp"
#include "../../../../src/testing/tls_channel.hpp"

#include "connection_fixture.hpp"

#include <openssl/bio.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

using namespace appwrite;
using namespace appwrite::test::transport;
using test::mock_clock;
using testing::tls_version;
using testing::detail::tls_channel;

namespace
{

struct tls_fixture : connection_fixture
{
    explicit tls_fixture(tls_version version = tls_version::tls1_3)
        : identity(testing::detail::make_server_identity(testing::certificate_kind::valid, version))
        , channel(identity.context.get())
    {
        options->host = "localhost";
        options->tls = std::make_shared<detail::tls_context>(tls_options().ca_pem(identity.ca_pem));
        fresh();
    }

    /// Shakes hands, writing as much as `piece` at a time. What comes last is kept back: it is in `held`.
    test::peer_socket shake_hands(std::size_t piece = 100'000)
    {
        auto t = connect();
        test::peer_socket s = server.accept();
        for (channel_is(s, held); channel.current() == tls_channel::state::handshaking; channel_is(s, held))
            write(s, std::exchange(held, {}), piece);
        // The server's last words belong to the handshake with TLS 1.2 only.
        test::settle(ctx);
        if (!t.done())
            write(s, std::exchange(held, {}), piece);
        BOOST_TEST(!t.get(ctx).status.ec);
        return s;
    }

    /// Gives the channel what has arrived; what it answers is added to `answer`.
    void channel_is(test::peer_socket& s, std::string& answer)
    {
        std::string got;
        test::poll_until(ctx, [&] { return !(got = s.take()).empty(); });
        channel.receive(got, heard, answer);
    }

    void read_request(test::peer_socket& s)
    {
        heard.clear();
        while (!heard.ends_with("\r\n\r\n"))
            channel_is(s, held);
    }

    void write(test::peer_socket& s, std::string_view bytes, std::size_t piece)
    {
        for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
        {
            s.write(bytes.substr(0, piece));
            test::settle(ctx);
        }
    }

    std::string encrypted(std::string_view text)
    {
        std::string out = std::exchange(held, {});
        channel.send(text, out);
        return out;
    }

    testing::detail::server_identity identity;
    tls_channel channel;
    std::string heard;
    std::string held;
};

struct tls_1_2_fixture : tls_fixture
{
    tls_1_2_fixture() : tls_fixture(tls_version::tls1_2) {}
};

void exchange_twice(tls_fixture& f, std::size_t piece)
{
    test::peer_socket s = f.shake_hands(piece);
    for (int i = 0; i < 2; ++i)
    {
        auto t = f.exchange();
        f.read_request(s);
        BOOST_TEST(f.heard == request);
        f.write(s, f.encrypted(ok), piece);
        exchange_outcome const& out = t.get(f.ctx);
        BOOST_TEST(out.response.body == "{}");
        BOOST_TEST(out.clean);
        f.c->begin_use();
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(basic_connection_tls)

BOOST_FIXTURE_TEST_CASE(byte_by_byte, tls_fixture)
{
    exchange_twice(*this, 1);
}

BOOST_FIXTURE_TEST_CASE(byte_by_byte_with_tls_1_2, tls_1_2_fixture)
{
    exchange_twice(*this, 1);
}

BOOST_FIXTURE_TEST_CASE(tickets_and_response_at_once, tls_fixture)
{
    exchange_twice(*this, 100'000);
}

BOOST_FIXTURE_TEST_CASE(a_large_response_in_odd_pieces, tls_fixture)
{
    test::peer_socket s = shake_hands();
    std::string const body(300'000, 'n');
    auto t = exchange();
    read_request(s);
    std::string const head = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    write(s, encrypted(head + body), 7919);
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST((out.response.body == body));
    BOOST_TEST(out.clean);
    BOOST_TEST(out.bytes_read == head.size() + body.size());
}

BOOST_FIXTURE_TEST_CASE(what_comes_behind_a_response_spoils_the_connection, tls_fixture)
{
    test::peer_socket s = shake_hands();
    auto t = exchange();
    read_request(s);
    std::string both = encrypted(ok);
    both += encrypted(ok);
    write(s, both, both.size());
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(out.response.body == "{}");
    BOOST_TEST(!out.clean);
}

BOOST_AUTO_TEST_CASE(a_cut_is_told_from_an_end)
{
    for (bool const orderly : {false, true})
    {
        tls_fixture f;
        test::peer_socket s = f.shake_hands();
        auto t = f.exchange();
        f.read_request(s);
        std::string bytes = f.encrypted("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}");
        if (orderly)
            f.channel.close(bytes);
        f.write(s, bytes, bytes.size());
        s.close();
        exchange_outcome const& out = t.get(f.ctx);
        if (orderly)
            BOOST_TEST(out.response.body == "{}");
        else
            expect_failure(out, errc::incomplete_response, call_stage::body);
        BOOST_TEST(!out.clean);
    }
}

BOOST_FIXTURE_TEST_CASE(what_a_server_asks_for_is_answered_before_the_response_is_there, tls_fixture)
{
    // A server that the test moves, down to its keys.
    std::unique_ptr<SSL, void (*)(SSL*)> const ssl(SSL_new(identity.context.get()), &SSL_free);
    BIO* const in = BIO_new(BIO_s_mem());
    BIO* const out = BIO_new(BIO_s_mem());
    SSL_set_bio(ssl.get(), in, out);
    SSL_set_accept_state(ssl.get());
    auto t = connect();
    test::peer_socket s = server.accept();
    auto const take = [&]
    {
        std::string got;
        test::poll_until(ctx, [&] { return !(got = s.take()).empty(); });
        BIO_write(in, got.data(), static_cast<int>(got.size()));
    };
    auto const give = [&]
    {
        std::string bytes(BIO_ctrl_pending(out), 0);
        BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
        s.write(bytes);
    };
    while (SSL_do_handshake(ssl.get()) != 1)
    {
        give();
        take();
    }
    give();
    BOOST_REQUIRE(!t.get(ctx).status.ec);

    auto u = exchange();
    take();
    std::array<char, 1024> read;
    BOOST_REQUIRE(
        SSL_read(ssl.get(), read.data(), static_cast<int>(read.size())) == static_cast<int>(request.size()));
    for (int i = 0; i < 3; ++i)
    {
        SSL_key_update(ssl.get(), SSL_KEY_UPDATE_REQUESTED);
        SSL_do_handshake(ssl.get());
        give();
    }
    take();
    BOOST_TEST(!u.done());
    SSL_write(ssl.get(), ok.data(), static_cast<int>(ok.size()));
    give();
    BOOST_TEST(u.get(ctx).response.body == "{}");
    BOOST_TEST(u.get().clean);
}

BOOST_FIXTURE_TEST_CASE(an_early_413_is_understood, tls_fixture)
{
    test::peer_socket s = shake_hands();
    auto t = exchange(large_request());
    channel_is(s, held);
    std::string const answer =
        encrypted("HTTP/1.1 413 Request Entity Too Large\r\nContent-Length: 3\r\n\r\nno!");
    s.write(answer);
    // Closing with unread data makes the kernel send a reset.
    s.close();
    exchange_outcome const& out = t.get(ctx);
    BOOST_TEST(!out.status.ec);
    BOOST_TEST(out.response.status == 413u);
    BOOST_TEST(out.response.body == "no!");
    BOOST_TEST(!out.clean);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The program of every consumer: one call that succeeds, one that the server refuses, against the emulator.
//
#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <iostream>
#include <stdexcept>

namespace net = boost::asio;

// Where the other translation unit of the header-only program stands; every program has one.
bool other_translation_unit_works();

namespace
{

net::awaitable<void> run(const appwrite::testing::emulator& server)
{
    appwrite::client_options options(server.endpoint(), server.project());
    options.key(server.api_key()).server_version(server.server_version());
    options.tls(appwrite::tls_options().ca_pem(server.ca_pem()));
    appwrite::client client(co_await net::this_coro::executor, options);

    appwrite::new_user walter("walter");
    walter.email("walter@example.com").name("Walter");
    appwrite::user made = co_await client.users().create(walter);
    std::cout << "created " << made.id << '\n';

    try
    {
        co_await client.users().get("nobody");
        throw std::runtime_error("a user that does not exist was found");
    }
    catch (const appwrite::api_exception& e)
    {
        // Catching it here shows that type information survives the library's border.
        if (e.code() != appwrite::api_errc::user_not_found)
            throw;
        std::cout << "refused: " << e.what() << '\n';
    }
}

} // namespace

int main()
{
    if (!other_translation_unit_works())
        return 1;

    appwrite::testing::emulator server;
    net::io_context context;
    std::exception_ptr failure;
    net::co_spawn(context, run(server), [&failure](std::exception_ptr e) { failure = e; });
    context.run();
    try
    {
        if (failure)
            std::rethrow_exception(failure);
    }
    catch (const std::exception& e)
    {
        std::cerr << "failed: " << e.what() << '\n';
        return 1;
    }
    return 0;
}

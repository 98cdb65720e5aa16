//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Bringing users along from another system, with their passwords, which only they know.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace net = boost::asio;

namespace
{

using example::expect;

void print(appwrite::user const& user)
{
    std::cout << user.name << ": " << user.hash << ", hash " << user.password_hash << '\n';
}

/// Each password here is "password". A server that is given a hash cannot see whether it is one; it keeps
/// it, compares at the first login, and then makes a hash of its own kind.
net::awaitable<void> import(appwrite::users users, std::vector<std::string> ids)
{
    auto const address = [](std::string const& id) { return id + "@example.com"; };

    //[import
    appwrite::user const with_md5 = co_await users.create_md5_user(
        appwrite::imported_user(ids[0], address(ids[0]), "5f4dcc3b5aa765d61d8327deb882cf99").name("Anna"));

    // Some algorithms have to be told apart, or need to know how the hash was made.
    appwrite::user const with_sha =
        co_await users.create_sha_user(appwrite::imported_user(ids[1], address(ids[1]),
                                           "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")
                                           .name("Bert"),
            appwrite::sha_version::sha256);

    appwrite::user const with_scrypt = co_await users.create_scrypt_user(
        appwrite::imported_user(ids[2], address(ids[2]),
            "745731af4484f323968969eda289aeee005b5903ac561e64a5aca121797bf773"
            "4ef9fd58422e2e22183bcacba9ec87ba0c83b7a2e788f03ce0da06463433cda6")
            .name("Carl"),
        appwrite::scrypt_settings("salt").cpu(16384).memory(8).parallel(1).length(64));
    //]
    for (appwrite::user const* user : {&with_md5, &with_sha, &with_scrypt})
        print(*user);
    expect(with_md5.hash == appwrite::hash_algorithm::md5, "the algorithm is not MD5");
    expect(with_sha.hash == appwrite::hash_algorithm::sha, "the algorithm is not SHA");
    expect(with_scrypt.hash == appwrite::hash_algorithm::scrypt, "the algorithm is not Scrypt");
}

/// The id came from here, so a second import of the same user is a conflict and not a second user.
net::awaitable<void> again(appwrite::users_nothrow users, std::string id)
{
    appwrite::result<appwrite::user> const outcome = co_await users.create_md5_user(
        appwrite::imported_user(id, id + "@example.com", "5f4dcc3b5aa765d61d8327deb882cf99"));
    expect(!outcome && outcome.error() == appwrite::api_errc::user_already_exists,
        "the user was imported twice");
    std::cout << "once more: " << outcome.error().message() << '\n';
}

net::awaitable<void> all(appwrite::client_options options, std::vector<std::string> ids)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    try
    {
        co_await import(client.users(), ids);
        co_await again(client.users(appwrite::nothrow), ids[0]);
    }
    catch (appwrite::api_exception const& e)
    {
        // Before 1.0 there is no such thing.
        if (e.code() != appwrite::errc::not_supported_by_server)
            throw;
        std::cout << "this server imports no hashes: " << e.error().message() << '\n';
    }
}

} // namespace

int main()
try
{
    example::server const server;
    example::temporary_user const users[] = {
        example::temporary_user(server), example::temporary_user(server), example::temporary_user(server)};
    example::run(all(server.options(), {users[0].id(), users[1].id(), users[2].id()}));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}

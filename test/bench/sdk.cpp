//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Contender: this library as it comes, with typed models, retries and deadlines. One thread.
//
#include "support/fixed.hpp"
#include "support/meter.hpp"
#include "support/options.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace net = boost::asio;
namespace fixed = bench::fixed;

namespace
{

net::awaitable<void> get(appwrite::users users, bench::meter& meter)
{
    std::string const id = fixed::id;
    while (meter.next())
    {
        appwrite::user const user = co_await users.get(id);
        fixed::expect(user.id == fixed::id && user.email == fixed::email);
        meter.completed();
    }
}

net::awaitable<void> create(appwrite::users users, bench::meter& meter)
{
    while (meter.next())
    {
        appwrite::new_user parameters(fixed::id);
        parameters.email(fixed::email).password(fixed::password).name(fixed::name);
        appwrite::user const user = co_await users.create(parameters);
        fixed::expect(user.id == fixed::id && user.email == fixed::email);
        meter.completed();
    }
}

net::awaitable<void> list(appwrite::users users, bench::meter& meter, int limit)
{
    while (meter.next())
    {
        appwrite::page<appwrite::user> const page = co_await users.list(appwrite::list_users().limit(limit));
        fixed::expect(page.items.size() == static_cast<std::size_t>(limit) && page.items[0].id == fixed::id);
        meter.completed();
    }
}

net::awaitable<void> caller(appwrite::users users, bench::meter& meter, bench::options const& options)
{
    if (options.operation() == "get")
        return get(users, meter);
    if (options.operation() == "create")
        return create(users, meter);
    return list(users, meter, static_cast<int>(options.limit()));
}

} // namespace

int main(int count, char** words)
try
{
    bench::options const options(count, words);
    net::io_context ctx(1);
    appwrite::client client(ctx, appwrite::client_options(options.endpoint(), fixed::project)
                                     .key(fixed::key)
                                     .tls(appwrite::tls_options().ca_file(options.ca_file()))
                                     .pool(appwrite::pool_options().max_connections(options.connections())));
    bench::meter meter(options);
    for (std::size_t i = 0; i < options.in_flight(); ++i)
        net::co_spawn(ctx, caller(client.users(), meter, options),
            [](std::exception_ptr failed)
            {
                if (failed)
                    std::rethrow_exception(failed);
            });
    ctx.run();
    meter.report("sdk", options);
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Every operation of the SDK against a server: the one that the environment names, or embedded emulators.
//
// With APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID and APPWRITE_API_KEY set, that server is used (and
// APPWRITE_SERVER_VERSION and APPWRITE_CA_FILE, if set). The key needs users.read, users.write,
// sessions.write and targets.*. What the program makes there it deletes. Without them it runs against
// emulators of both dialects.
//
#include "live/run.hpp"
#include "support/options_for.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

namespace
{

namespace net = boost::asio;

std::string variable(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

/// @return whether everything that the server has works.
bool run_against(appwrite::client_options const& options, std::string const& name)
{
    std::cout << name << '\n';
    net::io_context ctx;
    appwrite::client client(ctx, options);
    live::outcome result;
    std::exception_ptr failed;
    net::co_spawn(ctx, live::take_all_steps(client, std::cout),
        [&](std::exception_ptr e, live::outcome how)
        {
            failed = std::move(e);
            result = how;
        });
    ctx.run();
    if (failed)
        std::rethrow_exception(failed);
    std::cout << result.ok << " ok, " << result.failed << " failed, " << result.missing
              << " not in this version\n\n";
    return result.failed == 0 && result.ok != 0;
}

bool run_against_emulators()
{
    bool good = true;
    for (char const* const version : {"0.15.3", "1.9.0"})
    {
        appwrite::testing::emulator const server(
            appwrite::testing::emulator_options().server_version(version));
        // The version is left for the client to find out, as with any server.
        appwrite::client_options options = appwrite::test::options_for(server).server_version("");
        good &= run_against(options, "emulator of " + server.server_version());
    }
    return good;
}

bool run_against_named_server()
{
    std::string const endpoint = variable("APPWRITE_ENDPOINT");
    std::string const project = variable("APPWRITE_PROJECT_ID");
    std::string const key = variable("APPWRITE_API_KEY");
    if (endpoint.empty() || project.empty() || key.empty())
        throw std::invalid_argument(
            "set all of APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID and APPWRITE_API_KEY, or none of them");
    appwrite::client_options options(endpoint, project);
    options.key(key).server_version(variable("APPWRITE_SERVER_VERSION"));
    if (std::string const file = variable("APPWRITE_CA_FILE"); !file.empty())
        options.tls(appwrite::tls_options().ca_file(file));
    return run_against(options, endpoint);
}

} // namespace

int main()
{
    try
    {
        bool const named = !variable("APPWRITE_ENDPOINT").empty() ||
                           !variable("APPWRITE_PROJECT_ID").empty() || !variable("APPWRITE_API_KEY").empty();
        return (named ? run_against_named_server() : run_against_emulators()) ? 0 : 1;
    }
    catch (std::exception const& e)
    {
        std::cerr << "live: " << e.what() << '\n';
        return 1;
    }
}

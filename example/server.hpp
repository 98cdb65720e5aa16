//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the examples talk to: an emulator inside the program, or the server that the environment names.
//
#ifndef APPWRITE_EXAMPLE_SERVER_HPP
#define APPWRITE_EXAMPLE_SERVER_HPP

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace example
{

namespace net = boost::asio;

//[emulator
// #include <appwrite/testing/emulator.hpp>
inline appwrite::client_options options_for(appwrite::testing::emulator const& emulator)
{
    appwrite::client_options options(emulator.endpoint(), emulator.project());
    options.key(emulator.api_key());
    options.tls(appwrite::tls_options().ca_pem(emulator.ca_pem()));
    return options;
}
//]

/// The server of an example.
///
/// `APPWRITE_ENDPOINT`, `APPWRITE_PROJECT_ID` and `APPWRITE_API_KEY` name a real one;
/// `APPWRITE_SERVER_VERSION` and `APPWRITE_CA_FILE` may say more about it. Without the first three this class
/// starts an emulator.
class server
{
public:
    server()
    {
        std::string const endpoint = variable("APPWRITE_ENDPOINT");
        std::string const project = variable("APPWRITE_PROJECT_ID");
        std::string const key = variable("APPWRITE_API_KEY");
        if (endpoint.empty() && project.empty() && key.empty())
        {
            emulator_.emplace();
            options_ = options_for(*emulator_);
            std::cout << "server: the emulator inside this program, " << endpoint_name() << "\n\n";
            return;
        }
        // Falling back to the emulator here would let somebody believe that the real server was tried.
        if (endpoint.empty() || project.empty() || key.empty())
            throw std::invalid_argument(
                "set all of APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID and APPWRITE_API_KEY, or none of them");
        options_.emplace(endpoint, project);
        options_->key(key);
        if (std::string const version = variable("APPWRITE_SERVER_VERSION"); !version.empty())
            options_->server_version(version);
        if (std::string const file = variable("APPWRITE_CA_FILE"); !file.empty())
            options_->tls(appwrite::tls_options().ca_file(file));
        std::cout << "server: " << endpoint_name() << "\n\n";
    }

    /// What a client for this server is made with.
    appwrite::client_options const& options() const noexcept { return *options_; }

    /// The emulator executes the next creations, but closes the connection instead of answering. There is no
    /// such way to make a real server fail: it just answers.
    void lose_answers(std::size_t count)
    {
        if (emulator_)
            emulator_->inject(
                appwrite::testing::fault::close_before_response().after_executing().times(count).on(
                    "POST", "/v1/users"));
    }

private:
    static std::string variable(char const* name)
    {
        char const* const value = std::getenv(name);
        return value ? value : "";
    }

    std::string const& endpoint_name() const { return options_->endpoint(); }

    std::optional<appwrite::testing::emulator> emulator_;
    std::optional<appwrite::client_options> options_;
};

/// A fresh user id. When it goes out of scope, also because an exception passes, the user with this id is
/// deleted, if there is one: the examples leave nothing behind.
class temporary_user
{
public:
    explicit temporary_user(server const& where) : options_(where.options()), id_(appwrite::unique_id()) {}
    temporary_user(temporary_user const&) = delete;
    temporary_user& operator=(temporary_user const&) = delete;

    ~temporary_user()
    {
        try
        {
            remove();
        }
        catch (std::exception const& e)
        {
            std::cerr << "user " << id_ << " may be left behind: " << e.what() << '\n';
        }
    }

    std::string const& id() const noexcept { return id_; }

private:
    void remove()
    {
        net::io_context ctx;
        appwrite::client client(ctx, options_);
        std::exception_ptr failed;
        net::co_spawn(
            ctx, client.users().delete_user(id_), [&failed](std::exception_ptr e) { failed = std::move(e); });
        ctx.run();
        try
        {
            if (failed)
                std::rethrow_exception(failed);
        }
        catch (appwrite::api_exception const& e)
        {
            if (e.code() != appwrite::api_errc::user_not_found)
                throw;
        }
    }

    appwrite::client_options options_;
    std::string id_;
};

/// A server on this machine that takes connections and never says a word: the system accepts on behalf of a
/// socket that listens, and nobody reads.
class silent_server
{
public:
    silent_server() : listener_(ctx_, net::ip::tcp::endpoint(net::ip::address_v4::loopback(), 0)) {}

    appwrite::client_options options() const
    {
        auto const port = std::to_string(listener_.local_endpoint().port());
        return appwrite::client_options("http://127.0.0.1:" + port + "/v1", "project")
            .key("key")
            .server_version("1.9");
    }

private:
    net::io_context ctx_;
    net::ip::tcp::acceptor listener_;
};

/// Awaits `what` on a context of its own and throws what it throws.
inline void run(net::awaitable<void> what)
{
    net::io_context ctx;
    std::exception_ptr failed;
    net::co_spawn(ctx, std::move(what), [&failed](std::exception_ptr e) { failed = std::move(e); });
    ctx.run();
    if (failed)
        std::rethrow_exception(failed);
}

} // namespace example

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// appwrite-emulator: the emulator as a program, for clients in any language.
//
#include "database.hpp"
#include "program_options.hpp"

#include "testing/seeds.hpp"
#include "testing/server.hpp"
#include "testing/temporary_file.hpp"

#include <appwrite/version.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace
{

using namespace appwrite::testing::program;
namespace detail = appwrite::testing::detail;
namespace net = boost::asio;

/// Ends the program when the file cannot be written any more: from then on no answer could be kept.
class guarded_storage : public detail::storage
{
public:
    guarded_storage(detail::storage& inner, net::io_context& main) : inner_(inner), main_(main) {}

    void load(const std::function<void(detail::record&&)>& take) override { inner_.load(take); }

    void commit(const std::vector<detail::record>& changes) override
    {
        // What could not be written is missing for ever: nothing that builds upon it may follow.
        if (failed_)
            throw database_error(*failed_);
        try
        {
            inner_.commit(changes);
        }
        catch (const std::exception& error)
        {
            failed_ = error.what();
            main_.stop();
            throw;
        }
    }

    /// Why it failed. To be asked when the server is gone.
    const std::optional<std::string>& failure() const noexcept { return failed_; }

private:
    detail::storage& inner_;
    net::io_context& main_;
    std::optional<std::string> failed_;
};

/// In pieces, so that no transaction has to hold all of them in memory.
void seed(detail::server& to, std::size_t count)
{
    constexpr std::size_t piece = 10'000;
    for (std::size_t done = 0; done < count; done += piece)
    {
        to.with_service(
            [&](detail::service& s) { detail::add_users(s, done, std::min(piece, count - done)); });
        to.save();
    }
}

void serve(const program_options& options)
{
    // Before anything that a signal must not leave behind.
    net::io_context main;
    net::signal_set signals(main, SIGTERM, SIGINT);
    signals.async_wait([&](const boost::system::error_code&, int) { main.stop(); });

    std::optional<database> file;
    std::optional<guarded_storage> keeper;
    if (!options.data_file.empty())
    {
        file.emplace(options.data_file, options.server.server_version(), options.server.project());
        keeper.emplace(*file, main);
    }
    auto server = std::make_unique<detail::server>(options.server, keeper ? &*keeper : nullptr);
    // Nobody asks what was requested, and a long run must not fill the memory with it.
    server->log().record_requests(false);
    if (server->with_service([](detail::service& s) { return s.users().size(); }) == 0)
        seed(*server, options.seed_users);

    std::optional<detail::temporary_file> ca_file;
    std::string announcement = "endpoint=";
    announcement += options.server.uses_tls() ? "https" : "http";
    announcement += "://localhost:" + std::to_string(server->port()) + "/v1\n";
    if (options.server.uses_tls())
    {
        ca_file.emplace("appwrite-emulator-ca-", ".pem", server->ca_pem());
        announcement += "ca_file=" + ca_file->path() + '\n';
    }
    std::cout << announcement << std::flush;

    main.run();
    server.reset();
    if (keeper && keeper->failure())
        throw database_error(*keeper->failure());
}

} // namespace

int main(int argc, char** argv)
{
    try
    {
        const program_options options =
            parse_options({argv + std::min(argc, 1), static_cast<std::size_t>(std::max(argc - 1, 0))});
        switch (options.what)
        {
        case program_options::action::show_help:
            std::cout << help();
            return 0;
        case program_options::action::show_version:
            std::cout << "appwrite-emulator " APPWRITE_VERSION_STRING "\n";
            return 0;
        case program_options::action::serve:
            serve(options);
            return 0;
        }
    }
    catch (const usage_error& error)
    {
        std::cerr << "appwrite-emulator: " << error.what() << "\nTry 'appwrite-emulator --help'.\n";
        return 2;
    }
    catch (const std::exception& error)
    {
        std::cerr << "appwrite-emulator: " << error.what() << '\n';
    }
    return 1;
}

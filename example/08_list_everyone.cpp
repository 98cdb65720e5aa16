//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Everybody: one after the other, in pieces, several at a time, and in a job that may be interrupted.
//
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <cstdlib>
#include <deque>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace net = boost::asio;

namespace
{

/// An example that shows something else than it says is a failed example.
void expect(bool condition, char const* what)
{
    if (!condition)
        throw std::runtime_error(std::string("unexpected: ") + what);
}

/// A server may have others than ours: only ours are looked at.
using id_set = std::set<std::string>;

net::awaitable<void> walk(appwrite::users users, id_set ours)
{
    std::size_t found = 0;
    //[walk
    auto everyone = users.list_all(appwrite::list_users().limit(3)).prefetch();
    while (auto user = co_await everyone.next())
        found += ours.count(user->id);
    //]
    std::cout << found << " found\n";
    expect(found == ours.size(), "somebody is missing, or came twice");
}

net::awaitable<void> in_pieces(appwrite::users users, id_set ours)
{
    std::size_t found = 0;
    //[resume
    // What another process would read from a file.
    std::string checkpoint;
    for (bool more = true; more;)
    {
        auto everyone = users.list_all(appwrite::list_users().limit(3)).resume(checkpoint);
        auto page = co_await everyone.next_page();
        for (appwrite::user const& user : page.items)
            found += ours.count(user.id);
        // After the page has been dealt with: this one is not delivered again.
        checkpoint = everyone.checkpoint();
        more = !page.items.empty();
    }
    //]
    std::cout << found << " found in pieces\n";
    expect(found == ours.size(), "somebody is missing in the pieces, or came twice");
}

net::awaitable<void> block(appwrite::users users, id_set ours)
{
    //[concurrently
    // A named callable: g++ 12 destroys a lambda with captures in a co_await expression twice.
    auto block = [&users, &ours](appwrite::user user) -> net::awaitable<void>
    {
        if (ours.count(user.id) != 0)
            co_await users.update_status(user.id, false);
    };
    co_await appwrite::for_each_concurrent(users.list_all(), 4, block);
    //]
    for (std::string const& id : ours)
    {
        appwrite::user const user = co_await users.get(id);
        expect(!user.status, "somebody is not blocked");
    }
    std::cout << ours.size() << " blocked\n";
}

//[job
/// The file is either the old one or the new one, also if the program ends meanwhile.
void replace_file(std::filesystem::path const& file, std::string const& text)
{
    std::filesystem::path const fresh = file.string() + ".new";
    std::ofstream out(fresh, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw std::runtime_error("cannot write " + fresh.string());
    std::filesystem::rename(fresh, file);
}

/// Empty if there is none: then the job begins at the beginning.
std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

using work = std::function<net::awaitable<appwrite::result<void>>(appwrite::user)>;

/// Goes on where it was interrupted: by an error, by a cancellation, by the end of the process.
net::awaitable<appwrite::result<void>> job(
    appwrite::users_nothrow users, std::filesystem::path file, work each)
{
    auto save = [&file](std::string const& checkpoint) { replace_file(file, checkpoint); };
    auto options = appwrite::bulk_options();
    options.on_checkpoint(save, 100);
    auto everyone = users.list_all().resume(text_of(file));
    co_return co_await appwrite::for_each_concurrent(std::move(everyone), 8, each, options);
}
//]

//[go_on
/// A user's part in a job: a new e-mail address. The job ends with what this fails with, so it fails only
/// with what is no affair of this user.
net::awaitable<appwrite::result<void>> change_address(
    appwrite::users_nothrow users, appwrite::user user, std::vector<std::string>& left_over)
{
    for (int pauses = 0;; ++pauses)
    {
        auto const done = co_await users.update_email(user.id, user.id + "@new.example.com");
        // Deleted meanwhile: nothing is left to do.
        if (done || done.error() == appwrite::api_errc::user_not_found)
            co_return appwrite::result<void>();
        switch (done.error().retry_stop().value_or(appwrite::retry_stop::permanent))
        {
        case appwrite::retry_stop::permanent:
            // Somebody else has the address, or the server does not take it. A key that is refused (401),
            // or a certificate, concerns everybody.
            if (done.error().status() != 400 && done.error().status() != 409)
                co_return done.error();
            left_over.push_back(user.id);
            co_return appwrite::result<void>();
        case appwrite::retry_stop::cancelled:
            co_return done.error();
        default:
            // The client has given up for now. A job has time: it waits until the server can again.
            if (pauses == 10)
                co_return done.error();
            net::steady_timer pause(co_await net::this_coro::executor);
            pause.expires_after(done.error().retry_hint().value_or(std::chrono::seconds(30)));
            co_await pause.async_wait(net::use_awaitable);
        }
    }
}
//]

/// The new address of the first of them is taken.
net::awaitable<void> interrupted_job(appwrite::users_nothrow users, id_set ours)
{
    std::filesystem::path const file =
        std::filesystem::temp_directory_path() / ("appwrite-job-" + appwrite::unique_id());
    std::vector<std::string> left_over;
    id_set visited;
    std::size_t until_the_lights_go_out = 4;
    work each = [&](appwrite::user user) -> net::awaitable<appwrite::result<void>>
    {
        if (ours.count(user.id) == 0)
            co_return appwrite::result<void>();
        if (until_the_lights_go_out == 0)
            co_return appwrite::api_error(
                net::error::operation_aborted, appwrite::call_stage::validate, "the lights have gone out");
        --until_the_lights_go_out;
        visited.insert(user.id);
        co_return co_await change_address(users, std::move(user), left_over);
    };
    auto const first = co_await job(users, file, each);
    expect(!first && visited.size() == 4, "the job was not interrupted");

    // The next day, in another process.
    std::cout << visited.size() << " moved, then interrupted\n";
    until_the_lights_go_out = ours.size();
    auto const second = co_await job(users, file, each);
    std::filesystem::remove(file);
    expect(second.has_value(), "the job did not come to its end");
    std::cout << visited.size() - left_over.size() << " moved, " << left_over.size() << " could not be\n";
    expect(visited == ours, "somebody was left out");
    expect(left_over.size() == 1 && left_over[0] == *ours.begin(), "another address was taken");
    expect(until_the_lights_go_out == 4, "what was done was done again");
}

net::awaitable<void> all(appwrite::client_options options, id_set ours, std::string other)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    for (std::string const& id : ours)
        co_await client.users().create(
            appwrite::new_user(id).email(id + "@example.com").password("correct horse"));
    co_await walk(client.users(), ours);
    co_await in_pieces(client.users(), ours);
    co_await block(client.users(), ours);
    co_await client.users().create(
        appwrite::new_user(other).email(*ours.begin() + "@new.example.com").password("correct horse"));
    co_await interrupted_job(client.users(appwrite::nothrow), ours);
}

} // namespace

int main()
try
{
    example::server const server;
    std::deque<example::temporary_user> users;
    id_set ids;
    for (int i = 0; i < 8; ++i)
        ids.insert(users.emplace_back(server).id());
    example::temporary_user const other(server);
    example::run(all(server.options(), ids, other.id()));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Calls every operation of a server once, and says for each how it went.
//
#ifndef APPWRITE_TEST_LIVE_RUN_HPP
#define APPWRITE_TEST_LIVE_RUN_HPP

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>

#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace live
{

namespace net = boost::asio;

/// A server answered something else than it should have.
class unexpected : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

inline void expect(bool holds, char const* what)
{
    if (!holds)
        throw unexpected(what);
}

/// What the steps of one run share. Other programs may use the server at the same time: the run looks only at
/// what it has made itself.
struct run
{
    explicit run(appwrite::client const& client)
        : users(client.users()), tag("live" + appwrite::unique_id().substr(12)), id(tag + "0")
    {
    }

    /// An address that nobody has.
    std::string email(std::string_view who) const { return std::string(who) + '.' + tag + "@example.com"; }

    appwrite::users users;

    /// Part of the name of every user that is made here, and a word of its own.
    std::string tag;

    /// The user that most steps work on.
    std::string id;

    /// A session of that user, if the server lets a key open one.
    std::string session_id;

    /// Whom to delete in the end.
    std::vector<std::string> made;
};

/// One step: the operation's name, and what calls it and judges the answer.
struct step
{
    std::string_view operation;
    net::awaitable<void> (*perform)(run&);
};

// In the order in which they have to be taken; each group leaves to the next what it needs.
std::span<step const> profile_steps();
std::span<step const> import_steps();
std::span<step const> session_steps();
std::span<step const> target_steps();
std::span<step const> factor_steps();
std::span<step const> list_steps();
std::span<step const> last_steps();

/// How the steps went.
struct outcome
{
    int ok = 0;
    int missing = 0;
    int failed = 0;
};

/// Takes all steps and deletes what they have made. @param report one line for each step.
net::awaitable<outcome> take_all_steps(appwrite::client const& client, std::ostream& report);

/// Awaits what has to be refused.
template <class T>
net::awaitable<void> expect_refusal(net::awaitable<T> call, appwrite::api_errc why)
{
    try
    {
        co_await std::move(call);
    }
    catch (appwrite::api_exception const& e)
    {
        if (e.code() == why)
            co_return;
        throw;
    }
    throw unexpected("was not refused");
}

} // namespace live

#endif

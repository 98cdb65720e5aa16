//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Calls every operation of a server once, and says for each how it went.
//
#include "live/run.hpp"

#include <exception>

namespace live
{

namespace
{

enum class verdict
{
    ok,
    missing,
    failed
};

struct judgement
{
    verdict how = verdict::ok;
    std::string reason;
};

constexpr std::span<step const> (*groups[])() = {
    profile_steps, import_steps, session_steps, target_steps, factor_steps, list_steps, last_steps};

net::awaitable<judgement> take(step what, run& with)
{
    judgement result;
    try
    {
        co_await what.perform(with);
    }
    catch (appwrite::api_exception const& e)
    {
        result.how = e.code() == appwrite::errc::not_supported_by_server ? verdict::missing : verdict::failed;
        result.reason = e.what();
    }
    catch (std::exception const& e)
    {
        result.how = verdict::failed;
        result.reason = e.what();
    }
    co_return result;
}

void count(verdict how, outcome& in) noexcept
{
    switch (how)
    {
    case verdict::ok:
        ++in.ok;
        return;
    case verdict::missing:
        ++in.missing;
        return;
    case verdict::failed:
        ++in.failed;
        return;
    }
}

void write(std::ostream& to, step what, judgement const& how)
{
    switch (how.how)
    {
    case verdict::ok:
        to << "ok                   " << what.operation << '\n';
        return;
    case verdict::missing:
        to << "not in this version  " << what.operation << '\n';
        return;
    case verdict::failed:
        to << "FAILED               " << what.operation << ": " << how.reason << '\n';
        return;
    }
}

/// Also what a failed step has left behind.
net::awaitable<void> clean_up(appwrite::client const& client, run const& of, std::ostream& report)
{
    auto const users = client.users(appwrite::nothrow);
    for (std::string const& id : of.made)
    {
        auto const deleted = co_await users.delete_user(id);
        if (!deleted && deleted.error() != appwrite::api_errc::user_not_found)
            report << "left behind          user " << id << ": " << deleted.error() << '\n';
    }
}

} // namespace

net::awaitable<outcome> take_all_steps(appwrite::client const& client, std::ostream& report)
{
    run with(client);
    outcome result;
    for (auto const steps : groups)
        for (step const& one : steps())
        {
            judgement const how = co_await take(one, with);
            count(how.how, result);
            write(report, one, how);
        }
    co_await clean_up(client, with, report);
    co_return result;
}

} // namespace live

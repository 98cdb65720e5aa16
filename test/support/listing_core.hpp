//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A core without a network that has users, takes its time, and can be cancelled.
//
#ifndef APPWRITE_TEST_SUPPORT_LISTING_CORE_HPP
#define APPWRITE_TEST_SUPPORT_LISTING_CORE_HPP

#include <appwrite/detail/call/core.hpp>
#include <appwrite/detail/call/error_response.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

/// Speaks as 0.15: `GET /users?limit=2&cursor=u3`. For one thread.
class listing_core : public detail::core
{
public:
    explicit listing_core(std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
            ids.push_back("u" + std::to_string(i));
    }

    std::vector<std::string> ids;
    /// The requests, as they arrived.
    std::vector<std::string> targets;
    /// How many handlers a call takes.
    int hops = 1;
    /// Calls that were cancelled, and calls that are under way.
    int cancelled = 0;
    int under_way = 0;
    /// What the next calls fail with.
    std::list<api_error> failures;

    /// From now on calls wait until `release`.
    void hold() { held_ = true; }

    void release()
    {
        held_ = false;
        for (net::steady_timer* const t : waiting_)
            t->cancel();
    }

    net::awaitable<result<void>> call(detail::operation const&, detail::request_plan& plan,
        call_options const&, detail::call_response& response) override
    {
        detail::call_request const& request = plan.request_for(*server());
        if (request.refused)
            co_return *request.refused;
        targets.push_back(request.target);
        bool const throws = co_await net::this_coro::throw_if_cancelled();
        co_await net::this_coro::throw_if_cancelled(false);
        counted const here(under_way);
        for (int i = 0; i < hops; ++i)
            co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
        co_await gate();
        auto const state = co_await net::this_coro::cancellation_state;
        co_await net::this_coro::throw_if_cancelled(throws);
        if (state.cancelled() != net::cancellation_type::none)
        {
            ++cancelled;
            co_return api_error(net::error::operation_aborted, call_stage::first_byte, "cancelled");
        }
        if (!failures.empty())
        {
            api_error failure = failures.front();
            failures.pop_front();
            co_return failure;
        }
        co_return answer(request.target, response);
    }

    std::optional<detail::server_info> server() const noexcept override
    {
        return detail::server_of(detail::api_version{0, 15, 3});
    }

    std::string_view project() const noexcept override { return project_id; }

    std::string project_id = "somewhere";

private:
    struct counted
    {
        explicit counted(int& n) : count(n) { ++count; }
        counted(counted const&) = delete;
        counted& operator=(counted const&) = delete;
        ~counted() { --count; }

        int& count;
    };

    struct waiting
    {
        waiting(std::list<net::steady_timer*>& l, net::steady_timer* t) : all(l), place(l.insert(l.end(), t))
        {
        }
        waiting(waiting const&) = delete;
        waiting& operator=(waiting const&) = delete;
        ~waiting() { all.erase(place); }

        std::list<net::steady_timer*>& all;
        std::list<net::steady_timer*>::iterator place;
    };

    net::awaitable<void> gate()
    {
        auto const state = co_await net::this_coro::cancellation_state;
        while (held_ && state.cancelled() == net::cancellation_type::none)
        {
            net::steady_timer timer(co_await net::this_coro::executor, net::steady_timer::time_point::max());
            waiting const here(waiting_, &timer);
            error_code ec;
            co_await timer.async_wait(net::redirect_error(net::use_awaitable, ec));
        }
    }

    static std::string_view parameter(std::string_view target, std::string_view name)
    {
        auto const at = target.find(name);
        if (at == std::string_view::npos)
            return {};
        std::string_view const value = target.substr(at + name.size());
        return value.substr(0, value.find('&'));
    }

    result<void> answer(std::string_view target, detail::call_response& out) const
    {
        std::size_t limit = 25;
        std::string_view const text = parameter(target, "limit=");
        std::from_chars(text.data(), text.data() + text.size(), limit);
        auto from = ids.begin();
        if (std::string_view const cursor = parameter(target, "cursor="); !cursor.empty())
        {
            from = std::find(ids.begin(), ids.end(), cursor);
            if (from == ids.end())
                return detail::error_from_response(400, "application/json", {},
                    R"({"message":"Cursor not found.","code":400,"type":"general_cursor_not_found"})",
                    std::nullopt);
            ++from;
        }
        out.status = 200;
        out.body = "{\"total\":0,\"users\":[";
        for (char const* comma = ""; limit > 0 && from != ids.end(); ++from, --limit, comma = ",")
            out.body.append(comma).append("{\"$id\":\"").append(*from).append("\"}");
        out.body += "]}";
        return {};
    }

    bool held_ = false;
    std::list<net::steady_timer*> waiting_;
};

} // namespace appwrite::test

#endif

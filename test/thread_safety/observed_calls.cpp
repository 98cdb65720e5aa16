//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A log and an observer while four threads make calls that are repeated.
//
#include "race.hpp"

#include <chrono>
#include <map>
#include <mutex>

using namespace appwrite;
using namespace appwrite::test;
using namespace std::chrono_literals;

namespace
{

/// Follows each call through its events.
class sequence_checker : public observer
{
public:
    void call_started(call_start const& e) override { step(e.id, nothing, call); }
    void attempt_started(attempt_start const& e) override { step(e.call_id, call, attempt); }
    void attempt_ended(attempt_end const& e) override
    {
        step(e.start.call_id, attempt, call);
        attempts += 1;
        repeats += e.repeat ? 1 : 0;
    }
    void call_ended(call_end const& e) override
    {
        step(e.start.id, call, nothing);
        calls += 1;
    }

    bool all_ended()
    {
        std::lock_guard lock(mutex_);
        return under_way_.empty();
    }

    std::atomic<int> calls{0};
    std::atomic<int> attempts{0};
    std::atomic<int> repeats{0};
    std::atomic<int> out_of_order{0};

private:
    enum place
    {
        nothing,
        call,
        attempt
    };

    void step(std::uint64_t id, place from, place to)
    {
        std::lock_guard lock(mutex_);
        out_of_order += under_way_[id] == from ? 0 : 1;
        if (to == nothing)
            under_way_.erase(id);
        else
            under_way_[id] = to;
    }

    std::mutex mutex_;
    std::map<std::uint64_t, place> under_way_;
};

} // namespace

int main()
{
    constexpr int callers = 32;
    constexpr int calls = 20;
    constexpr int failures = 60;
    testing::emulator server;
    server.add_users(1);
    server.record_requests(false);
    server.inject(testing::fault::respond(503, "{}").times(failures));
    auto const checker = std::make_shared<sequence_checker>();
    std::atomic<int> lines{0};
    tally t;
    client_stats stats;
    {
        net::thread_pool pool(threads);
        client_options options = options_for(server);
        options.observer(checker);
        options.logger(logger(log_level::trace,
            [&lines](log_level, std::string_view line) { lines += line.starts_with('#') ? 1 : 0; }));
        options.retry(retry_policy().max_attempts(100)).retry_budget(retry_budget().capacity(0));
        options.backoff(backoff().base(1ms).cap(1ms));
        client c(pool, options);
        auto const caller = [&]() -> net::awaitable<void>
        {
            auto const users = c.users(nothrow);
            for (int i = 0; i < calls; ++i)
            {
                auto const r = co_await users.get("seed0");
                t.count(nullptr, r);
            }
        };
        for (int i = 0; i < callers; ++i)
            net::co_spawn(pool, caller(),
                [](std::exception_ptr e)
                {
                    if (e)
                        std::terminate();
                });
        pool.join();
        stats = c.stats();
    }
    t.print("observed_calls");
    int const total = callers * calls;
    bool ok = expect(t.succeeded == total, "every call succeeds");
    ok &= expect(checker->out_of_order == 0 && checker->all_ended(), "each start has its end, in order");
    ok &= expect(checker->calls == total, "every call is told");
    ok &= expect(checker->repeats == failures && checker->attempts == total + failures,
        "every attempt is told, and what follows it");
    ok &= expect(lines == 2 * (total + checker->attempts), "every event has its line");
    ok &= expect(stats.calls_started == std::uint64_t(total) && stats.calls_succeeded == std::uint64_t(total),
        "calls are counted");
    ok &= expect(stats.retries_after_server_error == std::uint64_t(failures) &&
                     stats.retries == std::uint64_t(failures),
        "repeats are counted");
    return ok ? 0 : 1;
}

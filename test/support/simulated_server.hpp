//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A server with a capacity and callers who keep it busy, in time that only exists in a queue of events.
//
#ifndef APPWRITE_TEST_SUPPORT_SIMULATED_SERVER_HPP
#define APPWRITE_TEST_SUPPORT_SIMULATED_SERVER_HPP

#include <appwrite/detail/call/pacing_ledger.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <queue>
#include <random>
#include <vector>

namespace appwrite::test
{

/// Serves `capacity` requests at once. What comes on top waits in its queue, or is refused.
class simulated_server
{
public:
    using time_point = detail::pacing_ledger::time_point;
    using duration = detail::pacing_ledger::duration;

    enum class excess
    {
        queued,
        refused,
    };

    /// As many callers as `callers` send one request after the other, each as soon as the ledger lets it.
    simulated_server(
        detail::pacing_ledger& ledger, std::size_t capacity, excess what, std::size_t callers = 400)
        : ledger_(ledger), capacity_(capacity), excess_(what)
    {
        for (std::size_t i = 0; i < callers; ++i)
            ledger_.queue();
    }

    void capacity(std::size_t n) { capacity_ = n; }

    /// How long a request takes that does not have to wait: this, and a random time of this mean on top.
    void service_time(duration fixed, duration random)
    {
        fixed_ = fixed;
        random_mean_ = random;
    }

    /// How many different operations are called in turn, at most 8; the n-th takes n times the time of the
    /// first.
    void operations(std::size_t n) { operations_ = n; }

    /// Lets time pass, and gives the mean of the ledger's limit over it.
    double run(duration length)
    {
        time_point const end = now_ + length;
        double weighted = 0;
        admit();
        while (!events_.empty() && events_.top().at <= end)
        {
            event const next = events_.top();
            events_.pop();
            weighted += seconds(next.at - now_) * static_cast<double>(ledger_.counts().limit);
            now_ = next.at;
            next.what();
            admit();
        }
        weighted += seconds(end - now_) * static_cast<double>(ledger_.counts().limit);
        now_ = end;
        return weighted / seconds(length);
    }

private:
    struct request
    {
        detail::pacing_grant grant;
        time_point began{};
        std::size_t operation = 0;
    };

    struct event
    {
        time_point at{};
        std::function<void()> what;

        friend bool operator<(event const& a, event const& b) { return a.at > b.at; }
    };

    static double seconds(duration d) { return std::chrono::duration<double>(d).count(); }

    void after(duration d, std::function<void()> what) { events_.push(event{now_ + d, std::move(what)}); }

    void admit()
    {
        while (auto const next = ledger_.admit(now_))
        {
            request r;
            r.grant = next->grant;
            r.began = now_;
            r.operation = sent_++ % operations_;
            if (in_service_ < capacity_)
                serve(r);
            else if (excess_ == excess::queued)
                queue_.push_back(r);
            else
                after(std::chrono::milliseconds(1),
                    [this, r] { ended(r, detail::load_sample::kind::overloaded); });
        }
    }

    void serve(request const& r)
    {
        ++in_service_;
        double const random = std::exponential_distribution<>(1.0)(random_);
        auto const time = fixed_ + std::chrono::duration_cast<duration>(random_mean_ * random);
        after(time * static_cast<duration::rep>(r.operation + 1),
            [this, r]
            {
                --in_service_;
                ended(r, detail::load_sample::kind::answered);
                if (queue_.empty() || in_service_ >= capacity_)
                    return;
                request const next = queue_.front();
                queue_.pop_front();
                serve(next);
            });
    }

    void ended(request const& r, detail::load_sample::kind how)
    {
        ledger_.leave(r.grant, detail::load_sample(how, &names_[r.operation], now_ - r.began));
        // Whoever was refused comes back a little later.
        bool const refused = how == detail::load_sample::kind::overloaded;
        after(std::chrono::milliseconds(refused ? 100 : 0), [this] { ledger_.queue(); });
    }

    detail::pacing_ledger& ledger_;
    std::size_t capacity_;
    excess excess_;
    duration fixed_ = std::chrono::milliseconds(40);
    duration random_mean_ = std::chrono::milliseconds(10);
    std::size_t operations_ = 1;
    char names_[8] = {};

    time_point now_{std::chrono::hours(1)};
    std::priority_queue<event> events_;
    std::deque<request> queue_;
    std::size_t in_service_ = 0;
    std::size_t sent_ = 0;
    std::mt19937 random_{7};
};

} // namespace appwrite::test

#endif

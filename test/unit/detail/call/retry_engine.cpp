//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_engine: who gets another attempt, and when.
//
#include <appwrite/detail/call/retry_engine.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::failed_attempt;
using detail::failure_kind;
using detail::retry_engine;
using detail::retry_tokens;
using detail::verdict;

BOOST_AUTO_TEST_SUITE(retry_engine_)

namespace
{

failed_attempt failed(failure_kind kind, bool executed = false)
{
    failed_attempt out;
    out.kind = kind;
    out.transient = true;
    out.may_have_been_executed = executed;
    return out;
}

failed_attempt const unavailable = failed(failure_kind::server, true);
failed_attempt const throttled = failed(failure_kind::throttled);

/// An engine for one call, with time to spare.
struct call
{
    explicit call(retry_policy const& policy = retry_policy().max_attempts(100), bool repeatable = true,
        backoff const& delays = backoff())
        : engine(policy, delays, repeatable)
    {
    }

    verdict after(failed_attempt const& f, double draw = 0.999'999'999,
        std::chrono::milliseconds elapsed = 0ms, std::chrono::milliseconds remaining = 24h)
    {
        return engine.after(f, elapsed, remaining, tokens, [draw] { return draw; });
    }

    retry_tokens tokens{retry_budget::unlimited()};
    retry_engine engine;
};

} // namespace

BOOST_AUTO_TEST_CASE(the_bounds_of_the_delay)
{
    call most;
    for (auto const bound : {200ms, 400ms, 800ms, 1600ms, 3200ms, 6400ms, 12'800ms, 20'000ms, 20'000ms})
    {
        verdict const v = most.after(unavailable);
        BOOST_TEST(!v.stop.has_value());
        BOOST_TEST((v.delay == bound));
    }
    call least;
    for (int i = 0; i < 20; ++i)
        BOOST_TEST((least.after(unavailable, 0.0).delay == 0ms));
    call middle;
    BOOST_TEST((middle.after(unavailable, 0.5).delay == 100ms));
    BOOST_TEST((middle.after(unavailable, 0.5).delay == 200ms));
}

BOOST_AUTO_TEST_CASE(who_is_throttled_waits_longer)
{
    call c;
    BOOST_TEST((c.after(throttled).delay == 1000ms));
    BOOST_TEST((c.after(throttled).delay == 2000ms));
    BOOST_TEST((c.after(unavailable).delay == 800ms));
}

BOOST_AUTO_TEST_CASE(a_cap_below_the_base)
{
    call c(retry_policy(), true, backoff().base(500ms).cap(100ms));
    BOOST_TEST((c.after(unavailable).delay == 100ms));
}

BOOST_AUTO_TEST_CASE(attempts_are_counted)
{
    call c{retry_policy()};
    BOOST_TEST(!c.after(unavailable).stop.has_value());
    BOOST_TEST(!c.after(unavailable).stop.has_value());
    BOOST_TEST((c.after(unavailable).stop == retry_stop::attempts));
    BOOST_TEST(c.engine.attempts() == 3u);

    call once{retry_policy::none()};
    BOOST_TEST((once.after(unavailable).stop == retry_stop::attempts));
}

BOOST_AUTO_TEST_CASE(what_will_not_pass_is_not_repeated)
{
    failed_attempt f = unavailable;
    f.transient = false;
    call c;
    BOOST_TEST((c.after(f).stop == retry_stop::permanent));
    f.kind = failure_kind::cancelled;
    f.transient = true;
    BOOST_TEST((c.after(f).stop == retry_stop::cancelled));
}

BOOST_AUTO_TEST_CASE(what_could_do_harm_is_not_repeated)
{
    call c(retry_policy(), false);
    BOOST_TEST(!c.after(failed(failure_kind::not_sent)).stop.has_value());
    BOOST_TEST(!c.after(throttled).stop.has_value());
    call executed(retry_policy(), false);
    BOOST_TEST((executed.after(failed(failure_kind::unanswered, true)).stop == retry_stop::unsafe));
    BOOST_TEST((executed.after(unavailable).stop == retry_stop::unsafe));
}

BOOST_AUTO_TEST_CASE(hints)
{
    failed_attempt f = throttled;
    f.hint = 30s;
    // Never earlier; later by what would have been waited without the wish.
    BOOST_TEST((call().after(f, 0.0).delay == 30s));
    BOOST_TEST((call().after(f).delay == 31s));
    call c;
    c.after(f);
    BOOST_TEST((c.after(f).delay == 32s));
    f.hint = 0ms;
    BOOST_TEST((call().after(f).delay == 1s));
}

BOOST_AUTO_TEST_CASE(hints_are_limited)
{
    failed_attempt f = throttled;
    f.hint = 60'001ms;
    BOOST_TEST((call().after(f).stop == retry_stop::hint));
    f.hint = 60s;
    BOOST_TEST((call().after(f).delay == 60s));
    f.hint = 59'800ms;
    BOOST_TEST((call().after(f).delay == 60s));
}

BOOST_AUTO_TEST_CASE(what_is_added_to_a_hint_leaves_time_for_the_attempt)
{
    failed_attempt f = throttled;
    f.hint = 5s;
    BOOST_TEST((call().after(f, 0.999'999'999, 0ms, 5800ms).delay == 5400ms));
    BOOST_TEST((call().after(f, 0.999'999'999, 0ms, 5001ms).delay == 5s));
    BOOST_TEST((call().after(f, 0.999'999'999, 0ms, 5s).stop == retry_stop::deadline));
}

BOOST_AUTO_TEST_CASE(a_hint_that_fits_is_not_made_late_by_what_is_added)
{
    failed_attempt f = throttled;
    f.hint = 5s;
    call bounded{retry_policy().max_elapsed(6s)};
    BOOST_TEST((bounded.after(f, 0.999'999'999, 600ms).delay == 5400ms));
    call tight{retry_policy().max_elapsed(6s)};
    BOOST_TEST((tight.after(f, 0.999'999'999, 1s).delay == 5s));
    call late{retry_policy().max_elapsed(6s)};
    BOOST_TEST((late.after(f, 0.0, 1001ms).stop == retry_stop::deadline));
}

BOOST_AUTO_TEST_CASE(the_deadline_wins_over_the_delay)
{
    BOOST_TEST((call().after(unavailable, 0.999'999'999, 0ms, 200ms).stop == retry_stop::deadline));
    BOOST_TEST(!call().after(unavailable, 0.999'999'999, 0ms, 201ms).stop.has_value());
    BOOST_TEST((call().after(unavailable, 0.0, 0ms, 0ms).stop == retry_stop::deadline));
    failed_attempt f = throttled;
    f.hint = 5s;
    BOOST_TEST((call().after(f, 0.0, 0ms, 5s).stop == retry_stop::deadline));

    call bounded{retry_policy().max_elapsed(1s)};
    BOOST_TEST(!bounded.after(unavailable, 0.999'999'999, 800ms).stop.has_value());
    BOOST_TEST((bounded.after(unavailable, 0.999'999'999, 601ms).stop == retry_stop::deadline));
}

BOOST_AUTO_TEST_CASE(the_budget)
{
    retry_tokens tokens(retry_budget().capacity(4).refund_thousandths(1000));
    auto fail_once = [&](failed_attempt const& f)
    {
        retry_engine engine{retry_policy(), backoff(), false};
        return engine.after(f, 0ms, 1h, tokens, [] { return 0.0; }).stop;
    };
    BOOST_TEST(!fail_once(throttled).has_value());
    // Not repeated, for another reason, but a failure all the same.
    BOOST_TEST((fail_once(unavailable) == retry_stop::unsafe));
    BOOST_TEST((fail_once(throttled) == retry_stop::budget));
    tokens.succeeded();
    tokens.succeeded();
    BOOST_TEST((fail_once(throttled) == retry_stop::budget));
    tokens.succeeded();
    tokens.succeeded();
    BOOST_TEST(!fail_once(throttled).has_value());
    // What is permanent says nothing about the server's health.
    failed_attempt refused = failed(failure_kind::refused);
    refused.transient = false;
    auto const before = tokens.left();
    fail_once(refused);
    BOOST_TEST(tokens.left() == before);
}

BOOST_AUTO_TEST_CASE(failures_before_count)
{
    call whole;
    whole.after(unavailable);
    whole.after(unavailable);
    retry_tokens tokens{retry_budget::unlimited()};
    auto const all = [] { return 0.999'999'999; };
    retry_engine third{retry_policy().max_attempts(4), backoff(), true, 2};
    BOOST_TEST((third.after(unavailable, 0ms, 1h, tokens, all).delay == whole.after(unavailable).delay));
    BOOST_TEST(third.attempts() == 3u);
    retry_engine last{retry_policy().max_attempts(3), backoff(), true, 2};
    BOOST_TEST((last.after(unavailable, 0ms, 1h, tokens, all).stop == retry_stop::attempts));
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_for_nothing)
{
    retry_tokens tokens{retry_budget()};
    retry_engine engine{retry_policy::none(), backoff(), true};
    int drawn = 0;
    engine.after(unavailable, 0ms, 1h, tokens,
        [&]
        {
            ++drawn;
            return 0.0;
        });
    BOOST_TEST(drawn == 0);
}

BOOST_AUTO_TEST_CASE(reasons_have_words)
{
    std::set<std::string_view> distinct;
    for (auto const why :
        {retry_stop::permanent, retry_stop::unsafe, retry_stop::attempts, retry_stop::deadline,
            retry_stop::hint, retry_stop::budget, retry_stop::cancelled, retry_stop::circuit})
        distinct.insert(to_string(why));
    BOOST_TEST(distinct.size() == 8u);
    BOOST_TEST(!distinct.contains("unknown"));
    BOOST_TEST(to_string(static_cast<retry_stop>(99)) == "unknown");
}

BOOST_AUTO_TEST_SUITE_END()

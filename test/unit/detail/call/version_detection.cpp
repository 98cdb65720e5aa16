//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// version_detection: one asks, the others wait, nobody waits in vain.
//
#include "support/mock_clock.hpp"
#include "support/run_coro.hpp"

#include <appwrite/detail/call/version_detection.hpp>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::server_info;
using test::mock_clock;
using answer = result<server_info>;
using subject = detail::version_detection<mock_clock>;

namespace
{

/// A server that answers when the test says so.
class questions
{
public:
    std::size_t asked = 0;

    void answer_with(answer a)
    {
        reply_ = std::move(a);
        wake();
    }

    void fail()
    {
        throws_ = true;
        wake();
    }

    /// Later questions wait again.
    void forget()
    {
        reply_.reset();
        throws_ = false;
    }

    net::awaitable<answer> ask()
    {
        ++asked;
        net::basic_waitable_timer<mock_clock> timer(
            co_await net::this_coro::executor, mock_clock::time_point::max());
        std::shared_ptr<void> const leaves(
            nullptr, [&](void*) { waiting_ = waiting_ == &timer ? nullptr : waiting_; });
        waiting_ = &timer;
        error_code ec;
        if (!reply_ && !throws_)
            co_await timer.async_wait(net::redirect_error(net::use_awaitable, ec));
        if (throws_)
            throw std::runtime_error("no memory, say");
        if (!reply_)
            co_return api_error(net::error::operation_aborted, call_stage::first_byte, "");
        co_return *reply_;
    }

private:
    void wake()
    {
        if (waiting_)
            waiting_->cancel();
    }

    net::basic_waitable_timer<mock_clock>* waiting_ = nullptr;
    std::optional<answer> reply_;
    bool throws_ = false;
};

net::awaitable<answer> get(subject& d, questions& q, mock_clock::time_point deadline)
{
    co_await net::this_coro::throw_if_cancelled(false);
    co_return co_await d.get(deadline, q.ask());
}

/// Wants to know after having been cancelled.
net::awaitable<answer> get_once_cancelled(subject& d, questions& q, mock_clock::time_point deadline)
{
    co_await net::this_coro::throw_if_cancelled(false);
    auto const cancellation = co_await net::this_coro::cancellation_state;
    while (cancellation.cancelled() == net::cancellation_type::none)
        co_await net::post(co_await net::this_coro::executor, net::use_awaitable);
    co_return co_await d.get(deadline, q.ask());
}

struct detection_fixture
{
    test::task<answer> start(mock_clock::duration within = 10s)
    {
        auto t = test::start(ctx, get(d, q, mock_clock::now() + within));
        test::settle(ctx);
        return t;
    }

    net::io_context ctx;
    questions q;
    subject d{std::nullopt};
};

server_info const v1_9 = *detail::server_of({1, 9, 6});

api_error const broken(net::error::connection_refused, call_stage::connect, "nobody there");

} // namespace

BOOST_FIXTURE_TEST_SUITE(version_detection, detection_fixture)

BOOST_AUTO_TEST_CASE(what_is_configured_is_known)
{
    subject const configured(detail::server_of({1, 4, 14}));
    BOOST_REQUIRE(configured.known().has_value());
    BOOST_TEST((configured.known()->version == detail::api_version{1, 4, 14}));
    BOOST_TEST((configured.known()->speaks == dialect::v1_0));
    BOOST_TEST(!d.known().has_value());
}

BOOST_AUTO_TEST_CASE(versions_are_kept_exactly)
{
    subject const large(server_info({999'999, 999'999, 999'999}, dialect::v1_5));
    BOOST_TEST((large.known()->version == detail::api_version{999'999, 999'999, 999'999}));
}

BOOST_AUTO_TEST_CASE(one_asks_and_all_have_the_answer)
{
    std::vector<test::task<answer>> calls;
    for (int i = 0; i < 20; ++i)
        calls.push_back(start());
    BOOST_TEST(q.asked == 1u);
    q.answer_with(v1_9);
    for (auto& call : calls)
    {
        BOOST_REQUIRE(call.get(ctx).has_value());
        BOOST_TEST((call.get()->version == v1_9.version));
    }
    BOOST_TEST((d.known()->version == v1_9.version));
    // Whoever looked before it was known and comes after.
    BOOST_TEST(start().get(ctx).has_value());
    BOOST_TEST(q.asked == 1u);
}

BOOST_AUTO_TEST_CASE(a_failure_meets_all_who_wait_and_nobody_later)
{
    auto first = start();
    auto second = start();
    q.answer_with(broken);
    BOOST_TEST((first.get(ctx).error() == error_code(net::error::connection_refused)));
    BOOST_TEST((second.get(ctx).error() == error_code(net::error::connection_refused)));
    BOOST_TEST(q.asked == 1u);
    q.answer_with(v1_9);
    BOOST_TEST(start().get(ctx).has_value());
    BOOST_TEST(q.asked == 2u);
}

BOOST_AUTO_TEST_CASE(if_the_one_who_asks_is_cancelled_the_next_asks)
{
    auto first = start();
    auto second = start();
    auto third = start();
    first.cancel();
    BOOST_TEST((first.get(ctx).error() == error_code(net::error::operation_aborted)));
    test::settle(ctx);
    BOOST_TEST(q.asked == 2u);
    BOOST_TEST(!second.done());
    q.answer_with(v1_9);
    BOOST_TEST(second.get(ctx).has_value());
    BOOST_TEST(third.get(ctx).has_value());
    BOOST_TEST(q.asked == 2u);
}

BOOST_AUTO_TEST_CASE(if_the_one_who_asks_has_no_time_left_the_next_asks)
{
    auto first = start(1s);
    auto second = start(10s);
    mock_clock::advance(1s);
    q.answer_with(api_error(errc::response_timeout, call_stage::first_byte, ""));
    BOOST_TEST((first.get(ctx).error() == errc::response_timeout));
    // Asked again; this server has but one answer.
    BOOST_TEST((second.get(ctx).error() == errc::response_timeout));
    BOOST_TEST(q.asked == 2u);
}

BOOST_AUTO_TEST_CASE(if_asking_throws_the_next_asks)
{
    auto first = start();
    auto second = start();
    q.fail();
    BOOST_CHECK_THROW(first.get(ctx), std::runtime_error);
    BOOST_CHECK_THROW(second.get(ctx), std::runtime_error);
    BOOST_TEST(q.asked == 2u);
    q.forget();
    q.answer_with(v1_9);
    BOOST_TEST(start().get(ctx).has_value());
}

BOOST_AUTO_TEST_CASE(waiting_ends_with_the_deadline)
{
    auto first = start(10s);
    auto second = start(2s);
    mock_clock::advance(2s - 1ms);
    test::settle(ctx);
    BOOST_TEST(!second.done());
    mock_clock::advance(1ms);
    answer const& a = second.get(ctx);
    BOOST_REQUIRE(a.has_error());
    BOOST_TEST((a.error() == errc::response_timeout));
    BOOST_TEST((a.error().stage() == call_stage::detect));
    BOOST_TEST((a.error().retry_stop() == retry_stop::deadline));
    BOOST_TEST(!first.done());
    q.answer_with(v1_9);
    BOOST_TEST(first.get(ctx).has_value());
}

BOOST_AUTO_TEST_CASE(waiting_can_be_cancelled)
{
    auto first = start();
    auto second = start();
    second.cancel();
    answer const& a = second.get(ctx);
    BOOST_REQUIRE(a.has_error());
    BOOST_TEST((a.error() == error_code(net::error::operation_aborted)));
    BOOST_TEST((a.error().stage() == call_stage::detect));
    BOOST_TEST((a.error().retry_stop() == retry_stop::cancelled));
    q.answer_with(v1_9);
    BOOST_TEST(first.get(ctx).has_value());
    BOOST_TEST(q.asked == 1u);
}

BOOST_AUTO_TEST_CASE(cancelled_before_it_came)
{
    auto t = test::start(ctx, get_once_cancelled(d, q, mock_clock::now() + 10s));
    net::post(ctx, [&] { t.cancel(); });
    answer const& a = t.get(ctx);
    BOOST_REQUIRE(a.has_error());
    BOOST_TEST((a.error() == error_code(net::error::operation_aborted)));
    BOOST_TEST((a.error().stage() == call_stage::detect));
    BOOST_TEST((a.error().retry_stop() == retry_stop::cancelled));
    BOOST_TEST(q.asked == 0u);
    // It left no place behind.
    q.answer_with(v1_9);
    BOOST_TEST(start().get(ctx).has_value());
}

BOOST_AUTO_TEST_CASE(chosen_and_cancelled_at_once)
{
    auto first = start();
    auto second = start();
    auto third = start();
    // The second is chosen while its own cancellation is on its way.
    first.cancel();
    second.cancel();
    BOOST_TEST((second.get(ctx).error() == error_code(net::error::operation_aborted)));
    q.answer_with(v1_9);
    BOOST_TEST(third.get(ctx).has_value());
    BOOST_TEST(first.get(ctx).has_error());
}

BOOST_AUTO_TEST_CASE(destroyed_while_they_wait)
{
    auto context = std::make_unique<net::io_context>();
    auto first = test::start(*context, get(d, q, mock_clock::now() + 10s));
    auto second = test::start(*context, get(d, q, mock_clock::now() + 10s));
    test::settle(*context);
    BOOST_TEST(q.asked == 1u);
    context.reset();
    // Their places are free: the next to come asks.
    q.answer_with(v1_9);
    BOOST_TEST(start().get(ctx).has_value());
    BOOST_TEST(q.asked == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: how long a call may take.
//
#include "core_fixture.hpp"

#include <boost/asio/basic_waitable_timer.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

/// Answers after a second, and never what it was asked during an outage.
class slow_resolver : public detail::resolver
{
public:
    explicit slow_resolver(net::ip::tcp::endpoint answer) : answer_(std::move(answer)) {}

    bool outage = true;

    canceller resolve(std::string const&, unsigned short, net::any_io_executor ex, handler done) override
    {
        if (!outage)
        {
            auto const timer = std::make_shared<net::basic_waitable_timer<mock_clock>>(ex, 1s);
            timer->async_wait([timer, answer = answer_, done = std::move(done)](error_code) mutable
                { done({}, detail::endpoint_list{answer}); });
        }
        return [] {};
    }

private:
    net::ip::tcp::endpoint answer_;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_core_deadlines, core_fixture)

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_resolving)
{
    resolver = std::make_shared<test::fake_resolver>();
    remake(options(timeouts().total(2s)));
    auto t = call();
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::resolve_timeout));
    BOOST_TEST(e.stage() == call_stage::resolve);
    BOOST_TEST((e.elapsed() == 2000ms));
    BOOST_TEST(e.attempts() == 1u);
    BOOST_TEST(core->stats().connect_failures == 1u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_connecting)
{
    test::deaf_peer const deaf(ctx);
    resolver->answer({deaf.endpoint()});
    remake(options(timeouts().total(2s)));
    auto t = call(unsafe);
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::connect_timeout));
    BOOST_TEST(!e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_writing)
{
    remake(options(timeouts().total(2s)));
    auto t = call(keyed_create, request("/users", std::string(24 * 1024 * 1024, 'x')));
    test::peer_socket s = server.accept();
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::write_timeout));
    BOOST_TEST(e.stage() == call_stage::write);
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_waiting_for_the_first_byte)
{
    remake(options(timeouts().total(2s)));
    auto t = call(idempotent);
    test::peer_socket s = server.accept();
    s.read_request();
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::response_timeout));
    BOOST_TEST(e.stage() == call_stage::first_byte);
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_reading)
{
    remake(options(timeouts().total(2s)));
    auto t = call(idempotent);
    test::peer_socket s = server.accept();
    s.read_request();
    s.write("HTTP/1.1 200 OK\r\n");
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::read_timeout));
    BOOST_TEST(e.stage() == call_stage::body);
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(the_total_deadline_bounds_all_phases_together)
{
    resolver = std::make_shared<test::fake_resolver>();
    remake(options(timeouts().total(6s).resolve(3s).first_byte(3s).body(3s)));
    auto t = call();
    test::settle(ctx);
    mock_clock::advance(2s);
    resolver->answer({server.endpoint()});
    resolver->answer_late();
    test::peer_socket s = server.accept();
    s.read_request();
    test::settle(ctx);
    mock_clock::advance(2s);
    s.write("HTTP/1.1 200 OK\r\n");
    ends_after(t, 2s);
    api_error const e = failure(t);
    BOOST_TEST((e == errc::read_timeout));
    BOOST_TEST((e.elapsed() == 6000ms));
}

BOOST_AUTO_TEST_CASE(waiting_for_a_connection)
{
    remake(options(timeouts().total(10s).acquire(3s)));
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call(keyed_create);
    test::settle(ctx);
    BOOST_TEST(core->stats().waiting == 1u);
    ends_after(second, 3s);
    api_error const e = failure(second);
    BOOST_TEST((e == errc::acquire_timeout));
    BOOST_TEST(e.stage() == call_stage::acquire);
    BOOST_TEST(e.attempts() == 0u);
    BOOST_TEST((e.elapsed() == 3000ms));
    BOOST_TEST(!e.may_have_been_executed());
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(waiting_for_a_connection_takes_half_the_time_by_default)
{
    remake(options(timeouts().total(10s)));
    auto first = call(safe, request(), call_options().deadline(1h));
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call();
    ends_after(second, 5s);
    BOOST_TEST((failure(second) == errc::acquire_timeout));

    // Of the call's own time, if it has one.
    auto third = call(safe, request(), call_options().deadline(4s));
    ends_after(third, 2s);
    BOOST_TEST((failure(third) == errc::acquire_timeout));
}

BOOST_AUTO_TEST_CASE(waiting_for_a_connection_ends_with_the_deadline)
{
    remake(options(timeouts().total(10s).acquire(20s)));
    auto first = call(safe, request(), call_options().deadline(1h));
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call();
    ends_after(second, 10s);
    BOOST_TEST((failure(second) == errc::acquire_timeout));
}

BOOST_AUTO_TEST_CASE(a_waiting_call_goes_on_when_there_is_a_connection)
{
    auto first = call();
    test::peer_socket s = server.accept();
    auto second = call();
    s.read_request();
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    s.read_request();
    s.write(ok);
    BOOST_TEST(second.get(ctx).has_value());
    BOOST_TEST(core->stats().connections_opened == 1u);
}

BOOST_AUTO_TEST_CASE(a_queue_of_short_calls_recovers_from_an_outage)
{
    // Finding the server takes a second, as a handshake may, and does not end at all during the outage. If
    // calls waited for a connection until their last moment, the head of the queue would never have that
    // second left, and its failure would make the next one the head.
    auto const slow = std::make_shared<slow_resolver>(server.endpoint());
    auto const options_of_the_call = call_options().retry(retry_policy::none());
    resolver.reset();
    core = test::make_mock_core(ctx.get_executor(), options(timeouts().total(4s)), slow);

    std::vector<test::task<outcome>> calls;
    std::vector<test::peer_socket> sockets;
    auto const pass = [&](mock_clock::duration time)
    {
        for (mock_clock::duration step = 250ms; time > 0s; time -= step)
        {
            mock_clock::advance(step);
            test::settle(ctx);
            while (auto s = server.try_accept())
                sockets.push_back(*std::move(s));
            for (int i = 0; i < 20; ++i)
            {
                for (test::peer_socket& s : sockets)
                    if (s.has_request())
                        s.read_request(), s.write(ok);
                test::settle(ctx);
            }
        }
    };
    auto const call_for = [&](mock_clock::duration time)
    {
        for (; time > 0s; time -= 500ms)
        {
            calls.push_back(call(safe, request(), options_of_the_call));
            pass(500ms);
        }
    };
    auto const succeeded = [&](std::size_t first)
    {
        return std::count_if(calls.begin() + static_cast<std::ptrdiff_t>(first), calls.end(),
            [](test::task<outcome>& t) { return t.get().has_value(); });
    };

    call_for(10s);
    slow->outage = false;
    // Whoever is connecting when the outage ends is stuck for the rest of its time.
    call_for(4s);
    auto const recovered = calls.size();
    call_for(10s);
    pass(4s);
    BOOST_TEST(succeeded(0) < static_cast<std::ptrdiff_t>(calls.size()));
    BOOST_TEST(succeeded(recovered) == static_cast<std::ptrdiff_t>(calls.size() - recovered));
    BOOST_TEST(core->stats().connections_opened == 1u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(a_deadline_of_its_own)
{
    auto t = call(safe, request(), call_options().deadline(700ms));
    test::peer_socket s = server.accept();
    s.read_request();
    ends_after(t, 700ms);
    BOOST_TEST((failure(t) == errc::response_timeout));

    // Also a longer one.
    remake(options(timeouts().total(1s).first_byte(1h)));
    auto longer = call(safe, request(), call_options().deadline(2s));
    test::peer_socket other = server.accept();
    other.read_request();
    ends_after(longer, 2s);
    BOOST_TEST((failure(longer) == errc::response_timeout));
}

BOOST_AUTO_TEST_CASE(attempt_timeout_counts_from_the_connection)
{
    auto first = call();
    test::peer_socket s = server.accept();
    s.read_request();
    auto second = call(safe, request(), call_options().attempt_timeout(500ms));
    test::settle(ctx);
    // Waiting does not count.
    mock_clock::advance(2s);
    test::settle(ctx);
    BOOST_TEST(!second.done());
    s.write(ok);
    BOOST_TEST(first.get(ctx).has_value());
    s.read_request();
    ends_after(second, 500ms);
    api_error const e = failure(second);
    BOOST_TEST((e == errc::response_timeout));
    BOOST_TEST((e.elapsed() == 2500ms));
}

BOOST_AUTO_TEST_SUITE_END()

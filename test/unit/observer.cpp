//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// observer: what is not overridden does nothing, what is given to the options stays the same object.
//
#include <appwrite/client_options.hpp>
#include <appwrite/observer.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(observer_)

namespace
{

struct counts_ends : appwrite::observer
{
    void call_ended(appwrite::call_end const& e) override { attempts += e.attempts; }

    unsigned attempts = 0;
};

} // namespace

BOOST_AUTO_TEST_CASE(only_what_is_of_interest)
{
    counts_ends counter;
    appwrite::observer& o = counter;
    o.call_started(appwrite::call_start());
    o.attempt_started(appwrite::attempt_start());
    o.attempt_ended(appwrite::attempt_end());
    o.circuit_changed(appwrite::circuit_change());
    BOOST_TEST(counter.attempts == 0u);
    appwrite::call_end end;
    end.attempts = 2;
    o.call_ended(end);
    BOOST_TEST(counter.attempts == 2u);
}

BOOST_AUTO_TEST_CASE(given_to_the_options)
{
    appwrite::client_options options("http://localhost/v1", "project1");
    BOOST_TEST((options.observer() == nullptr));
    auto const mine = std::make_shared<counts_ends>();
    options.observer(mine);
    BOOST_TEST((options.observer() == mine));
}

BOOST_AUTO_TEST_CASE(reasons_have_names)
{
    using appwrite::retry_reason;
    BOOST_TEST(to_string(retry_reason::timeout) == "timeout");
    BOOST_TEST(to_string(retry_reason::connection) == "connection");
    BOOST_TEST(to_string(retry_reason::throttled) == "throttled");
    BOOST_TEST(to_string(retry_reason::server) == "server");
}

BOOST_AUTO_TEST_SUITE_END()

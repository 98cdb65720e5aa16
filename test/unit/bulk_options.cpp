//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bulk_options: the documented defaults, and that each setter sets its own.
//
#include <appwrite/bulk_options.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(bulk_options_)

using appwrite::bulk_options;

BOOST_AUTO_TEST_CASE(defaults)
{
    bulk_options const o;
    BOOST_TEST((o.on_error() == appwrite::on_error::finish_running));
    BOOST_TEST(!o.on_checkpoint());
    BOOST_TEST(o.checkpoint_every() == 1u);
}

BOOST_AUTO_TEST_CASE(each_for_itself)
{
    std::string saved;
    bulk_options o;
    o.on_checkpoint([&saved](std::string text) { saved = text; }, 7);
    BOOST_TEST((o.on_error() == appwrite::on_error::finish_running));
    BOOST_TEST(o.checkpoint_every() == 7u);
    o.on_error(appwrite::on_error::cancel_running);
    BOOST_TEST((o.on_error() == appwrite::on_error::cancel_running));
    BOOST_TEST_REQUIRE(!!o.on_checkpoint());
    o.on_checkpoint()("x");
    BOOST_TEST(saved == "x");
}

BOOST_AUTO_TEST_CASE(a_policy_stands_for_options)
{
    bulk_options const o = appwrite::on_error::cancel_running;
    BOOST_TEST((o.on_error() == appwrite::on_error::cancel_running));
    BOOST_TEST(!o.on_checkpoint());
}

BOOST_AUTO_TEST_SUITE_END()

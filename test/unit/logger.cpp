//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// logger: levels, and functions that fail.
//
#include "support/event_recorder.hpp"

#include <appwrite/logger.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(logger_)

namespace
{

using appwrite::log_level;
using appwrite::logger;

constexpr log_level lines[] = {
    log_level::error, log_level::warning, log_level::info, log_level::debug, log_level::trace};

/// The levels of what gets through.
std::vector<std::string> written(log_level most)
{
    appwrite::test::log_recorder kept;
    logger const log = kept.logger(most);
    for (log_level const l : lines)
        log.write(l, "x");
    return kept.take();
}

} // namespace

BOOST_AUTO_TEST_CASE(nothing_by_default)
{
    logger const log;
    BOOST_TEST((log.level() == log_level::off));
    for (log_level const l : lines)
    {
        BOOST_TEST(!log.wants(l));
        log.write(l, "nobody reads this");
    }
}

BOOST_AUTO_TEST_CASE(up_to_its_level)
{
    using texts = std::vector<std::string>;
    BOOST_TEST((written(log_level::off) == texts{}));
    BOOST_TEST((written(log_level::error) == texts{"error: x"}));
    BOOST_TEST((written(log_level::warning) == texts{"error: x", "warning: x"}));
    BOOST_TEST((written(log_level::info) == texts{"error: x", "warning: x", "info: x"}));
    BOOST_TEST((written(log_level::debug) == texts{"error: x", "warning: x", "info: x", "debug: x"}));
    BOOST_TEST(
        (written(log_level::trace) == texts{"error: x", "warning: x", "info: x", "debug: x", "trace: x"}));
}

BOOST_AUTO_TEST_CASE(no_line_has_the_level_off)
{
    appwrite::test::log_recorder kept;
    logger const log = kept.logger(log_level::trace);
    BOOST_TEST(!log.wants(log_level::off));
    log.write(log_level::off, "x");
    BOOST_TEST(kept.take().empty());
}

BOOST_AUTO_TEST_CASE(without_a_function_it_is_off)
{
    logger const log(log_level::trace, nullptr);
    BOOST_TEST((log.level() == log_level::off));
    log.write(log_level::error, "nobody reads this");
}

BOOST_AUTO_TEST_CASE(what_the_function_throws_is_swallowed)
{
    int calls = 0;
    logger const log(log_level::info,
        [&calls](log_level, std::string_view)
        {
            ++calls;
            throw std::runtime_error("the disk is full");
        });
    log.write(log_level::error, "x");
    BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Every recorded body, taken for every model: read straight from its text as by way of a document.
//
#include "recording.hpp"

#include <support/decoded.hpp>
#include <support/from_document.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace appwrite;

namespace
{

// Counts the successes.
template <class T>
std::size_t compare(result<T> const& read, result<T> const& reference)
{
    BOOST_TEST(read.has_value() == reference.has_value());
    if (read && reference)
    {
        BOOST_TEST((*read == *reference));
        return 1;
    }
    if (!read && !reference)
        BOOST_TEST(read.error().message() == reference.error().message());
    return 0;
}

template <class T>
std::size_t check_model(std::string const& body)
{
    return compare(test::decoded<T>(body), test::from_document<T>(body));
}

template <class T>
std::size_t check_page(std::string const& body, std::string_view items)
{
    return compare(test::decoded<page<T>>(body), test::page_from_document<T>(body, items));
}

std::size_t check_body(std::string const& body)
{
    return check_model<identity>(body) + check_model<jwt>(body) + check_model<log_entry>(body) +
           check_model<membership>(body) + check_model<mfa_factors>(body) +
           check_model<mfa_recovery_codes>(body) + check_model<session>(body) + check_model<target>(body) +
           check_model<token>(body) + check_model<user>(body) + check_model<users_usage>(body) +
           check_page<identity>(body, "identities") + check_page<log_entry>(body, "logs") +
           check_page<membership>(body, "memberships") + check_page<session>(body, "sessions") +
           check_page<target>(body, "targets") + check_page<user>(body, "users");
}

} // namespace

BOOST_AUTO_TEST_SUITE(recorded_bodies)

BOOST_AUTO_TEST_CASE(are_read_as_by_way_of_a_document)
{
    for (char const* version : {"0.15.3", "1.9.0"})
    {
        std::size_t models = 0;
        for (test::exchange const& e :
            test::read_recording(std::string(APPWRITE_RECORDINGS_DIR) + "/" + version + ".jsonl"))
            if (e.response_body)
                BOOST_TEST_CONTEXT(version << " exchange " << e.sequence << ", " << e.operation)
        models += check_body(*e.response_body);
        BOOST_TEST(models > 100u);
    }
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_core: a repeat that clashes with what the first attempt did.
//
#include "repeating_fixture.hpp"

#include <string>

using namespace appwrite;
using namespace appwrite::test::core;
using test::mock_clock;

namespace
{

struct settling : repeating
{
    /// The first attempt of a create may have been executed, and the second one finds that there is
    /// something. What the client asks next comes over this.
    test::peer_socket repeat_that_clashes()
    {
        test::peer_socket s = server.accept();
        s.read_request();
        s.write(unavailable);
        pass_first_wait();
        BOOST_TEST(s.read_request().starts_with("POST /v1/users "));
        s.write(error_of_type("409 Conflict", "user_already_exists"));
        return s;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(basic_core_settling, settling)

BOOST_AUTO_TEST_CASE(a_create_that_an_earlier_attempt_did)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a","name":"A"})"));
    test::peer_socket s = repeat_that_clashes();
    BOOST_TEST(s.read_request().starts_with("GET /v1/users/a "));
    s.write(response("200 OK", R"({"$id":"a","name":"A"})"));
    BOOST_REQUIRE(t.get(ctx).has_value());
    BOOST_TEST(t.get()->body == R"({"$id":"a","name":"A"})");
    BOOST_TEST(t.get()->attempts == 2u);
    expect_quiet();
}

BOOST_AUTO_TEST_CASE(a_create_that_clashes_with_somebody_else)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a","name":"A"})"));
    test::peer_socket s = repeat_that_clashes();
    s.read_request();
    s.write(response("200 OK", R"({"$id":"a","name":"B"})"));
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::user_already_exists));
    BOOST_TEST(e.field() == "id");
    BOOST_TEST(!e.may_have_been_executed());
    BOOST_TEST(e.attempts() == 2u);
}

BOOST_AUTO_TEST_CASE(a_clash_that_cannot_be_looked_into)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a"})"));
    test::peer_socket s = repeat_that_clashes();
    s.read_request();
    s.write(error_of_type("401 Unauthorized", "general_unauthorized_scope"));
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::user_already_exists));
    BOOST_TEST(e.field().empty());
    BOOST_TEST(e.may_have_been_executed());
    BOOST_TEST(e.message() == "words (reading back what an earlier attempt did failed: words)");
}

BOOST_AUTO_TEST_CASE(a_clash_whose_reading_back_makes_no_sense)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a"})"));
    test::peer_socket s = repeat_that_clashes();
    s.read_request();
    s.write(response("200 OK", R"({"$id":"a","name":)"));
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::user_already_exists));
    BOOST_TEST(e.field().empty());
    BOOST_TEST(e.may_have_been_executed());
    BOOST_TEST(e.message() == "words (reading back what an earlier attempt did gave no sense)");
}

BOOST_AUTO_TEST_CASE(a_clash_of_the_first_attempt_is_the_answer)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a"})"));
    test::peer_socket s = server.accept();
    s.read_request();
    s.write(error_of_type("409 Conflict", "user_already_exists"));
    api_error const e = failure(t);
    BOOST_TEST((e == api_errc::user_already_exists));
    BOOST_TEST(!e.may_have_been_executed());
    BOOST_TEST(!s.has_more());
}

BOOST_AUTO_TEST_CASE(cancelled_while_reading_back)
{
    auto t = call(keyed_create, request("/users", R"({"userId":"a"})"));
    test::peer_socket s = repeat_that_clashes();
    s.read_request();
    t.cancel();
    api_error const e = failure(t);
    BOOST_TEST((e == error_code(net::error::operation_aborted)));
    BOOST_TEST(e.may_have_been_executed());
    expect_quiet();
}

BOOST_AUTO_TEST_SUITE_END()

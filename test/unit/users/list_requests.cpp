//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests for listings, identities and statistics, over the whole way from the facade.
//
#include "service.hpp"

#include <appwrite/detail/wire/percent_encoding.hpp>
#include <appwrite/fields.hpp>

#include <optional>

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(list_requests)

namespace
{

std::string spelled(std::string_view text)
{
    std::string out = "queries[]=";
    detail::append_percent_encoded(out, text);
    return out;
}

std::string const no_users = R"({"total":0,"users":[]})";

} // namespace

BOOST_FIXTURE_TEST_CASE(users_on_0_15, v0_15)
{
    auto const expect = [this](list_users const& parameters, std::string const& target)
    { sends(*this, throwing.list(parameters), "GET /users" + target, "", 200, no_users); };
    expect(list_users(), "");
    expect(list_users().limit(0), "?limit=0");
    expect(list_users().limit(100).offset(5000), "?limit=100&offset=5000");
    expect(list_users().search("a&b=c d+e/\xC3\xA4"), "?search=a%26b%3Dc%20d%2Be%2F%C3%A4");
    expect(list_users().search("").limit(1), "?limit=1");
    expect(list_users().cursor_after("page2"), "?cursor=page2");
    expect(list_users().cursor_before("page2"), "?cursor=page2&cursorDirection=before");
    expect(list_users().newest_first(), "?orderType=DESC");
    // Saves work where it can.
    expect(list_users().without_total(), "");
}

BOOST_FIXTURE_TEST_CASE(users_on_0_15_refused, v0_15)
{
    for (std::int64_t limit : {-1, 101})
        invalid(*this, nothrow.list(list_users().limit(limit)), "limit");
    for (std::int64_t offset : {-1, 5001})
        invalid(*this, nothrow.list(list_users().offset(offset)), "offset");
    invalid(*this, nothrow.list(list_users().search(std::string(257, 's'))), "search");
    invalid(*this, nothrow.list(list_users().search(bad_utf8)), "search");
    invalid(*this, nothrow.list(list_users().cursor_after("_bad id!")), "cursor_after");
    invalid(*this, nothrow.list(list_users().cursor_before("")), "cursor_before");
    invalid(*this, nothrow.list(list_users().cursor_after("a").cursor_before("b")), "cursor_before");
    unsupported(
        *this, nothrow.list(list_users().query(R"({"method":"isNull","attribute":"phone"})")), "query");
    unsupported(*this, nothrow.list(list_users().where(equal(fields::users::status, true))), "where");
}

BOOST_FIXTURE_TEST_CASE(users_on_1_4, v1_4)
{
    sends(*this,
        throwing.list(list_users()
                          .where(equal(fields::users::name, "O\"Neil"))
                          .newest_first()
                          .cursor_after("page2")
                          .limit(2)
                          .without_total()),
        "GET /users?" + spelled(R"(equal("name", ["O\"Neil"]))") + "&" + spelled(R"(orderDesc(""))") + "&" +
            spelled(R"(cursorAfter("page2"))") + "&" + spelled("limit(2)"),
        "", 200, no_users);
    unsupported(
        *this, nothrow.list(list_users().query(R"({"method":"isNull","attribute":"phone"})")), "query");
}

BOOST_FIXTURE_TEST_CASE(users_on_1_9, v1_9)
{
    auto const expect = [this](list_users const& parameters, std::string const& target)
    { sends(*this, throwing.list(parameters), "GET /users" + target, "", 200, no_users); };
    expect(list_users(), "");
    expect(list_users().limit(3).offset(0), "?" + spelled(R"({"method":"limit","values":[3]})") + "&" +
                                                spelled(R"({"method":"offset","values":[0]})"));
    expect(list_users().limit(5000), "?" + spelled(R"({"method":"limit","values":[5000]})"));
    expect(
        list_users().cursor_after("page2"), "?" + spelled(R"({"method":"cursorAfter","values":["page2"]})"));
    expect(list_users().cursor_before("page2"),
        "?" + spelled(R"({"method":"cursorBefore","values":["page2"]})"));
    expect(list_users().newest_first(), "?" + spelled(R"({"method":"orderDesc","attribute":""})"));
    expect(list_users().search("walter").without_total(), "?search=walter&total=0");
    std::string const raw = R"({"method":"equal","attribute":"$id","values":["a"]})";
    expect(list_users().query(raw).query(raw), "?" + spelled(raw) + "&" + spelled(raw));
}

BOOST_FIXTURE_TEST_CASE(users_on_1_9_refused, v1_9)
{
    for (std::int64_t limit : {-1, 0})
        invalid(*this, nothrow.list(list_users().limit(limit)), "limit");
    invalid(*this, nothrow.list(list_users().offset(-1)), "offset");
    invalid(*this, nothrow.list(list_users().cursor_after("a").cursor_before("b")), "cursor_before");
    for (char const* text : {"", "limit(2)", "{\"method\":", "[]", "{}", R"({"method":7})", R"("limit")",
             R"({"method":"equal","attribute":"name","values":"dup"})", "{\"method\":\"x\xFF\"}"})
        invalid(*this, nothrow.list(list_users().query(text)), "query");
}

BOOST_FIXTURE_TEST_CASE(what_belongs_to_a_user, v1_9)
{
    std::string const two = "?" + spelled(R"({"method":"limit","values":[2]})");
    auto const memberships =
        sends(*this, throwing.list_memberships("walter", appwrite::list_memberships().limit(2)),
            "GET /users/walter/memberships" + two, "", 200, R"({"total":1,"memberships":[{"$id":"m"}]})");
    BOOST_TEST(memberships.items.size() == 1u);
    auto const logs = sends(*this, throwing.list_logs("walter", appwrite::list_logs().limit(2)),
        "GET /users/walter/logs" + two, "", 200, R"({"total":1,"logs":[{"event":"session.create"}]})");
    BOOST_TEST(logs.items.size() == 1u);
    auto const targets = sends(*this,
        throwing.list_targets("walter", appwrite::list_targets().limit(2).without_total()),
        "GET /users/walter/targets" + two + "&total=0", "", 200, R"({"total":0,"targets":[{"$id":"t"}]})");
    BOOST_TEST(targets.items.size() == 1u);
    sends(*this, throwing.list_memberships("walter"), "GET /users/walter/memberships", "", 200,
        R"({"total":0,"memberships":[]})");
    invalid(*this, nothrow.list_memberships("a/b"), "id");
    invalid(*this, nothrow.list_logs("a/b"), "id");
    invalid(*this, nothrow.list_logs("a", appwrite::list_logs().limit(0)), "limit");
    invalid(*this, nothrow.list_targets("a/b"), "id");
}

BOOST_FIXTURE_TEST_CASE(what_belongs_to_a_user_on_1_4, v1_4)
{
    sends(*this, throwing.list_logs("walter", appwrite::list_logs().limit(2).offset(1)),
        "GET /users/walter/logs?" + spelled("limit(2)") + "&" + spelled("offset(1)"), "", 200,
        R"({"total":0,"logs":[]})");
    sends(*this, throwing.list_memberships("walter"), "GET /users/walter/memberships", "", 200,
        R"({"total":0,"memberships":[]})");
    // It would be ignored silently.
    unsupported(*this, nothrow.list_memberships("walter", appwrite::list_memberships().limit(2)), "limit");
}

BOOST_FIXTURE_TEST_CASE(what_belongs_to_a_user_on_0_15, v0_15)
{
    sends(*this, throwing.list_logs("walter", appwrite::list_logs().limit(0).offset(5000).without_total()),
        "GET /users/walter/logs?limit=0&offset=5000", "", 200, R"({"total":0,"logs":[]})");
    invalid(*this, nothrow.list_logs("walter", appwrite::list_logs().limit(101)), "limit");
    unsupported(*this, nothrow.list_memberships("walter", appwrite::list_memberships().offset(2)), "offset");
}

BOOST_FIXTURE_TEST_CASE(identities, v1_9)
{
    auto const some = sends(*this,
        throwing.list_identities(
            appwrite::list_identities().where(equal(fields::identities::provider, "github"))),
        "GET /users/identities?" +
            spelled(R"({"method":"equal","attribute":"provider","values":["github"]})"),
        "", 200, R"({"total":1,"identities":[{"$id":"i"}]})");
    BOOST_TEST(some.items.size() == 1u);
    sends(*this, throwing.delete_identity("i"), "DELETE /users/identities/i", "", 204, "");
    invalid(*this, nothrow.list_identities(appwrite::list_identities().limit(0)), "limit");
}

BOOST_FIXTURE_TEST_CASE(statistics, v1_9)
{
    std::string const answer = R"({"range":"30d"})";
    BOOST_TEST(sends(*this, throwing.get_usage(), "GET /users/usage", "", 200, answer).range == "30d");
    sends(*this, throwing.get_usage(usage_range::hours_24), "GET /users/usage?range=24h", "", 200, answer);
    sends(*this, throwing.get_usage(usage_range::days_90), "GET /users/usage?range=90d", "", 200, answer);
    unsupported(*this, nothrow.get_usage(usage_range::days_7), "range");
}

BOOST_FIXTURE_TEST_CASE(statistics_of_a_week, v0_15)
{
    sends(*this, throwing.get_usage(usage_range::days_7), "GET /users/usage?range=7d", "", 200,
        R"({"range":"7d"})");
}

BOOST_AUTO_TEST_SUITE_END()

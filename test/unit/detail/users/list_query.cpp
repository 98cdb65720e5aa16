//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// append_queries: listings in all dialects.
//
#include <appwrite/detail/users/list_query.hpp>
#include <appwrite/fields.hpp>

#include <conformance/recording.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace appwrite;
namespace by = appwrite::fields::users;

BOOST_AUTO_TEST_SUITE(list_query)

namespace
{

using version = detail::api_version;

// The parameters as a server decodes them.
template <class List>
std::vector<std::string> sent(List const& parameters, version v)
{
    std::string target = "/x";
    auto const error = detail::append_queries(target, *detail::server_of(v), parameters);
    BOOST_TEST_REQUIRE(!error.has_value(), error.value_or(api_error()).message());
    test::http_request request;
    request.set_target(target);
    BOOST_TEST(request.path == "/x");
    std::vector<std::string> pairs;
    for (auto const& [name, value] : request.query)
        pairs.push_back(name + "=" + value);
    return pairs;
}

template <class List>
void check_sent(List const& parameters, version v, std::vector<std::string> const& expected)
{
    BOOST_TEST(sent(parameters, v) == expected, boost::test_tools::per_element());
}

template <class List>
void check_refused(List const& parameters, version v, errc code, std::string const& message)
{
    std::string target = "/x";
    auto const error = detail::append_queries(target, *detail::server_of(v), parameters);
    BOOST_TEST_REQUIRE(error.has_value());
    BOOST_TEST((*error == code), error->message());
    BOOST_TEST(error->message() == message);
    BOOST_TEST((error->stage() == call_stage::validate));
}

constexpr version v0_15{0, 15, 3};
constexpr version v1_2{1, 2, 0};
constexpr version v1_4{1, 4, 14};
constexpr version v1_5{1, 5, 0};
constexpr version v1_9{1, 9, 0};

list_users everything()
{
    return list_users().search("a b").limit(2).offset(3).newest_first();
}

} // namespace

BOOST_AUTO_TEST_CASE(nothing_set_is_nothing_sent)
{
    for (version const v : {v0_15, v1_2, v1_4, v1_5, v1_9})
    {
        check_sent(list_users(), v, {});
        check_sent(list_logs(), v, {});
        check_sent(list_memberships(), v, {});
    }
    check_sent(list_targets(), v1_9, {});
    check_sent(list_identities(), v1_9, {});
}

BOOST_AUTO_TEST_CASE(before_1_0)
{
    check_sent(everything().cursor_after("a1"), v0_15,
        {"search=a b", "limit=2", "offset=3", "cursor=a1", "orderType=DESC"});
    check_sent(list_users().cursor_before("a1"), v0_15, {"cursor=a1", "cursorDirection=before"});
    check_sent(list_logs().limit(1).offset(2), v0_15, {"limit=1", "offset=2"});
    check_refused(list_users().where(is_null(by::phone)), v0_15, errc::not_supported_by_server,
        "where: servers before 1.0 do not have it");
    check_refused(list_users().order_by(order_asc(by::name)), v0_15, errc::not_supported_by_server,
        "order_by: servers before 1.0 do not have it");
    check_refused(list_users().query("{}"), v0_15, errc::not_supported_by_server,
        "query: servers before 1.5 do not have it");
}

BOOST_AUTO_TEST_CASE(from_1_0_to_1_4)
{
    check_sent(everything().where(equal(by::name, "A\"\\")).order_by(order_asc(by::name)).cursor_after("a1"),
        v1_4,
        {"search=a b", R"(queries[]=equal("name", ["A\"\\"]))", R"(queries[]=orderAsc("name"))",
            R"(queries[]=orderDesc(""))", R"(queries[]=cursorAfter("a1"))", "queries[]=limit(2)",
            "queries[]=offset(3)"});
    check_sent(list_users().cursor_before("a1"), v1_2, {R"(queries[]=cursorBefore("a1"))"});
    check_sent(list_logs().limit(1).offset(2), v1_2, {"queries[]=limit(1)", "queries[]=offset(2)"});
    check_sent(list_identities().where(equal(fields::identities::provider, "github")), v1_4,
        {R"(queries[]=equal("provider", ["github"]))"});
    check_refused(list_users().query("{}"), v1_4, errc::not_supported_by_server,
        "query: servers before 1.5 do not have it");
}

BOOST_AUTO_TEST_CASE(since_1_5)
{
    check_sent(everything()
                   .where(equal(by::name, "A&=+#"))
                   .query(R"({"method":"isNull","attribute":"x"})")
                   .order_by(order_asc(by::name))
                   .cursor_after("a1")
                   .without_total(),
        v1_9,
        {"search=a b", R"(queries[]={"method":"equal","attribute":"name","values":["A&=+#"]})",
            R"(queries[]={"method":"isNull","attribute":"x"})",
            R"(queries[]={"method":"orderAsc","attribute":"name"})",
            R"(queries[]={"method":"orderDesc","attribute":""})",
            R"(queries[]={"method":"cursorAfter","values":["a1"]})",
            R"(queries[]={"method":"limit","values":[2]})", R"(queries[]={"method":"offset","values":[3]})",
            "total=0"});
    check_sent(
        list_targets().cursor_before("t1"), v1_5, {R"(queries[]={"method":"cursorBefore","values":["t1"]})"});
    check_sent(list_memberships().where(equal(fields::memberships::confirm, true)).limit(1), {1, 7, 0},
        {R"(queries[]={"method":"equal","attribute":"confirm","values":[true]})",
            R"(queries[]={"method":"limit","values":[1]})"});
}

BOOST_AUTO_TEST_CASE(the_exact_bytes)
{
    std::string target = "/users";
    BOOST_TEST(!detail::append_queries(target, *detail::server_of(v1_9), list_users().search("ü").limit(1)));
    BOOST_TEST(
        target == "/users?search=%C3%BC&queries[]=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B1%5D%7D");
}

BOOST_AUTO_TEST_CASE(the_total_is_left_out_only_where_servers_understand_it)
{
    for (version const v : {v0_15, v1_2, v1_5, version{1, 8, 0}})
        check_sent(list_users().without_total(), v, {});
    check_sent(list_users().without_total(), {1, 8, 1}, {"total=0"});
    check_sent(list_logs().without_total(), v1_9, {"total=0"});
}

BOOST_AUTO_TEST_CASE(memberships_before_1_7)
{
    version const v{1, 6, 2};
    check_refused(list_memberships().limit(1), v, errc::not_supported_by_server,
        "limit: servers before 1.7 do not have it");
    check_refused(list_memberships().offset(1), v, errc::not_supported_by_server,
        "offset: servers before 1.7 do not have it");
    check_refused(list_memberships().newest_first(), v0_15, errc::not_supported_by_server,
        "newest_first: servers before 1.7 do not have it");
    check_refused(list_memberships().where(equal(fields::memberships::confirm, true)), v,
        errc::not_supported_by_server, "where: servers before 1.7 do not have it");
}

BOOST_AUTO_TEST_CASE(limits)
{
    check_sent(list_users().limit(0).offset(5000), v0_15, {"limit=0", "offset=5000"});
    for (version const v : {v0_15, v1_2})
    {
        for (int const limit : {-1, 101})
            check_refused(list_users().limit(limit), v, errc::invalid_argument,
                "limit: must be between 0 and 100 before 1.3");
        for (int const offset : {-1, 5001})
            check_refused(list_users().offset(offset), v, errc::invalid_argument,
                "offset: must be between 0 and 5000 before 1.3");
    }
    check_sent(list_users().limit(0), {1, 3, 0}, {"queries[]=limit(0)"});
    check_refused(list_users().limit(-1), {1, 3, 0}, errc::invalid_argument, "limit: must be 0 or more");
    for (version const v : {v1_4, v1_9})
    {
        check_refused(list_users().limit(0), v, errc::invalid_argument, "limit: must be 1 or more");
        check_refused(list_users().offset(-1), v, errc::invalid_argument, "offset: must be 0 or more");
    }
    check_sent(list_users().limit(5000).offset(100000), v1_9,
        {R"(queries[]={"method":"limit","values":[5000]})",
            R"(queries[]={"method":"offset","values":[100000]})"});
}

BOOST_AUTO_TEST_CASE(searches)
{
    check_sent(list_users().search(std::string(256, 'a')), v0_15, {"search=" + std::string(256, 'a')});
    check_refused(list_users().search(std::string(257, 'a')), v1_9, errc::invalid_argument,
        "search: must have at most 256 characters");
    check_refused(list_users().search("\xff"), v1_9, errc::invalid_argument, "search: must be UTF-8");
}

BOOST_AUTO_TEST_CASE(cursors)
{
    std::string const rule = "must be letters, digits, '.', '_' or '-' and begin with a letter or a digit";
    check_refused(list_users().cursor_after("../x"), v1_9, errc::invalid_argument, "cursor_after: " + rule);
    check_refused(list_users().cursor_before(""), v1_4, errc::invalid_argument, "cursor_before: " + rule);
    check_refused(list_users().cursor_after(std::string(37, 'a')), v0_15, errc::invalid_argument,
        "cursor_after: " + rule);
    BOOST_TEST(sent(list_users().cursor_after(std::string(255, 'a')), v1_9).size() == 1u);
    check_refused(list_users().cursor_after("a").cursor_before("b"), v1_9, errc::invalid_argument,
        "cursor_before: cannot be combined with cursor_after");
    std::string const random = "order_by: a random order cannot be combined with a cursor or an offset";
    auto const shuffled = list_users().order_by(order_random<user>());
    check_refused(list_users(shuffled).cursor_after("a"), v1_9, errc::invalid_argument, random);
    check_refused(list_users(shuffled).offset(1), v1_9, errc::invalid_argument, random);
    check_sent(list_users(shuffled).limit(1), v1_9,
        {R"(queries[]={"method":"orderRandom"})", R"(queries[]={"method":"limit","values":[1]})"});
}

BOOST_AUTO_TEST_CASE(raw_queries)
{
    for (char const* bad : {"", "limit(2)", "{", "<html>"})
        check_refused(list_users().query(bad), v1_9, errc::invalid_argument,
            "query: must be JSON text such as {\"method\":\"isNull\",...}");
    for (char const* bad : {"{}", "[]", "7", R"({"method":7})"})
        check_refused(list_users().query(bad), v1_9, errc::invalid_argument,
            "query: must be an object with a text as its \"method\"");
    check_refused(list_users().query(R"({"method":"equal","values":"a"})"), v1_9, errc::invalid_argument,
        "query: the \"values\" must be an array");
}

BOOST_AUTO_TEST_CASE(conditions_are_checked_for_the_version)
{
    check_refused(list_users().where(contains(by::labels, "a")), v1_4, errc::not_supported_by_server,
        "contains(labels): servers before 1.5 do not have it");
    check_refused(list_users().where(equal(by::name, std::vector<std::string>())), v1_9,
        errc::invalid_argument, "equal(name): must have at least one value");
    check_refused(list_users().order_by(order_random<user>()), v1_5, errc::not_supported_by_server,
        "orderRandom(): servers before 1.8.1 do not have it");
}

BOOST_AUTO_TEST_CASE(targets_that_are_too_long)
{
    std::string const value(detail::max_target_size - 200, 'a');
    BOOST_TEST(sent(list_users().where(equal(by::name, value)), v1_9).size() == 1u);
    std::string target = "/x";
    auto const error = detail::append_queries(
        target, *detail::server_of(v1_9), list_users().where(equal(by::name, value + std::string(200, 'a'))));
    BOOST_TEST_REQUIRE(error.has_value());
    BOOST_TEST((*error == errc::invalid_argument));
    BOOST_TEST(error->message() == "where: the target of the request has " + std::to_string(target.size()) +
                                       " bytes, more than 16384");
}

BOOST_AUTO_TEST_SUITE_END()

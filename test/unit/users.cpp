//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The Users service over a core without a network: exact requests, both facades, refusals.
//
#include <appwrite/id.hpp>
#include <appwrite/users.hpp>

#include <support/fake_core.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

using namespace appwrite;
using appwrite::test::fake_core;
using appwrite::test::run;

static_assert(std::is_same_v<users::returns<user>, net::awaitable<user>>);
static_assert(std::is_same_v<users::returns<void>, net::awaitable<void>>);
static_assert(std::is_same_v<users_nothrow::returns<void>, net::awaitable<result<void>>>);

namespace
{

// Both facades over one core.
struct service
{
    explicit service(dialect speaks)
        : core(std::make_shared<fake_core>(speaks)), throwing(core), nothrow(core)
    {
    }

    std::shared_ptr<fake_core> core;
    users throwing;
    users_nothrow nothrow;
};

struct v0_15 : service
{
    v0_15() : service(dialect::v0_15) {}
};

struct v1_5 : service
{
    v1_5() : service(dialect::v1_5) {}
};

// Runs `call`, which must be refused with `code`, name `field` and send nothing.
template <class T>
void refused(service& s, net::awaitable<result<T>> call, errc code, std::string const& field)
{
    auto const outcome = run(std::move(call));
    BOOST_TEST_CONTEXT(field)
    {
        BOOST_TEST_REQUIRE(!outcome.has_value());
        BOOST_TEST((outcome.error() == code));
        BOOST_TEST((outcome.error().stage() == call_stage::validate));
        BOOST_TEST(outcome.error().message().starts_with(field + ": "), outcome.error().what());
        BOOST_TEST(outcome.error().operation().starts_with("users."));
        BOOST_TEST(s.core->sent.empty());
    }
}

template <class T>
void invalid(service& s, net::awaitable<result<T>> call, std::string const& field)
{
    refused(s, std::move(call), errc::invalid_argument, field);
}

std::string const walter = R"({"$id":"walter","name":"Walter","email":"walter@example.com"})";

std::string const bad_utf8 = "a\xFF";

} // namespace

BOOST_AUTO_TEST_SUITE(users_)

BOOST_FIXTURE_TEST_CASE(create_sends_what_is_set, v1_5)
{
    core->answer(201, walter);
    user const u = run(throwing.create(new_user("walter")
                                           .email("walter@example.com")
                                           .phone("+12065550100")
                                           .password("correct horse")
                                           .name("Walter \"W\"")));
    BOOST_TEST(u.id == "walter");
    BOOST_TEST_REQUIRE(core->sent.size() == 1u);
    BOOST_TEST(core->sent[0].op->name == "users.create");
    BOOST_TEST((core->sent[0].op->method == detail::http_method::post));
    BOOST_TEST(core->sent[0].target == "/users");
    BOOST_TEST(core->sent[0].body ==
               R"({"userId":"walter","email":"walter@example.com","phone":"+12065550100",)"
               R"("password":"correct horse","name":"Walter \"W\""})");
}

BOOST_FIXTURE_TEST_CASE(create_leaves_out_what_is_not_set, v1_5)
{
    core->answer(201, walter);
    core->answer(201, walter);
    run(throwing.create(new_user("walter")));
    run(throwing.create(new_user("walter").name("")));
    BOOST_TEST(core->sent[0].body == R"({"userId":"walter"})");
    BOOST_TEST(core->sent[1].body == R"({"userId":"walter"})");
}

BOOST_FIXTURE_TEST_CASE(unique_becomes_an_id_of_the_client, v1_5)
{
    std::vector<std::string> ids;
    for (int i = 0; i < 2; ++i)
    {
        core->answer(201, walter);
        run(throwing.create(new_user("unique()")));
        auto const body = boost::json::parse(core->sent.back().body);
        ids.emplace_back(body.at("userId").as_string().c_str());
        BOOST_TEST(ids.back().size() == 32u);
        BOOST_TEST(is_valid_id(ids.back()));
    }
    BOOST_TEST(ids[0] != ids[1]);
}

BOOST_FIXTURE_TEST_CASE(create_refuses_bad_values, v1_5)
{
    for (std::string const& id : {std::string(), std::string("_x"), std::string("a b"),
             std::string("../teams"), std::string(37, 'a'), bad_utf8})
        invalid(*this, nothrow.create(new_user(id)), "id");
    for (std::string const& email :
        {std::string(), std::string("not-an-email"), std::string("@x"), std::string("x@"),
            std::string("a\r\n@x"), std::string("a@x\x7f"), "x@" + std::string(400, 'x'), "x@" + bad_utf8})
        invalid(*this, nothrow.create(new_user("a").email(email)), "email");
    for (char const* phone :
        {"", "5550100", "+0125550100", "+123456", "+1234567890123456", "+1 206 555", "+1206555010x"})
        invalid(*this, nothrow.create(new_user("a").phone(phone)), "phone");
    invalid(*this, nothrow.create(new_user("a").password("1234567")), "password");
    invalid(*this, nothrow.create(new_user("a").password("")), "password");
    invalid(*this, nothrow.create(new_user("a").password(std::string(257, 'p'))), "password");
    invalid(*this, nothrow.create(new_user("a").password("12345678" + bad_utf8)), "password");
    invalid(*this, nothrow.create(new_user("a").name(std::string(129, 'n'))), "name");
    invalid(*this, nothrow.create(new_user("a").name(bad_utf8)), "name");
}

BOOST_FIXTURE_TEST_CASE(the_limits_themselves_are_fine, v1_5)
{
    std::string emoji;
    for (int i = 0; i < 128; ++i)
        emoji += "\xF0\x9F\x8E\x89";
    core->answer(201, walter);
    run(throwing.create(
        new_user(std::string(36, 'a')).password(std::string(256, 'p')).name(emoji).phone("+1234567")));
    core->answer(201, walter);
    run(throwing.create(new_user("a").password("12345678").phone("+123456789012345").email("a@b")));
    BOOST_TEST(core->sent.size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(create_on_0_15, v0_15)
{
    auto const complete = [] { return new_user("a").email("a@b").password("12345678"); };
    core->answer(201, walter);
    run(throwing.create(complete()));
    BOOST_TEST(core->sent[0].body == R"({"userId":"a","email":"a@b","password":"12345678"})");
    core->answer(201, walter);
    run(throwing.create(complete().password(std::string(300, 'p'))));
    core->sent.clear();

    invalid(*this, nothrow.create(new_user("a").password("12345678")), "email");
    invalid(*this, nothrow.create(new_user("a").email("a@b")), "password");
    refused(*this, nothrow.create(complete().phone("+12065550100")), errc::not_supported_by_server, "phone");
}

BOOST_FIXTURE_TEST_CASE(secrets_are_not_in_refusals, v1_5)
{
    auto const outcome = run(nothrow.create(new_user("a").password("hunter2")));
    BOOST_TEST(!outcome.has_value());
    BOOST_TEST(outcome.error().what().find("hunter2") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(get_fetches_by_path, v1_5)
{
    core->answer(200, walter);
    BOOST_TEST(run(throwing.get("Upper.Case-1_x")).name == "Walter");
    BOOST_TEST(core->sent[0].target == "/users/Upper.Case-1_x");
    BOOST_TEST(core->sent[0].body.empty());
    BOOST_TEST((core->sent[0].op->method == detail::http_method::get));
}

BOOST_FIXTURE_TEST_CASE(no_id_can_change_the_route, v1_5)
{
    for (std::string const& id : {std::string(), std::string("."), std::string(".."), std::string("../teams"),
             std::string("a/b"), std::string("a?b"), std::string("a#b"), std::string("%77alter"),
             std::string("_bad"), std::string("a\r\nb"), std::string("a b"), std::string("unique()"),
             std::string(256, 'a'), std::string("a\0b", 3), bad_utf8})
    {
        invalid(*this, nothrow.get(id), "id");
        invalid(*this, nothrow.update_name(id, "x"), "id");
        invalid(*this, nothrow.delete_user(id), "id");
    }
}

BOOST_FIXTURE_TEST_CASE(long_ids_exist_on_some_databases, v1_5)
{
    std::string const id(255, 'a');
    core->answer(200, walter);
    run(throwing.get(id));
    BOOST_TEST(core->sent[0].target == "/users/" + id);
}

BOOST_FIXTURE_TEST_CASE(long_ids_do_not_exist_on_0_15, v0_15)
{
    invalid(*this, nothrow.get(std::string(37, 'a')), "id");
}

BOOST_FIXTURE_TEST_CASE(update_name_sends_the_name, v1_5)
{
    core->answer(200, walter);
    core->answer(200, walter);
    run(throwing.update_name("walter", "Zo\xC3\xAB / <b>"));
    run(throwing.update_name("walter", ""));
    BOOST_TEST(core->sent[0].target == "/users/walter/name");
    BOOST_TEST((core->sent[0].op->method == detail::http_method::patch));
    BOOST_TEST(core->sent[0].body == "{\"name\":\"Zo\xC3\xAB / <b>\"}");
    BOOST_TEST(core->sent[1].body == R"({"name":""})");
    core->sent.clear();
    invalid(*this, nothrow.update_name("walter", std::string(129, 'n')), "name");
    invalid(*this, nothrow.update_name("walter", bad_utf8), "name");
}

BOOST_FIXTURE_TEST_CASE(an_empty_name_is_refused_before_1_5, v0_15)
{
    invalid(*this, nothrow.update_name("walter", ""), "name");
}

BOOST_FIXTURE_TEST_CASE(delete_needs_no_body, v1_5)
{
    core->answer(204, "", "text/html");
    run(throwing.delete_user("walter"));
    BOOST_TEST(core->sent[0].target == "/users/walter");
    BOOST_TEST(core->sent[0].body.empty());
    BOOST_TEST((core->sent[0].op->method == detail::http_method::delete_));
}

BOOST_FIXTURE_TEST_CASE(list_on_0_15, v0_15)
{
    auto target = [this](list_users const& parameters)
    {
        core->answer(200, R"({"total":0,"users":[]})");
        run(throwing.list(parameters));
        return core->sent.back().target;
    };
    BOOST_TEST(target(list_users()) == "/users");
    BOOST_TEST(target(list_users().limit(0)) == "/users?limit=0");
    BOOST_TEST(target(list_users().limit(100).offset(5000)) == "/users?limit=100&offset=5000");
    BOOST_TEST(
        target(list_users().search("a&b=c d+e/\xC3\xA4")) == "/users?search=a%26b%3Dc%20d%2Be%2F%C3%A4");
    BOOST_TEST(target(list_users().search("").limit(1)) == "/users?limit=1");
    BOOST_TEST(target(list_users().cursor_after("page2")) == "/users?cursor=page2");
    BOOST_TEST(target(list_users().cursor_before("page2")) == "/users?cursor=page2&cursorDirection=before");
    BOOST_TEST(target(list_users().newest_first()) == "/users?orderType=DESC");
}

BOOST_FIXTURE_TEST_CASE(list_on_0_15_refuses, v0_15)
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
    refused(*this, nothrow.list(list_users().query(R"({"method":"isNull","attribute":"phone"})")),
        errc::not_supported_by_server, "query");
    refused(
        *this, nothrow.list(list_users().without_total()), errc::not_supported_by_server, "without_total");
}

BOOST_FIXTURE_TEST_CASE(list_on_1_5, v1_5)
{
    auto target = [this](list_users const& parameters)
    {
        core->answer(200, R"({"total":0,"users":[]})");
        run(throwing.list(parameters));
        return core->sent.back().target;
    };
    auto encoded = [](std::string const& query)
    {
        std::string out = "queries[]=";
        for (char c : query)
            if (std::string_view("{}[]\":,$").find(c) == std::string_view::npos)
                out += c;
            else
            {
                static constexpr char digits[] = "0123456789ABCDEF";
                out += {'%', digits[c >> 4], digits[c & 15]};
            }
        return out;
    };
    BOOST_TEST(target(list_users()) == "/users");
    BOOST_TEST(
        target(list_users().limit(3).offset(0)) == "/users?" + encoded(R"({"method":"limit","values":[3]})") +
                                                       "&" + encoded(R"({"method":"offset","values":[0]})"));
    BOOST_TEST(
        target(list_users().limit(5000)) == "/users?" + encoded(R"({"method":"limit","values":[5000]})"));
    BOOST_TEST(target(list_users().cursor_after("page2")) ==
               "/users?" + encoded(R"({"method":"cursorAfter","values":["page2"]})"));
    BOOST_TEST(target(list_users().cursor_before("page2")) ==
               "/users?" + encoded(R"({"method":"cursorBefore","values":["page2"]})"));
    BOOST_TEST(target(list_users().newest_first()) ==
               "/users?" + encoded(R"({"method":"orderDesc","attribute":""})"));
    BOOST_TEST(target(list_users().search("walter").without_total()) == "/users?search=walter&total=0");
    std::string const raw = R"({"method":"equal","attribute":"$id","values":["a"]})";
    BOOST_TEST(target(list_users().query(raw).query(raw)) == "/users?" + encoded(raw) + "&" + encoded(raw));
}

BOOST_FIXTURE_TEST_CASE(list_on_1_5_refuses, v1_5)
{
    for (std::int64_t limit : {-1, 0})
        invalid(*this, nothrow.list(list_users().limit(limit)), "limit");
    invalid(*this, nothrow.list(list_users().offset(-1)), "offset");
    invalid(*this, nothrow.list(list_users().cursor_after("a").cursor_before("b")), "cursor_before");
    for (char const* query : {"", "limit(2)", "{\"method\":", "[]", "{}", R"({"method":7})", R"("limit")",
             R"({"method":"equal","attribute":"name","values":"dup"})", "{\"method\":\"x\xFF\"}"})
        invalid(*this, nothrow.list(list_users().query(query)), "query");
}

BOOST_FIXTURE_TEST_CASE(options_reach_the_core, v1_5)
{
    core->answer(200, walter);
    run(throwing.get("walter", call_options().request_id("job-7").header("X-A", "b")));
    BOOST_TEST(core->sent[0].options.request_id() == "job-7");
    BOOST_TEST(core->sent[0].options.headers().size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(errors_of_the_server_reach_both_facades, v1_5)
{
    std::string const body = R"({"message":"gone","code":404,"type":"user_not_found","version":"1.9.0"})";
    core->answer(404, body);
    auto const outcome = run(nothrow.get("ghost"));
    BOOST_TEST((!outcome && outcome.error() == api_errc::user_not_found));

    core->answer(404, body);
    BOOST_CHECK_EXCEPTION(run(throwing.get("ghost")), api_exception,
        [](api_exception const& e)
        { return e.error() == api_errc::user_not_found && e.error().status() == 404; });

    core->answer(404, body);
    auto const deleted = run(nothrow.delete_user("ghost"));
    BOOST_TEST((!deleted && deleted.error() == api_errc::user_not_found));
    core->answer(404, body);
    BOOST_CHECK_THROW(run(throwing.delete_user("ghost")), api_exception);
}

BOOST_FIXTURE_TEST_CASE(refusals_reach_both_facades, v1_5)
{
    BOOST_CHECK_EXCEPTION(run(throwing.get("")), api_exception,
        [](api_exception const& e) { return e.error() == errc::invalid_argument; });
    BOOST_TEST(core->sent.empty());
}

BOOST_FIXTURE_TEST_CASE(bodies_that_cannot_be_understood, v1_5)
{
    core->answer(200, R"({"total":1,"users":[{"name":"x"}]})");
    auto const outcome = run(nothrow.list(list_users(), call_options().request_id("job-7")));
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error() == errc::invalid_json));
    BOOST_TEST(outcome.error().message().find("users[0].$id") != std::string::npos);
    BOOST_TEST(outcome.error().operation() == "users.list");
    BOOST_TEST(outcome.error().status() == 200u);
    BOOST_TEST(outcome.error().attempts() == 1u);
    BOOST_TEST((outcome.error().elapsed() == std::chrono::milliseconds(12)));
    BOOST_TEST(outcome.error().request_id() == "job-7");
    BOOST_TEST(!outcome.error().may_have_been_executed());

    core->answer(200, "<html></html>");
    BOOST_CHECK_EXCEPTION(run(throwing.update_name("a", "b")), api_exception,
        [](api_exception const& e)
        { return e.error() == errc::unexpected_content && e.error().may_have_been_executed(); });
}

BOOST_FIXTURE_TEST_CASE(arguments_need_not_outlive_the_call, v1_5)
{
    core->answer(200, walter);
    net::awaitable<user> call = [this]
    {
        std::string id = "walter";
        std::string name(200, 'x');
        name.resize(100);
        return throwing.update_name(id, name);
    }();
    BOOST_TEST(run(std::move(call)).id == "walter");
    BOOST_TEST(core->sent[0].target == "/users/walter/name");
}

net::awaitable<void> chains_in_a_coroutine(users const& service, users_nothrow const& quiet)
{
    user const u = co_await service.create(
        new_user("walter").email("walter@example.com").password("correct horse").name("W"));
    BOOST_TEST(u.id == "walter");
    auto const some =
        co_await service.list(list_users().search("walter").limit(50), call_options().request_id("r"));
    BOOST_TEST(some.items.size() == 1u);
    BOOST_TEST((co_await service.list()).items.size() == 1u);
    if (auto const outcome = co_await quiet.get("walter"); outcome)
        BOOST_TEST(outcome->id == "walter");
    co_await service.delete_user("walter", call_options().header("X-A", std::string(100, 'b')));
}

BOOST_FIXTURE_TEST_CASE(temporaries_in_co_await_expressions, v1_5)
{
    std::string const one = R"({"total":1,"users":[)" + walter + "]}";
    core->answer(201, walter);
    core->answer(200, one);
    core->answer(200, one);
    core->answer(200, walter);
    core->answer(204, "");
    run(chains_in_a_coroutine(throwing, nothrow));
    BOOST_TEST(core->sent.size() == 5u);
}

BOOST_AUTO_TEST_SUITE_END()

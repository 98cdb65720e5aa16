//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The Users service over a core without a network: both facades, errors, lifetimes.
//
#include "service.hpp"

#include <appwrite/fields.hpp>
#include <appwrite/id.hpp>
#include <appwrite/labels.hpp>

#include <chrono>
#include <string>
#include <type_traits>
#include <vector>

using namespace appwrite;
using namespace appwrite::test;

static_assert(std::is_same_v<users::returns<user>, net::awaitable<user>>);
static_assert(std::is_same_v<users::returns<void>, net::awaitable<void>>);
static_assert(std::is_same_v<users_nothrow::returns<void>, net::awaitable<result<void>>>);

BOOST_AUTO_TEST_SUITE(users_facade)
BOOST_FIXTURE_TEST_CASE(options_reach_the_core, v1_9)
{
    core->answer(200, walter);
    run(throwing.get("walter", call_options().request_id("job-7").header("X-A", "b")));
    BOOST_TEST(core->sent[0].options.request_id() == "job-7");
    BOOST_TEST(core->sent[0].options.headers().size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(errors_of_the_server_reach_both_facades, v1_9)
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

BOOST_FIXTURE_TEST_CASE(bodies_that_were_read_come_back_to_the_core, v1_9)
{
    core->answer(200, walter);
    run(throwing.get("walter"));
    core->answer(200, "{}");
    run(nothrow.get("walter"));
    core->answer(404, "gone");
    run(nothrow.get("walter"));
    BOOST_TEST((core->reused == std::vector<std::string>{walter, "{}"}));
}

BOOST_FIXTURE_TEST_CASE(refusals_reach_both_facades, v1_9)
{
    BOOST_CHECK_EXCEPTION(run(throwing.get("")), api_exception,
        [](api_exception const& e) { return e.error() == errc::invalid_argument; });
    BOOST_TEST(core->sent.empty());
}

BOOST_FIXTURE_TEST_CASE(bodies_that_cannot_be_understood, v1_9)
{
    core->answer(200, R"({"total":1,"users":[{"name":"x"}]})");
    auto const outcome = run(nothrow.list(list_users(), call_options().request_id("job-7")));
    BOOST_TEST_REQUIRE(!outcome.has_value());
    BOOST_TEST((outcome.error() == errc::invalid_json));
    BOOST_TEST((outcome.error().retry_stop() == retry_stop::permanent));
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

BOOST_FIXTURE_TEST_CASE(arguments_need_not_outlive_the_call, v1_9)
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

net::awaitable<void> every_kind_of_parameter(users const& service)
{
    std::string const hash(100, 'h');
    co_await service.create_scrypt_user(imported_user(unique_id(), "w@example.com", hash).name("W"),
        scrypt_settings(hash).cpu(8).memory(4).parallel(1).length(64));
    co_await service.create_scrypt_modified_user(
        imported_user(unique_id(), "w@example.com", hash), scrypt_modified_settings(hash, "Bw==", hash));
    co_await service.update_password("walter", hash);
    co_await service.update_labels("walter", labels("vip", "staff", std::string(36, 'l')));
    co_await service.create_target("walter",
        new_target(unique_id(), messaging_provider_type::push, std::string(100, 't')).name("Phone"));
    co_await service.update_target("walter", "t", target_changes().identifier(std::string(100, 't')));
    co_await service.create_token("walter", new_token().length(32));
    co_await service.create_jwt("walter", new_jwt().session(std::string(30, 's')));
    co_await service.list(
        list_users().where(equal(fields::users::name, std::string(100, 'n'), "W")).limit(2));
    co_await service.list_identities(
        appwrite::list_identities().where(equal(fields::identities::provider, "github")));
    co_await service.list_logs("walter", appwrite::list_logs().limit(1));
}

BOOST_FIXTURE_TEST_CASE(temporaries_in_co_await_expressions, v1_9)
{
    std::string const one = R"({"total":1,"users":[)" + walter + "]}";
    core->answer(201, walter);
    core->answer(200, one);
    core->answer(200, one);
    core->answer(200, walter);
    core->answer(204, "");
    run(chains_in_a_coroutine(throwing, nothrow));
    BOOST_TEST(core->sent.size() == 5u);
    core->sent.clear();

    for (int i = 0; i < 2; ++i)
        core->answer(201, walter);
    for (int i = 0; i < 2; ++i)
        core->answer(200, walter);
    core->answer(201, R"({"$id":"t"})");
    core->answer(200, R"({"$id":"t"})");
    core->answer(201, R"({"$id":"t"})");
    core->answer(201, R"({"jwt":"t"})");
    core->answer(200, one);
    core->answer(200, R"({"total":0,"identities":[]})");
    core->answer(200, R"({"total":0,"logs":[]})");
    run(every_kind_of_parameter(throwing));
    BOOST_TEST(core->sent.size() == 11u);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests that create, fetch and delete users.
//
#include "service.hpp"

#include <appwrite/id.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <vector>

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(user_requests)

BOOST_FIXTURE_TEST_CASE(create_sends_what_is_set, v1_9)
{
    user const u = sends(*this,
        throwing.create(new_user("walter")
                            .email("walter@example.com")
                            .phone("+12065550100")
                            .password("correct horse")
                            .name("Walter \"W\"")),
        "POST /users",
        R"({"userId":"walter","email":"walter@example.com","phone":"+12065550100",)"
        R"("password":"correct horse","name":"Walter \"W\""})",
        201, walter);
    BOOST_TEST(u.id == "walter");
}

BOOST_FIXTURE_TEST_CASE(create_leaves_out_what_is_not_set, v1_9)
{
    std::string const body = R"({"userId":"walter"})";
    sends(*this, throwing.create(new_user("walter")), "POST /users", body, 201, walter);
    sends(*this, throwing.create(new_user("walter").name("")), "POST /users", body, 201, walter);
}

BOOST_FIXTURE_TEST_CASE(unique_becomes_an_id_of_the_client, v1_9)
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

BOOST_FIXTURE_TEST_CASE(create_refuses_bad_values, v1_9)
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

BOOST_FIXTURE_TEST_CASE(the_limits_themselves_are_fine, v1_9)
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
    sends(*this, throwing.create(complete()), "POST /users",
        R"({"userId":"a","email":"a@b","password":"12345678"})", 201, walter);
    std::string const long_one(300, 'p');
    sends(*this, throwing.create(complete().password(long_one)), "POST /users",
        R"({"userId":"a","email":"a@b","password":")" + long_one + "\"}", 201, walter);

    invalid(*this, nothrow.create(new_user("a").password("12345678")), "email");
    invalid(*this, nothrow.create(new_user("a").email("a@b")), "password");
    unsupported(*this, nothrow.create(complete().phone("+12065550100")), "phone");
}

BOOST_FIXTURE_TEST_CASE(create_on_1_4, v1_4)
{
    sends(*this, throwing.create(new_user("a").phone("+12").password(std::string(300, 'p'))), "POST /users",
        R"({"userId":"a","phone":"+12","password":")" + std::string(300, 'p') + "\"}", 201, walter);
    invalid(*this, nothrow.create(new_user("a").phone("+1")), "phone");
}

BOOST_FIXTURE_TEST_CASE(secrets_are_not_in_refusals, v1_9)
{
    auto const outcome = run(nothrow.create(new_user("a").password("hunter2")));
    BOOST_TEST(!outcome.has_value());
    BOOST_TEST(outcome.error().what().find("hunter2") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(get_and_delete_by_path, v1_9)
{
    user const u = sends(*this, throwing.get("Upper.Case-1_x"), "GET /users/Upper.Case-1_x", "", 200, walter);
    BOOST_TEST(u.name == "Walter");
    sends(*this, throwing.delete_user("walter"), "DELETE /users/walter", "", 204, "");
}

BOOST_FIXTURE_TEST_CASE(no_id_can_change_the_route, v1_9)
{
    for (std::string const& id : {std::string(), std::string("."), std::string(".."), std::string("../teams"),
             std::string("a/b"), std::string("a?b"), std::string("a#b"), std::string("%77alter"),
             std::string("_bad"), std::string("a\r\nb"), std::string("a b"), std::string("unique()"),
             std::string(256, 'a'), std::string("a\0b", 3), bad_utf8})
    {
        invalid(*this, nothrow.get(id), "id");
        invalid(*this, nothrow.update_name(id, "x"), "id");
        invalid(*this, nothrow.delete_user(id), "id");
        invalid(*this, nothrow.list_sessions(id), "id");
        invalid(*this, nothrow.delete_session("walter", id), "session_id");
        invalid(*this, nothrow.get_target("walter", id), "target_id");
        invalid(*this, nothrow.delete_identity(id), "identity_id");
    }
}

BOOST_FIXTURE_TEST_CASE(long_ids_exist_on_some_databases, v1_9)
{
    std::string const id(255, 'a');
    sends(*this, throwing.get(id), "GET /users/" + id, "", 200, walter);
}

BOOST_FIXTURE_TEST_CASE(long_ids_do_not_exist_on_0_15, v0_15)
{
    invalid(*this, nothrow.get(std::string(37, 'a')), "id");
}

BOOST_FIXTURE_TEST_CASE(long_ids_do_not_exist_on_1_4, v1_4)
{
    invalid(*this, nothrow.get(std::string(37, 'a')), "id");
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's targets.
//
#include "service.hpp"

#include <appwrite/id.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

using namespace appwrite;
using namespace appwrite::test;

BOOST_AUTO_TEST_SUITE(target_requests)

namespace
{

std::string const t1 = R"({"$id":"t1","userId":"walter","providerType":"email"})";

new_target mail(std::string id = "t1", std::string address = "w@example.com")
{
    return new_target(std::move(id), messaging_provider_type::email, std::move(address));
}

} // namespace

BOOST_FIXTURE_TEST_CASE(create, v1_9)
{
    std::string const request = "POST /users/walter/targets";
    target const t = sends(*this, throwing.create_target("walter", mail()), request,
        R"({"targetId":"t1","providerType":"email","identifier":"w@example.com"})", 201, t1);
    BOOST_TEST(t.id == "t1");
    sends(*this,
        throwing.create_target("walter",
            new_target("t2", messaging_provider_type::push, "device token").provider_id("fcm").name("Phone")),
        request,
        R"({"targetId":"t2","providerType":"push","identifier":"device token","providerId":"fcm",)"
        R"("name":"Phone"})",
        201, t1);
    sends(*this,
        throwing.create_target(
            "walter", new_target("t3", messaging_provider_type::sms, "+12065550100").name("")),
        request, R"({"targetId":"t3","providerType":"sms","identifier":"+12065550100"})", 201, t1);
}

BOOST_FIXTURE_TEST_CASE(a_type_of_a_newer_server_is_sent_as_it_is, v1_9)
{
    open_enum<messaging_provider_type> const fax(std::string_view("fax"));
    sends(*this, throwing.create_target("walter", new_target("t1", fax, "1")), "POST /users/walter/targets",
        R"({"targetId":"t1","providerType":"fax","identifier":"1"})", 201, t1);
}

BOOST_FIXTURE_TEST_CASE(unique_becomes_an_id_of_the_client, v1_9)
{
    core->answer(201, t1);
    run(throwing.create_target("walter", mail("unique()")));
    std::string const id = boost::json::parse(core->sent[0].body).at("targetId").as_string().c_str();
    BOOST_TEST(id.size() == 32u);
    BOOST_TEST(is_valid_id(id));
}

BOOST_FIXTURE_TEST_CASE(create_refuses, v1_9)
{
    invalid(*this, nothrow.create_target("a/b", mail()), "id");
    invalid(*this, nothrow.create_target("walter", mail("_t")), "target_id");
    invalid(*this, nothrow.create_target("walter", mail(std::string(37, 't'))), "target_id");
    invalid(*this, nothrow.create_target("walter", mail("t1", "nope")), "identifier");
    invalid(*this, nothrow.create_target("walter", mail("t1", std::string(255, 'a') + "@b")), "identifier");
    invalid(*this,
        nothrow.create_target("walter", new_target("t1", messaging_provider_type::sms, "2065550100")),
        "identifier");
    invalid(*this, nothrow.create_target("walter", new_target("t1", messaging_provider_type::push, "")),
        "identifier");
    invalid(*this,
        nothrow.create_target(
            "walter", new_target("t1", messaging_provider_type::push, std::string(256, 'a'))),
        "identifier");
    invalid(*this,
        nothrow.create_target("walter", new_target("t1", open_enum<messaging_provider_type>(), "a")), "type");
    invalid(*this, nothrow.create_target("walter", mail().provider_id("")), "provider_id");
    invalid(*this, nothrow.create_target("walter", mail().name(std::string(129, 'n'))), "name");
}

BOOST_FIXTURE_TEST_CASE(get_update_delete, v1_9)
{
    std::string const path = " /users/walter/targets/t1";
    BOOST_TEST(sends(*this, throwing.get_target("walter", "t1"), "GET" + path, "", 200, t1).id == "t1");
    sends(*this, throwing.update_target("walter", "t1", target_changes()), "PATCH" + path, "{}", 200, t1);
    sends(*this,
        throwing.update_target(
            "walter", "t1", target_changes().identifier("n@example.com").provider_id("p").name("New")),
        "PATCH" + path, R"({"identifier":"n@example.com","providerId":"p","name":"New"})", 200, t1);
    sends(*this, throwing.delete_target("walter", "t1"), "DELETE" + path, "", 204, "");
}

BOOST_FIXTURE_TEST_CASE(get_update_delete_refuse, v1_9)
{
    auto const update = [this](target_changes const& changes)
    { return nothrow.update_target("walter", "t1", changes); };
    invalid(*this, update(target_changes().identifier("")), "identifier");
    invalid(*this, update(target_changes().identifier(std::string(256, 'a'))), "identifier");
    invalid(*this, update(target_changes().provider_id("a/b")), "provider_id");
    invalid(*this, update(target_changes().name("")), "name");
    invalid(*this, update(target_changes().name(std::string(129, 'n'))), "name");
    invalid(*this, nothrow.update_target("a/b", "t1", target_changes()), "id");
    invalid(*this, nothrow.update_target("walter", "../x", target_changes()), "target_id");
    invalid(*this, nothrow.get_target("a/b", "t1"), "id");
    invalid(*this, nothrow.delete_target("a/b", "t1"), "id");
    invalid(*this, nothrow.delete_target("walter", ""), "target_id");
}

BOOST_AUTO_TEST_SUITE_END()

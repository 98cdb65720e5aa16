//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Settlements: own first attempt or somebody else's user.
//
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/settlements.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

using namespace appwrite;
using detail::call_request;
using detail::read_back;
using detail::server_info;
using detail::settlement;

BOOST_AUTO_TEST_SUITE(settlements)

namespace
{

server_info const v1_9 = *detail::server_of({1, 9, 0});
server_info const v0_15 = *detail::server_of({0, 15, 3});

call_request sent(std::string target, std::string body)
{
    call_request out;
    out.target = std::move(target);
    out.body = std::move(body);
    return out;
}

call_request const walter = sent("/users",
    R"({"userId":"walter","email":"Walter@Example.com","phone":"+12065550100","password":"secret","name":"Walter"})");
std::string const kept =
    R"({"$id":"walter","email":"walter@example.com","phone":"+12065550100","name":"Walter"})";

bool clashes(settlement const& s, std::string const& field)
{
    return !s.to_read() && !s.is_done() && !s.is_unclear() && s.text() == field;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_new_user_is_read_back)
{
    settlement const first = detail::settle_new_user(walter, v1_9, {});
    BOOST_TEST(first.to_read() == &detail::users_get);
    BOOST_TEST(first.text() == "/users/walter");
    settlement const own = detail::settle_new_user(walter, v1_9, {kept});
    BOOST_TEST(own.is_done());
    BOOST_TEST(own.text() == kept);
}

BOOST_AUTO_TEST_CASE(what_was_not_sent_is_empty_on_an_own_user)
{
    call_request const bare = sent("/users", R"({"userId":"walter"})");
    BOOST_TEST(clashes(detail::settle_new_user(bare, v1_9, {kept}), "id"));
    BOOST_TEST(detail::settle_new_user(bare, v1_9, {R"({"$id":"walter","email":"","phone":"","name":""})"})
                   .is_done());
}

BOOST_AUTO_TEST_CASE(what_can_be_looked_into)
{
    BOOST_TEST(detail::is_clash(make_error_code(api_errc::user_already_exists)));
    BOOST_TEST(detail::is_clash(make_error_code(api_errc::user_target_already_exists)));
    BOOST_TEST(!detail::is_clash(make_error_code(api_errc::general_resource_locked)));
    BOOST_TEST(!detail::is_clash(make_http_error(409)));
    BOOST_TEST(detail::is_not_found(make_error_code(api_errc::user_not_found)));
    BOOST_TEST(!detail::is_not_found(make_error_code(api_errc::general_route_not_found)));
}

BOOST_AUTO_TEST_CASE(somebody_else_with_the_same_id)
{
    for (char const* other :
        {R"({"$id":"walter","email":"x@example.com","phone":"+12065550100","name":"Walter"})",
            R"({"$id":"walter","email":"walter@example.com","phone":"","name":"Walter"})",
            R"({"$id":"walter","email":"walter@example.com","phone":"+12065550100","name":"walter"})",
            R"({"$id":"walter"})"})
        BOOST_TEST(clashes(detail::settle_new_user(walter, v1_9, {std::string(other)}), "id"), other);
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_settles_nothing)
{
    call_request const email = sent("/users/walter/email", R"({"email":"new@example.com"})");
    call_request const target = sent("/users/walter/targets", R"({"targetId":"t1"})");
    // The last one is a body that was cut off.
    for (std::string const nonsense :
        {"", "{}", "[]", "not JSON", R"({"$id":"walter","email":"walter@example.co)"})
    {
        BOOST_TEST(detail::settle_new_user(walter, v1_9, {nonsense}).is_unclear(), nonsense);
        BOOST_TEST(detail::settle_new_user(walter, v1_9, {std::nullopt, nonsense}).is_unclear(), nonsense);
        BOOST_TEST(detail::settle_contact(email, v1_9, {nonsense}).is_unclear(), nonsense);
        BOOST_TEST(detail::settle_new_target(target, v1_9, {nonsense}).is_unclear(), nonsense);
    }
}

BOOST_AUTO_TEST_CASE(nobody_with_the_id)
{
    read_back const nobody{std::nullopt};
    call_request const by_email = sent("/users", R"({"userId":"a","email":"a@example.com"})");
    BOOST_TEST(clashes(detail::settle_new_user(by_email, v0_15, nobody), "email"));
    call_request const by_phone = sent("/users", R"({"userId":"a","phone":"+12065550100"})");
    BOOST_TEST(clashes(detail::settle_new_user(by_phone, v1_9, nobody), "phone"));

    // Both were sent, so it takes another look.
    settlement const look = detail::settle_new_user(walter, v1_9, nobody);
    BOOST_TEST(look.to_read() == &detail::users_list);
    BOOST_TEST(look.text().find("Walter%40Example.com") != std::string::npos);
    BOOST_TEST(look.text().find("limit") != std::string::npos);
    BOOST_TEST(clashes(
        detail::settle_new_user(walter, v1_9, {std::nullopt, R"({"total":1,"users":[{}]})"}), "email"));
    BOOST_TEST(
        clashes(detail::settle_new_user(walter, v1_9, {std::nullopt, R"({"total":0,"users":[]})"}), "phone"));
}

BOOST_AUTO_TEST_CASE(contacts)
{
    call_request const email = sent("/users/walter/email", R"({"email":"NEW@example.com"})");
    settlement const first = detail::settle_contact(email, v1_9, {});
    BOOST_TEST(first.to_read() == &detail::users_get);
    BOOST_TEST(first.text() == "/users/walter");
    BOOST_TEST(
        detail::settle_contact(email, v1_9, {R"({"$id":"walter","email":"new@example.com"})"}).is_done());
    BOOST_TEST(clashes(
        detail::settle_contact(email, v1_9, {R"({"$id":"walter","email":"old@example.com"})"}), "email"));
    BOOST_TEST(clashes(detail::settle_contact(email, v1_9, {std::nullopt}), "email"));

    call_request const phone = sent("/users/walter/phone", R"({"number":"+12065550100"})");
    BOOST_TEST(detail::settle_contact(phone, v1_9, {R"({"$id":"walter","phone":"+12065550100"})"}).is_done());
    BOOST_TEST(clashes(
        detail::settle_contact(phone, v1_9, {R"({"$id":"walter","phone":"+12065550101"})"}), "phone"));
}

BOOST_AUTO_TEST_CASE(targets)
{
    call_request const target = sent("/users/walter/targets",
        R"({"targetId":"t1","providerType":"email","identifier":"w@example.com","name":"home"})");
    settlement const first = detail::settle_new_target(target, v1_9, {});
    BOOST_TEST(first.to_read() == &detail::users_get_target);
    BOOST_TEST(first.text() == "/users/walter/targets/t1");
    BOOST_TEST(detail::settle_new_target(
        target, v1_9, {R"({"$id":"t1","providerType":"email","identifier":"w@example.com","name":"home"})"})
                   .is_done());
    BOOST_TEST(clashes(detail::settle_new_target(target, v1_9,
                           {R"({"$id":"t1","providerType":"sms","identifier":"w@example.com"})"}),
        "target_id"));
    BOOST_TEST(clashes(detail::settle_new_target(target, v1_9, {std::nullopt}), "identifier"));
}

BOOST_AUTO_TEST_CASE(every_operation_that_needs_one_has_one)
{
    for (detail::operation const* op : detail::users_operations)
        BOOST_TEST((op->settle != nullptr) == (op->repeat == detail::retry_class::keyed_create ||
                                                  op == &detail::users_update_email ||
                                                  op == &detail::users_update_phone),
            op->name);
}

BOOST_AUTO_TEST_SUITE_END()

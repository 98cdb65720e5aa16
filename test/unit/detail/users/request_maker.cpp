//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_maker: targets, refusals, ids.
//
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/request_maker.hpp>
#include <appwrite/id.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace appwrite;
using namespace appwrite::detail;

BOOST_AUTO_TEST_SUITE(request_maker_)

namespace
{

server_info const new_one = *server_of({1, 9, 0});

std::string target_of(operation const& op, std::string_view first, std::string_view second)
{
    request_maker make(op, new_one);
    make.path(first, second);
    return make.take().target;
}

} // namespace

BOOST_AUTO_TEST_CASE(ids_stand_in_the_places_of_the_paths_parameters)
{
    BOOST_TEST(target_of(users_list, "", "") == "/users");
    BOOST_TEST(target_of(users_get, "a", "") == "/users/a");
    BOOST_TEST(target_of(users_update_phone_verification, "a", "") == "/users/a/verification/phone");
    BOOST_TEST(target_of(users_delete_session, "a", "b") == "/users/a/sessions/b");
    BOOST_TEST(target_of(users_delete_session, "a/../b", "?c") == "/users/a%2F..%2Fb/sessions/%3Fc");
}

BOOST_AUTO_TEST_CASE(query_parameters_are_encoded)
{
    request_maker make(users_list, new_one);
    make.path();
    make.query("a", "1 2");
    make.query("queries[]", "&=");
    BOOST_TEST(make.take().target == "/users?a=1%202&queries[]=%26%3D");
}

BOOST_AUTO_TEST_CASE(the_first_refusal_stays_and_nothing_is_sent)
{
    request_maker make(users_get, new_one);
    make.path("a");
    object_writer body;
    make.body(body);
    BOOST_TEST(make.ok());
    make.refuse(errc::not_supported_by_server, "first", "is too new");
    make.require(false, "second", "is wrong");
    BOOST_TEST(!make.ok());
    call_request const made = make.take();
    BOOST_REQUIRE(made.refused.has_value());
    BOOST_TEST((*made.refused == errc::not_supported_by_server));
    BOOST_TEST(made.refused->message() == "first: is too new");
    BOOST_TEST(made.refused->operation() == "users.get");
    BOOST_TEST(made.target.empty());
    BOOST_TEST(made.body.empty());
}

BOOST_AUTO_TEST_CASE(new_ids)
{
    BOOST_TEST(new_id("walter") == "walter");
    BOOST_TEST(is_valid_id(new_id("unique()")));
    BOOST_TEST(new_id("unique()") != new_id("unique()"));
}

BOOST_AUTO_TEST_SUITE_END()

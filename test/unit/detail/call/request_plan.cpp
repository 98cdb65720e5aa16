//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_plan: built at once if the server is known, else from copies of the arguments.
//
#include <appwrite/detail/call/request_plan.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/static_resource.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace appwrite;
using detail::call_request;
using detail::plan;
using detail::request_plan;
using detail::server_info;

namespace
{

std::vector<dialect> built_for;

call_request make(server_info const& server, std::string_view id, std::vector<std::string> const& parts)
{
    built_for.push_back(server.speaks);
    call_request out;
    if (id == "never")
        out.refused.emplace(errc::invalid_argument, call_stage::validate, "id: never");
    else if (id == "new" && server.speaks == dialect::v0_15)
        out.refused.emplace(errc::not_supported_by_server, call_stage::validate, "id: too new");
    out.target = id;
    for (std::string const& part : parts)
        out.target += "/" + part;
    return out;
}

call_request make_of_json(server_info const&, boost::json::object const& value)
{
    call_request out;
    out.body = boost::json::serialize(value);
    return out;
}

server_info const old_one = *detail::server_of({0, 15, 3});
server_info const new_one = *detail::server_of({1, 9, 0});

struct plan_fixture
{
    plan_fixture() { built_for.clear(); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(request_plan_, plan_fixture)

BOOST_AUTO_TEST_CASE(for_a_known_server_it_is_built_at_once)
{
    request_plan p = plan(new_one, &make, "a", std::vector<std::string>{"b"});
    BOOST_TEST((built_for == std::vector<dialect>{dialect::v1_5}));
    BOOST_TEST(p.request_for(new_one).target == "a/b");
    BOOST_TEST(built_for.size() == 1u);
}

BOOST_AUTO_TEST_CASE(for_an_unknown_server_the_arguments_are_kept)
{
    auto p = [&]
    {
        std::string id = "a long text that lives on the heap, not in the string";
        std::vector<std::string> parts{"b", "c"};
        return plan(std::nullopt, &make, id, parts);
    }();
    built_for.clear();
    BOOST_TEST(!p.refused().has_value());
    BOOST_TEST(p.request_for(old_one).target == "a long text that lives on the heap, not in the string/b/c");
    BOOST_TEST((built_for == std::vector<dialect>{dialect::v0_15}));
}

BOOST_AUTO_TEST_CASE(json_is_kept_in_memory_of_its_own)
{
    // The caller's memory is gone, and was overwritten, when the request is built.
    auto memory = std::make_unique<std::array<unsigned char, 4096>>();
    request_plan p = [&]
    {
        boost::json::static_resource resource(memory->data(), memory->size());
        boost::json::object prefs(&resource);
        prefs["theme"] = "a text that is too long for the place inside of a string";
        return plan(std::nullopt, &make_of_json, prefs);
    }();
    memory->fill(0xcc);
    memory.reset();
    BOOST_TEST(p.request_for(new_one).body ==
               R"({"theme":"a text that is too long for the place inside of a string"})");
}

BOOST_AUTO_TEST_CASE(what_all_servers_refuse_is_refused_at_once)
{
    request_plan const p = plan(std::nullopt, &make, "never", std::vector<std::string>());
    BOOST_REQUIRE(p.refused().has_value());
    BOOST_TEST((*p.refused() == errc::invalid_argument));
}

BOOST_AUTO_TEST_CASE(what_some_servers_refuse_is_refused_when_the_server_is_known)
{
    request_plan p = plan(std::nullopt, &make, "new", std::vector<std::string>());
    BOOST_TEST(!p.refused().has_value());
    call_request const built = p.request_for(old_one);
    BOOST_REQUIRE(built.refused.has_value());
    BOOST_TEST((*built.refused == errc::not_supported_by_server));
}

BOOST_AUTO_TEST_SUITE_END()

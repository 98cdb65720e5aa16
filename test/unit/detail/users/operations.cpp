//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The rows of the operations against the servers' routes, and the documentation against both.
//
#include "routes.hpp"

#include <appwrite/detail/users/operations.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace appwrite;
using namespace appwrite::test;
using appwrite::detail::operation;
using appwrite::detail::retry_class;
using appwrite::detail::users_operations;

BOOST_AUTO_TEST_SUITE(operations)

namespace
{

std::vector<std::string> split(std::string_view text, char by)
{
    std::vector<std::string> parts;
    std::istringstream in{std::string(text)};
    for (std::string part; std::getline(in, part, by);)
        parts.push_back(part);
    return parts;
}

std::string text_of(detail::api_version v)
{
    return std::to_string(v.major) + '.' + std::to_string(v.minor) + '.' + std::to_string(v.patch);
}

std::string text_of(retry_class c)
{
    switch (c)
    {
    case retry_class::safe:
        return "safe";
    case retry_class::idempotent:
        return "idempotent";
    case retry_class::keyed_create:
        return "keyed create";
    case retry_class::unsafe:
        return "unsafe";
    }
    return {};
}

route const* route_of(operation const& op)
{
    auto const found = std::find_if(std::begin(routes), std::end(routes),
        [&](route const& r) { return "users." + std::string(r.ours) == op.name; });
    return found == std::end(routes) ? nullptr : found;
}

} // namespace

BOOST_AUTO_TEST_CASE(each_route_has_one_row)
{
    std::set<std::string_view> names;
    std::set<std::string> requests;
    for (operation const* op : users_operations)
    {
        BOOST_TEST(names.insert(op->name).second, op->name);
        BOOST_TEST(requests.insert(std::string(to_string(op->method)) + ' ' + std::string(op->path)).second,
            op->name);
    }
    for (route const& r : routes)
        BOOST_TEST(names.count("users." + std::string(r.ours)) == 1u, r.ours);
    BOOST_TEST(names.size() == std::size(routes));
}

BOOST_AUTO_TEST_CASE(rows_are_as_the_routes)
{
    for (operation const* op : users_operations)
        BOOST_TEST_CONTEXT(op->name)
        {
            route const* r = route_of(*op);
            BOOST_TEST_REQUIRE(r != nullptr);
            BOOST_TEST(to_string(op->method) == r->verb);
            BOOST_TEST(op->path == r->path);
            BOOST_TEST(op->success == r->success);
            BOOST_TEST(text_of(op->since) == r->since);
        }
}

BOOST_AUTO_TEST_CASE(retry_classes)
{
    std::set<std::string_view> const unsafe{"users.create_session", "users.create_token", "users.create_jwt",
        "users.create_mfa_recovery_codes", "users.update_mfa_recovery_codes"};
    for (operation const* op : users_operations)
        BOOST_TEST_CONTEXT(op->name)
        {
            bool const reads = op->method == detail::http_method::get;
            bool const posts = op->method == detail::http_method::post;
            auto const expected = unsafe.count(op->name) != 0 ? retry_class::unsafe
                                  : reads                     ? retry_class::safe
                                  : posts                     ? retry_class::keyed_create
                                                              : retry_class::idempotent;
            BOOST_TEST((op->repeat == expected));
        }
}

// Only a deletion of one thing can find it gone, and the error is among those of its route.
BOOST_AUTO_TEST_CASE(what_a_repeated_deletion_finds)
{
    for (operation const* op : users_operations)
        BOOST_TEST_CONTEXT(op->name)
        {
            bool const one =
                op->method == detail::http_method::delete_ && op->name != "users.delete_sessions";
            BOOST_TEST((op->gone != api_errc::unknown) == one);
            if (!one)
                continue;
            auto const errors = split(route_of(*op)->errors, ' ');
            BOOST_TEST(to_string(op->gone) == errors.back());
        }
}

BOOST_AUTO_TEST_CASE(the_library_knows_all_errors)
{
    for (route const& r : routes)
        for (std::string const& type : split(r.errors, ' '))
            BOOST_TEST((to_api_errc(type) != api_errc::unknown), type);
}

BOOST_AUTO_TEST_CASE(the_documentation_has_all_of_it)
{
    // From the C++ name to the cells of its line.
    std::map<std::string, std::vector<std::string>> documented;
    std::ifstream file(APPWRITE_DOC_DIR "/operations.md");
    BOOST_TEST_REQUIRE(file.good());
    for (std::string line; std::getline(file, line);)
    {
        auto cells = split(line, '|');
        if (cells.size() != 7 || !cells[1].starts_with(" users."))
            continue;
        for (std::string& cell : cells)
            std::erase_if(cell, [](char c) { return c == '`'; });
        std::string const name = cells[2].substr(1, cells[2].size() - 2);
        BOOST_TEST(documented.emplace(name, cells).second, name);
    }
    BOOST_TEST(documented.size() == users_operations.size());
    for (operation const* op : users_operations)
        BOOST_TEST_CONTEXT(op->name)
        {
            route const& r = *route_of(*op);
            auto const found = documented.find(std::string(r.ours));
            BOOST_TEST_REQUIRE((found != documented.end()));
            auto const& cells = found->second;
            std::string errors;
            for (std::string const& type : split(r.errors, ' '))
                if (type != "user_not_found")
                    errors += (errors.empty() ? "" : ", ") + type;
            auto const since = split(r.since, '.');
            BOOST_TEST(cells[1] == ' ' + std::string(r.official) + ' ');
            BOOST_TEST(cells[3] == ' ' + std::string(r.verb) + ' ' + std::string(r.path) + ' ');
            BOOST_TEST(cells[4] == (r.since == "0.13.0" ? " all " : ' ' + since[0] + '.' + since[1] + ' '));
            BOOST_TEST(cells[5] == ' ' + text_of(op->repeat) + ' ');
            BOOST_TEST(cells[6] == ' ' + (errors.empty() ? "\xE2\x80\x93" : errors) + ' ');
        }
}

BOOST_AUTO_TEST_SUITE_END()

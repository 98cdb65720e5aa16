//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests of basic_generator share: a listing without a network.
//
#ifndef APPWRITE_TEST_UNIT_GENERATOR_FIXTURE_HPP
#define APPWRITE_TEST_UNIT_GENERATOR_FIXTURE_HPP

#include "support/listing_core.hpp"
#include "support/run_coro.hpp"

#include <appwrite/generator.hpp>
#include <appwrite/users.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace appwrite::test::generators
{

using item = result<std::optional<user>>;

/// Ten users, pages of four.
struct listed
{
    std::shared_ptr<listing_core> core = std::make_shared<listing_core>(10);
    users_nothrow service{core};
    net::io_context ctx;

    generator_nothrow<user> everyone() const { return service.list_all(list_users().limit(4)); }

    // Not `await`: a page ahead may be held, and then `run` does not return.
    item next(generator_nothrow<user>& from) { return test::start(ctx, from.next()).get(ctx); }

    std::vector<std::string> rest(generator_nothrow<user>& from)
    {
        std::vector<std::string> out;
        for (item i = next(from); i && *i; i = next(from))
            out.push_back((*i)->id);
        return out;
    }

    std::vector<std::string> ids(std::size_t from, std::size_t to) const
    {
        return {core->ids.begin() + static_cast<std::ptrdiff_t>(from),
            core->ids.begin() + static_cast<std::ptrdiff_t>(to)};
    }

    net::io_context& ctx_again() { return ctx.restart(), ctx; }
};

inline api_error unreachable()
{
    return api_error(errc::connect_timeout, call_stage::connect, "unreachable");
}

} // namespace appwrite::test::generators

#endif

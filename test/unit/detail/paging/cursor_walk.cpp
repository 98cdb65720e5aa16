//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// cursor_walk: every item once, whatever happens to the listing.
//
#include "listing_model.hpp"

#include <appwrite/detail/paging/cursor_walk.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(cursor_walk)

using namespace appwrite;
using namespace appwrite::test::paging;
using walker = consumer<detail::cursor_walk>;

walker walk(list_terms terms, walk_place from = {})
{
    return walker(detail::cursor_walk(std::move(terms), from), from);
}

void walk_to_end(walker& w, listing_model& server)
{
    for (int i = 0; i < 10'000 && !w.at_end && !w.error; ++i)
        w.fetch(server);
}

void check_complete(std::size_t items, std::int64_t limit, std::int64_t most, std::size_t requests)
{
    BOOST_TEST_CONTEXT(items << " items, pages of " << limit << ", at most " << most)
    {
        listing_model server(items);
        server.most = most;
        walker w = walk(terms_with(limit));
        walk_to_end(w, server);
        BOOST_TEST(w.at_end);
        BOOST_TEST((w.delivered == server.items));
        BOOST_TEST(server.requests.size() == requests);
    }
}

BOOST_AUTO_TEST_CASE(where_a_listing_ends)
{
    check_complete(0, 3, 1000, 1);
    check_complete(2, 3, 1000, 1);
    // A full page may be the last one; only the next tells.
    check_complete(3, 3, 1000, 2);
    check_complete(7, 3, 1000, 3);
    check_complete(5, 1, 1000, 6);
    check_complete(250, 100, 1000, 3);
    // A server may give less than a large limit asks for.
    check_complete(250, 500, 100, 4);
    check_complete(250, 500, 1000, 2);
}

BOOST_AUTO_TEST_CASE(what_is_asked_for)
{
    listing_model server(5);
    list_terms terms = terms_with(std::nullopt);
    terms.limit = 2;
    terms.offset = 1;
    terms.search = "x";
    walker w = walk(terms);
    walk_to_end(w, server);
    BOOST_TEST(server.requests.size() == 3u);
    BOOST_TEST(*server.requests[0].offset == 1);
    BOOST_TEST(!server.requests[0].cursor_after);
    BOOST_TEST(!server.requests[0].without_total);
    for (std::size_t i = 1; i < 3; ++i)
    {
        // The offset was the beginning's, and nobody needs a count of what is left.
        BOOST_TEST(!server.requests[i].offset);
        BOOST_TEST(*server.requests[i].cursor_after == (i == 1 ? "i3" : "i5"));
        BOOST_TEST(server.requests[i].without_total);
        BOOST_TEST(server.requests[i].search == "x");
        BOOST_TEST(*server.requests[i].limit == 2);
    }
    BOOST_TEST(w.delivered.size() == 4u);
    BOOST_TEST(*detail::cursor_walk(list_terms(), walk_place()).request().limit == 100);
}

BOOST_AUTO_TEST_CASE(the_cursor_is_held_back)
{
    listing_model server(7);
    walker w = walk(terms_with(3));
    // The consumer deletes all that it gets, and never its own cursor.
    while (!w.at_end)
    {
        for (item_key const& k : w.fetch(server))
            server.erase(k.id);
        BOOST_TEST_REQUIRE(!w.error);
    }
    BOOST_TEST(w.delivered.size() == 7u);
    BOOST_TEST(server.items.empty());
    BOOST_TEST(server.requests.size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_deleted_cursor)
{
    listing_model server(9);
    walker w = walk(terms_with(3));
    w.fetch(server);
    w.fetch(server);
    BOOST_TEST(w.delivered.size() == 5u);
    // The cursor is i6, which nobody got yet; before it i5, i4, ...
    server.erase("i6");
    server.erase("i5");
    server.erase("i4");
    for (char const* const tried : {"i6", "i5", "i4"})
    {
        w.fetch(server);
        BOOST_TEST(!w.error);
        BOOST_TEST(*server.requests.back().cursor_after == tried);
    }
    walk_to_end(w, server);
    BOOST_TEST(w.delivered.size() == 8u);
    BOOST_TEST(fault_of(server.items, w.delivered).empty());
}

BOOST_AUTO_TEST_CASE(an_interrupted_recovery_goes_on)
{
    listing_model server(9);
    detail::cursor_walk walk(terms_with(3), {});
    BOOST_TEST(walk.take(*server.list(walk.request())).fresh.size() == 3u);
    list_terms to_nobody = terms_with(3);
    to_nobody.cursor_after = "nobody";
    auto const gone = server.list(to_nobody);
    BOOST_TEST(walk.fail(gone.error()).drop_held);
    BOOST_TEST(*walk.request().cursor_after == "i2");
    // Another failure changes nothing.
    auto const step = walk.fail(api_error(errc::response_timeout, call_stage::first_byte, ""));
    BOOST_TEST((step.error && *step.error == errc::response_timeout));
    BOOST_TEST(!step.drop_held);
    BOOST_TEST(*walk.request().cursor_after == "i2");
    // i3 was not delivered. If it exists after all, it is now.
    auto const found = walk.take(*server.list(walk.request()));
    BOOST_TEST((found.fresh == std::vector<std::size_t>{0, 1, 2}));
}

BOOST_AUTO_TEST_CASE(everything_seen_is_deleted)
{
    // From the beginning, as long as the beginning is remembered.
    listing_model server(9);
    walker w = walk(terms_with(3));
    w.fetch(server);
    for (int i = 0; i < 3; ++i)
        server.erase(0);
    walk_to_end(w, server);
    BOOST_TEST(!w.error);
    BOOST_TEST(w.delivered.size() == 8u);
    BOOST_TEST(fault_of(server.items, w.delivered).empty());
    BOOST_TEST(!server.requests[4].cursor_after);
}

BOOST_AUTO_TEST_CASE(nothing_remembered_exists)
{
    listing_model server(500);
    walker w = walk(terms_with(100));
    for (int i = 0; i < 3; ++i)
        w.fetch(server);
    std::vector<item_key> const before = w.delivered;
    for (int i = 0; i < 300; ++i)
        server.erase(0);
    for (int i = 0; i < 1000 && !w.error; ++i)
        w.fetch(server);
    BOOST_TEST_REQUIRE(w.error.has_value());
    BOOST_TEST((*w.error == api_errc::general_cursor_not_found));
    BOOST_TEST(w.error->message().find("checkpoint") != std::string::npos, w.error->message());
    BOOST_TEST((w.delivered == before));
    // The cursor and the two pages before it, one by one.
    BOOST_TEST(server.requests.size() == 3u + 200u);
    // Trying again costs one request.
    w.fetch(server);
    BOOST_TEST(w.error.has_value());
    BOOST_TEST(server.requests.size() == 3u + 201u);
}

BOOST_AUTO_TEST_CASE(an_offset_cannot_be_counted_again)
{
    // Some of those that the offset skipped are gone, too: with the offset again, others would be skipped.
    listing_model server(9);
    list_terms terms = terms_with(3);
    terms.offset = 2;
    walker w = walk(terms);
    w.fetch(server);
    for (int i = 0; i < 5; ++i)
        server.erase(0);
    for (int i = 0; i < 10 && !w.error; ++i)
        w.fetch(server);
    BOOST_TEST((w.error && *w.error == api_errc::general_cursor_not_found));
    BOOST_TEST(w.delivered.size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_callers_own_cursor)
{
    listing_model server(6);
    list_terms terms = terms_with(3);
    terms.cursor_after = "i2";
    walker w = walk(terms);
    walk_to_end(w, server);
    BOOST_TEST(w.delivered.size() == 4u);

    terms.cursor_after = "nobody";
    walker lost = walk(terms);
    lost.fetch(server);
    BOOST_TEST((lost.error && *lost.error == api_errc::general_cursor_not_found));
    BOOST_TEST(lost.error->message() == "No such cursor.");
}

BOOST_AUTO_TEST_CASE(a_server_that_ignores_the_cursor)
{
    listing_model server(9);
    auto const page = [&server](std::ptrdiff_t from)
    { return std::vector<item_key>(server.items.begin() + from, server.items.begin() + from + 3); };
    auto const is_loop = [](walk_step const& step) { return step.error && *step.error == errc::cursor_loop; };

    detail::cursor_walk walk(terms_with(3), {});
    walk.take(page(0));
    BOOST_TEST(is_loop(walk.take(page(0))));
    // The cursor never comes after itself.
    BOOST_TEST(is_loop(walk.take(page(1))));
    auto const before = walk.request();
    BOOST_TEST(*before.cursor_after == "i3");
    // And when the server comes to its senses, the walk goes on.
    BOOST_TEST(!is_loop(walk.take(page(3))));
    // The page before the last one, as when two servers of a cluster take turns.
    BOOST_TEST(is_loop(walk.take(page(0))));
    BOOST_TEST(!is_loop(walk.take(page(6))));
}

BOOST_AUTO_TEST_CASE(an_id_that_is_given_again)
{
    listing_model server(3);
    detail::cursor_walk walk(terms_with(3), {});
    walk.take(server.items);
    walk.fail(api_error(api_errc::general_cursor_not_found, call_stage::decode, ""));
    // i2 again, but of another time: somebody else.
    auto const step = walk.take({item_key("i2", 5000)});
    BOOST_TEST(step.fresh.size() == 1u);
}

BOOST_AUTO_TEST_CASE(resumed)
{
    for (std::size_t pages = 0; pages < 5; ++pages)
    {
        BOOST_TEST_CONTEXT("after " << pages << " requests")
        {
            listing_model server(12);
            walker first = walk(terms_with(3));
            for (std::size_t i = 0; i < pages; ++i)
                first.fetch(server);
            walker second = walk(terms_with(5), first.place());
            // The last delivered one is gone by then.
            if (!first.delivered.empty())
                server.erase(first.delivered.back().id);
            walk_to_end(second, server);
            BOOST_TEST(!second.error);
            std::vector<item_key> all = first.delivered;
            all.insert(all.end(), second.delivered.begin(), second.delivered.end());
            BOOST_TEST(fault_of(server.items, all).empty(), fault_of(server.items, all));
        }
    }
}

// Before each request some items go and some come. The cursor itself is a favourite.
BOOST_AUTO_TEST_CASE(a_listing_that_changes_at_random)
{
    int recovered = 0;
    int lost = 0;
    int resumed = 0;
    for (unsigned seed = 0; seed < 2000; ++seed)
    {
        std::mt19937 random(seed);
        auto const below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        listing_model server(below(60));
        auto const limit = static_cast<std::int64_t>(1 + below(8));
        std::vector<item_key> const at_first = server.items;
        std::vector<item_key> delivered;
        bool taken_over = false;
        walker w = walk(terms_with(limit));
        while (!w.at_end && !w.error)
        {
            for (std::size_t n = below(4); n > 0 && server.items.size() < 200; --n)
                server.push_back();
            for (std::size_t n = below(2); n > 0 && !server.items.empty(); --n)
                server.erase(below(server.items.size()));
            if (below(3) == 0)
                if (auto const cursor = w.cursor())
                    server.erase(*cursor);
            for (item_key const& k : w.fetch(server))
                delivered.push_back(k);
            if (below(10) == 0)
            {
                // Another process takes over.
                recovered += w.searches;
                w = walk(terms_with(limit), w.place());
                taken_over = true;
                ++resumed;
            }
        }
        // Only because all that the checkpoint named is gone: the walk itself remembers all of these.
        if (w.error)
            BOOST_TEST((*w.error == api_errc::general_cursor_not_found && taken_over), "seed " << seed);
        lost += w.error ? 1 : 0;
        recovered += w.searches;
        auto const wanted = w.error ? std::vector<item_key>() : survivors(at_first, server);
        std::string const fault = fault_of(wanted, delivered);
        BOOST_TEST(fault.empty(), "seed " << seed << ": " << fault);
    }
    BOOST_TEST(resumed > 500);
    BOOST_TEST(recovered > 2000);
    BOOST_TEST(lost < 500);
}

BOOST_AUTO_TEST_SUITE_END()

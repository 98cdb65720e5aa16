//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// offset_walk: every item once, or listing_changed.
//
#include "listing_model.hpp"

#include <appwrite/detail/paging/offset_walk.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(offset_walk)

using namespace appwrite;
using namespace appwrite::test::paging;
using detail::listing_nature;
using walker = consumer<detail::offset_walk>;

// As memberships are, as they are in another order, and as logs are.
listing_nature const oldest_first(true, false, true);
listing_nature const any_order(true, true, true);
listing_nature const logs(false, true, false);

walker walk(listing_nature nature, std::int64_t limit, walk_place from = {})
{
    return walker(detail::offset_walk(terms_with(limit), nature, from), from);
}

void walk_to_end(walker& w, listing_model& server)
{
    for (int i = 0; i < 10'000 && !w.at_end && !w.error; ++i)
        w.fetch(server);
}

bool has_changed(walker const& w)
{
    return w.error && *w.error == errc::listing_changed;
}

BOOST_AUTO_TEST_CASE(where_a_listing_ends)
{
    for (listing_nature const nature : {oldest_first, any_order, logs})
        for (std::size_t const items : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u, 99u, 100u, 101u, 250u})
            for (std::int64_t const limit : {1, 2, 3, 100, 200})
                for (std::int64_t const most : {100, 1000})
                    BOOST_TEST_CONTEXT(items << " items, pages of " << limit << ", at most " << most)
                    {
                        listing_model server(items);
                        server.most = most;
                        walker w = walk(nature, limit);
                        walk_to_end(w, server);
                        BOOST_TEST(w.at_end);
                        BOOST_TEST((w.delivered == server.items));
                        BOOST_TEST(w.searches == 0);
                    }
}

BOOST_AUTO_TEST_CASE(what_is_asked_for)
{
    listing_model server(8);
    list_terms terms = terms_with(3);
    terms.offset = 2;
    walker w(detail::offset_walk(terms, oldest_first, {}), {});
    walk_to_end(w, server);
    // Each page begins with the last item of the one before.
    std::vector<std::int64_t> offsets;
    for (list_terms const& t : server.requests)
    {
        offsets.push_back(*t.offset);
        BOOST_TEST(*t.limit == 3);
    }
    BOOST_TEST((offsets == std::vector<std::int64_t>{2, 4, 6}));
    BOOST_TEST(!server.requests[0].without_total);
    BOOST_TEST(server.requests[1].without_total);
    BOOST_TEST(w.delivered.size() == 6u);

    // Nothing is asked for that the caller did not.
    detail::offset_walk const first(list_terms(), logs, {});
    BOOST_TEST(!first.request().offset);
    BOOST_TEST(*first.request().limit == 100);
}

BOOST_AUTO_TEST_CASE(a_deletion_pulls_to_the_left)
{
    for (std::size_t gone = 0; gone < 6; ++gone)
    {
        listing_model server(12);
        std::vector<item_key> const at_first = server.items;
        walker w = walk(oldest_first, 3);
        w.fetch(server);
        w.fetch(server);
        for (std::size_t i = 0; i < gone; ++i)
            server.erase(0);
        walk_to_end(w, server);
        BOOST_TEST(!w.error);
        BOOST_TEST((w.delivered == at_first), gone << " deleted");
    }
}

BOOST_AUTO_TEST_CASE(all_that_was_delivered_is_deleted)
{
    listing_model server(12);
    std::vector<item_key> const at_first = server.items;
    walker w = walk(oldest_first, 3);
    for (item_key const& k : w.fetch(server))
        server.erase(k.id);
    walk_to_end(w, server);
    BOOST_TEST((w.delivered == at_first));

    // But not if others came before it, which may be there or not.
    listing_model other(900);
    walker late = walk(oldest_first, 100);
    for (int i = 0; i < 4; ++i)
        late.fetch(other);
    std::size_t const before = late.delivered.size();
    for (std::size_t i = 0; i < before; ++i)
        other.erase(0);
    walk_to_end(late, other);
    BOOST_TEST(has_changed(late));
    BOOST_TEST(late.delivered.size() == before);
}

BOOST_AUTO_TEST_CASE(new_entries_push_to_the_right)
{
    for (listing_nature const nature : {logs, any_order})
        for (int added = 0; added < 20; ++added)
        {
            listing_model server(12);
            std::vector<item_key> const at_first = server.items;
            walker w = walk(nature, 4);
            w.fetch(server);
            w.fetch(server);
            for (int i = 0; i < added; ++i)
                server.push_front();
            walk_to_end(w, server);
            BOOST_TEST(!w.error);
            BOOST_TEST((w.delivered == at_first), added << " added");
        }
}

// A server may give less than a large limit asks for: that is not the end of the listing.
BOOST_AUTO_TEST_CASE(looking_elsewhere_in_pages_that_are_cut_down)
{
    for (listing_nature const nature : {logs, any_order})
        for (int const added : {1, 99, 100, 150, 350})
        {
            listing_model server(450);
            server.most = 100;
            std::vector<item_key> const at_first = server.items;
            walker w = walk(nature, 200);
            w.fetch(server);
            w.fetch(server);
            for (int i = 0; i < added; ++i)
                server.push_front();
            walk_to_end(w, server);
            BOOST_TEST(!w.error);
            BOOST_TEST((w.delivered == at_first), added << " added");
        }
    // Going back, no place is left out: neither between the pages asked for nor within.
    for (listing_nature const nature : {oldest_first, any_order})
        for (std::size_t const gone : {1u, 99u, 100u, 150u, 250u, 390u})
        {
            listing_model server(600);
            server.most = 100;
            walker first = walk(nature, 200);
            for (int i = 0; i < 4; ++i)
                first.fetch(server);
            walker w = walk(nature, 200, first.place());
            std::size_t const before = first.delivered.size();
            std::vector<item_key> const rest(
                server.items.begin() + static_cast<std::ptrdiff_t>(before), server.items.end());
            BOOST_TEST_REQUIRE(before > gone);
            for (std::size_t i = 0; i < gone; ++i)
                server.erase(0);
            walk_to_end(w, server);
            BOOST_TEST(!w.error);
            BOOST_TEST((w.delivered == rest), gone << " deleted");
        }
}

BOOST_AUTO_TEST_CASE(entries_that_are_alike)
{
    // The same text at the same time, several times: none is skipped, none comes twice.
    for (unsigned seed = 0; seed < 300; ++seed)
    {
        std::mt19937 random(seed);
        listing_model server(0);
        for (unsigned i = 0; i < 30; ++i)
            server.items.push_back(
                item_key(std::string(1, static_cast<char>('a' + i / 3 + random() % 2)), 1));
        std::vector<item_key> const at_first = server.items;
        walker w = walk(logs, 8);
        while (!w.at_end && !w.error)
        {
            w.fetch(server);
            if (random() % 3 == 0)
                server.push_front();
        }
        BOOST_TEST(!w.error);
        BOOST_TEST((w.delivered == at_first), "seed " << seed);
    }
}

BOOST_AUTO_TEST_CASE(entries_that_expire)
{
    listing_model server(8);
    walker w = walk(logs, 4);
    w.fetch(server);
    server.items.resize(2);
    walk_to_end(w, server);
    BOOST_TEST(w.at_end);
    BOOST_TEST(w.delivered.size() == 4u);
}

BOOST_AUTO_TEST_CASE(another_listing)
{
    // Nothing that was delivered is there any more, though there is something.
    listing_model server(8);
    walker w = walk(logs, 4);
    w.fetch(server);
    server.items = listing_model(30).items;
    for (item_key& k : server.items)
        k.id += "x";
    walk_to_end(w, server);
    BOOST_TEST(has_changed(w));
    BOOST_TEST(w.error->message().find("start again") != std::string::npos);
    BOOST_TEST(w.delivered.size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_server_that_gives_all_at_once)
{
    listing_model server(7);
    detail::offset_walk walk(list_terms(), oldest_first, {});
    auto step = walk.take(server.items, true);
    BOOST_TEST(step.fresh.size() == 7u);
    BOOST_TEST(step.at_end);

    walk_place from;
    from.delivered = {server.items[2], server.items[3]};
    from.whole = false;
    from.next = 4;
    detail::offset_walk again(list_terms(), oldest_first, from);
    step = again.take(server.items, true);
    BOOST_TEST((step.fresh == std::vector<std::size_t>{4, 5, 6}));
    BOOST_TEST(step.position == 0);

    detail::offset_walk lost(list_terms(), oldest_first, from);
    step = lost.take({item_key("other", 1)}, true);
    BOOST_TEST((step.error && *step.error == errc::listing_changed));
}

BOOST_AUTO_TEST_CASE(a_failure_changes_nothing)
{
    listing_model server(8);
    detail::offset_walk walk(terms_with(3), oldest_first, {});
    walk.take(*server.list(walk.request()));
    auto const before = *walk.request().offset;
    auto const step = walk.fail(api_error(errc::response_timeout, call_stage::first_byte, ""));
    BOOST_TEST((step.error && *step.error == errc::response_timeout));
    BOOST_TEST(*walk.request().offset == before);
}

// Items come and go where they may, and other processes take over.
void check_at_random(listing_nature nature, unsigned seed, int& searches, int& changed, int& resumed)
{
    std::mt19937 random(seed);
    auto const below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    listing_model server(below(60));
    auto const limit = static_cast<std::int64_t>(1 + below(8));
    std::vector<item_key> const at_first = server.items;
    std::vector<item_key> delivered;
    walker w = walk(nature, limit);
    while (!w.at_end && !w.error)
    {
        // Not for ever: entries can come faster than pages of two can be walked through.
        for (std::size_t n = below(3); n > 0 && server.requests.size() < 80; --n)
            nature.pushed_right ? server.push_front() : server.push_back();
        if (nature.pulled_left)
            for (std::size_t n = below(3); n > 0 && !server.items.empty(); --n)
                server.erase(below(server.items.size()));
        for (item_key const& k : w.fetch(server))
            delivered.push_back(k);
        if (below(10) == 0)
        {
            searches += w.searches;
            w = walk(nature, limit, w.place());
            ++resumed;
        }
    }
    searches += w.searches;
    if (w.error)
        BOOST_TEST(has_changed(w));
    changed += w.error ? 1 : 0;
    auto const wanted = w.error ? std::vector<item_key>() : survivors(at_first, server);
    std::string const fault = fault_of(wanted, delivered);
    BOOST_TEST(fault.empty(), "seed " << seed << ": " << fault);
}

BOOST_AUTO_TEST_CASE(listings_that_change_at_random)
{
    for (listing_nature const nature : {oldest_first, any_order, logs})
    {
        int searches = 0;
        int changed = 0;
        int resumed = 0;
        for (unsigned seed = 0; seed < 1000; ++seed)
            check_at_random(nature, seed, searches, changed, resumed);
        BOOST_TEST(searches > 100);
        BOOST_TEST(resumed > 500);
        BOOST_TEST(changed < 300);
    }
}

BOOST_AUTO_TEST_SUITE_END()

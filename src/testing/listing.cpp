//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which records a list shows, and in which order: the part that both dialects share.
//
#include "listing.hpp"

#include "order.hpp"

#include <algorithm>

namespace appwrite::testing::detail
{

namespace
{

std::strong_ordering compare_rows(const row& a, const row& b, const std::vector<order_term>& orders)
{
    for (const order_term& term : orders)
    {
        const std::strong_ordering order = compare(a.value(term.on), b.value(term.on));
        if (order != 0)
            return term.descending ? 0 <=> order : order;
    }
    return compare(a.value(attribute::sequence), b.value(attribute::sequence));
}

bool by_creation_only(const std::vector<order_term>& orders) noexcept
{
    return orders.empty() || orders.front().on == attribute::sequence;
}

bool passes(const list_plan& plan, const row& what)
{
    return std::all_of(
        plan.filters.begin(), plan.filters.end(), [&](const filter& f) { return f.matches(what); });
}

bool passes(const list_plan& plan, const user_record& user)
{
    return passes(plan, row(user)) && (!plan.search || plan.search->matches(user));
}

/// The page when users are wanted in the order of their creation or in its reverse.
void page_by_creation(const store& users, const list_plan& plan, list_result& out)
{
    if (plan.limit == 0)
        return;
    const bool descending = !plan.orders.empty() && plan.orders.front().descending;
    const bool everyone = plan.filters.empty() && !plan.search;
    const sequence_index& all = users.in_order();
    // Where every user passes, the offset is a matter of arithmetic.
    const std::size_t jump = everyone ? std::min<std::uint64_t>(plan.offset, all.size()) : 0;
    std::uint64_t skip = everyone ? 0 : plan.offset;
    const auto visit = [&](const user_record& user)
    {
        if (!everyone && !passes(plan, user))
            return true;
        if (skip > 0)
        {
            --skip;
            return true;
        }
        out.users.push_back(&user);
        return out.users.size() != plan.limit;
    };
    if (descending != plan.before)
    {
        const std::size_t count = plan.cursor ? all.rank(plan.cursor->sequence) : all.size();
        all.descend(count - std::min(count, jump), visit);
    }
    else
        all.ascend((plan.cursor ? all.rank(plan.cursor->sequence) + 1 : 0) + jump, visit);
    if (plan.before)
        std::reverse(out.users.begin(), out.users.end());
}

template <class Item>
void cut_page(std::vector<Item>& items, const list_plan& plan)
{
    const auto skip = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(plan.offset, items.size()));
    items.erase(items.begin(), items.begin() + skip);
    if (items.size() > plan.limit)
        items.resize(plan.limit);
}

/// Sorts what has passed, as far as the page needs it, and leaves the page. precedes(a, b) is the order in
/// which the page is read: backwards, if it ends before the cursor.
template <class Item, class Precedes>
void sort_page(std::vector<Item>& items, const list_plan& plan, Precedes precedes)
{
    const std::uint64_t found = items.size();
    const std::uint64_t needed = std::min(found, std::min(plan.offset, found) + std::min(plan.limit, found));
    std::partial_sort(
        items.begin(), items.begin() + static_cast<std::ptrdiff_t>(needed), items.end(), precedes);
    cut_page(items, plan);
    if (plan.before)
        std::reverse(items.begin(), items.end());
}

void page_by_order(const store& users, const list_plan& plan, list_result& out)
{
    const auto precedes = [&](const user_record* a, const user_record* b)
    { return a != b && (compare_rows(row(*a), row(*b), plan.orders) < 0) != plan.before; };
    users.in_order().ascend(0,
        [&](const user_record& user)
        {
            if ((!plan.cursor || precedes(plan.cursor, &user)) && passes(plan, user))
                out.users.push_back(&user);
            return true;
        });
    sort_page(out.users, plan, precedes);
}

void page_at_random(const store& users, const list_plan& plan, std::mt19937_64& random, list_result& out)
{
    users.in_order().ascend(0,
        [&](const user_record& user)
        {
            if (passes(plan, user))
                out.users.push_back(&user);
            return true;
        });
    std::shuffle(out.users.begin(), out.users.end(), random);
    cut_page(out.users, plan);
}

std::size_t count_matches(const store& users, const list_plan& plan)
{
    if (plan.filters.empty() && !plan.search)
        return std::min(users.size(), highest_total);
    std::size_t count = 0;
    users.in_order().ascend(0,
        [&](const user_record& user)
        {
            count += passes(plan, user) ? 1 : 0;
            return count < highest_total;
        });
    return count;
}

} // namespace

list_result list(const store& users, const list_plan& plan, std::mt19937_64& random)
{
    list_result result;
    if (plan.count)
        result.total = count_matches(users, plan);
    if (plan.random)
        page_at_random(users, plan, random, result);
    else if (by_creation_only(plan.orders))
        page_by_creation(users, plan, result);
    else
        page_by_order(users, plan, result);
    return result;
}

row_page list(std::span<const row> rows, const list_plan& plan, const row* cursor, std::mt19937_64& random)
{
    row_page result;
    const auto compare_in_order = [&](const row& a, const row& b)
    {
        const std::strong_ordering order = compare_rows(a, b, plan.orders);
        return plan.before ? order > 0 : order < 0;
    };
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (passes(plan, rows[i]))
        {
            ++result.total;
            if (!cursor || compare_in_order(*cursor, rows[i]))
                result.places.push_back(i);
        }
    result.total = plan.count ? std::min(result.total, highest_total) : 0;
    if (plan.random)
    {
        std::shuffle(result.places.begin(), result.places.end(), random);
        cut_page(result.places, plan);
    }
    else
        sort_page(result.places, plan,
            [&](std::size_t a, std::size_t b) { return compare_in_order(rows[a], rows[b]); });
    return result;
}

} // namespace appwrite::testing::detail

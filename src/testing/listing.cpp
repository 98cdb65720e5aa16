//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which users a list shows, and in which order: the part that both dialects share.
//
#include "listing.hpp"

#include "order.hpp"

#include <algorithm>

namespace appwrite::testing::detail
{

namespace
{

std::strong_ordering compare_users(
    const user_record& a, const user_record& b, const std::vector<order_term>& orders)
{
    for (const order_term& term : orders)
    {
        const std::strong_ordering order = compare(value_of(a, term.on), value_of(b, term.on));
        if (order != 0)
            return term.descending ? 0 <=> order : order;
    }
    return a.sequence <=> b.sequence;
}

bool by_creation_only(const std::vector<order_term>& orders) noexcept
{
    return orders.empty() || orders.front().on == attribute::sequence;
}

bool passes(const list_plan& plan, const user_record& user)
{
    return std::all_of(
               plan.filters.begin(), plan.filters.end(), [&](const filter& f) { return f.matches(user); }) &&
           (!plan.search || plan.search->matches(user));
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

void cut_page(std::vector<const user_record*>& users, const list_plan& plan)
{
    const auto skip = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(plan.offset, users.size()));
    users.erase(users.begin(), users.begin() + skip);
    if (users.size() > plan.limit)
        users.resize(plan.limit);
}

void page_by_order(const store& users, const list_plan& plan, list_result& out)
{
    const auto precedes = [&](const user_record* a, const user_record* b)
    { return a != b && (compare_users(*a, *b, plan.orders) < 0) != plan.before; };
    users.in_order().ascend(0,
        [&](const user_record& user)
        {
            if ((!plan.cursor || precedes(plan.cursor, &user)) && passes(plan, user))
                out.users.push_back(&user);
            return true;
        });
    // Only what the page needs has to be sorted.
    const std::uint64_t found = out.users.size();
    const std::uint64_t needed = std::min(found, std::min(plan.offset, found) + std::min(plan.limit, found));
    std::partial_sort(out.users.begin(), out.users.begin() + static_cast<std::ptrdiff_t>(needed),
        out.users.end(), precedes);
    cut_page(out.users, plan);
    if (plan.before)
        std::reverse(out.users.begin(), out.users.end());
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

} // namespace appwrite::testing::detail

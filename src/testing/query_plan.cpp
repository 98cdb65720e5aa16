//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The plan that follows from the queries of a 1.x request.
//
#include "failure.hpp"
#include "query.hpp"
#include "query_rules.hpp"
#include "validation.hpp"

#include <limits>
#include <optional>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

json::value first_value(const query& what)
{
    return what.values.empty() ? json::value(nullptr) : what.values.front();
}

std::uint64_t read_number(const query& what, const std::string& name, std::int64_t least)
{
    const json::value value = first_value(what);
    const rule any =
        range_rule(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
    const rule demand = range_rule(least, std::numeric_limits<std::int64_t>::max());
    if (!value.is_number() && !any.accepts(value))
        refuse_query("Invalid " + name + ": Value must be a valid number");
    if (!demand.accepts(value))
        refuse_query("Invalid " + name + ": " + demand.description);
    return static_cast<std::uint64_t>(to_integer(value));
}

/// Collects what queries say; of several limits, offsets or cursors the first counts.
class planner
{
public:
    explicit planner(const store& users) : users_(users) {}

    void add(const query& what)
    {
        if (what.method == "limit")
            set_once(limit_, read_number(what, "limit", 1));
        else if (what.method == "offset")
            set_once(offset_, read_number(what, "offset", 0));
        else if (what.method == "cursorAfter" || what.method == "cursorBefore")
            add_cursor(what);
        else if (what.method == "orderAsc" || what.method == "orderDesc")
            add_order(what);
        else if (what.method == "orderRandom")
            plan_.random = true;
        else
            plan_.filters.push_back(make_filter(what));
    }

    list_plan finish()
    {
        plan_.limit = limit_.value_or(plan_.limit);
        plan_.offset = offset_.value_or(plan_.offset);
        if (cursor_)
            place_cursor();
        return std::move(plan_);
    }

private:
    template <class T>
    static void set_once(std::optional<T>& slot, T value)
    {
        if (!slot)
            slot = std::move(value);
    }

    void add_cursor(const query& what)
    {
        const json::value value = first_value(what);
        const rule demand = uid_rule();
        if (!demand.accepts(value))
            refuse_query("Invalid cursor: " + demand.description);
        if (!cursor_)
            plan_.before = what.method == "cursorBefore";
        set_once(cursor_, std::string(value.get_string().data(), value.get_string().size()));
    }

    void add_order(const query& what)
    {
        const attribute on =
            what.attribute_name.empty() ? attribute::sequence : find_attribute(what.attribute_name);
        plan_.orders.push_back({on, what.method == "orderDesc"});
    }

    void place_cursor()
    {
        plan_.cursor = users_.find(*cursor_);
        if (!plan_.cursor)
            throw failure(
                400, "general_cursor_not_found", "User '" + *cursor_ + "' for the 'cursor' value not found.");
        for (const order_term& term : plan_.orders)
            if (term.on != attribute::labels &&
                std::holds_alternative<std::monostate>(value_of(*plan_.cursor, term.on)))
                throw failure(400, "database_query_order_null",
                    "The order attribute '" + std::string(name_of(term.on)) +
                        "' had a null value. Cursor pagination requires all documents order attribute values "
                        "are "
                        "non-null.");
    }

    const store& users_;
    list_plan plan_;
    std::optional<std::uint64_t> limit_;
    std::optional<std::uint64_t> offset_;
    std::optional<std::string> cursor_;
};

} // namespace

list_plan make_plan(const std::vector<query>& queries, const store& users)
{
    planner result(users);
    for (const query& what : queries)
        result.add(what);
    return result.finish();
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The plan that follows from the queries of a 1.x request.
//
#include "failure.hpp"
#include "query.hpp"
#include "query_rules.hpp"
#include "validation.hpp"

#include <algorithm>
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

std::uint64_t read_number(const query& what, std::int64_t least)
{
    const json::value value = first_value(what);
    const rule any =
        range_rule(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
    const rule demand = range_rule(least, std::numeric_limits<std::int64_t>::max());
    // An offset that is no number is called a limit, too.
    if (!value.is_number() && !any.accepts(value))
        refuse_query("Invalid limit: Value must be a valid number");
    if (!demand.accepts(value))
        refuse_query("Invalid " + what.method + ": " + demand.description);
    return static_cast<std::uint64_t>(to_integer(value));
}

/// Collects what queries say; of several limits, offsets or cursors the first counts.
class planner
{
public:
    explicit planner(const schema& table) : table_(table) {}

    void add(const query& what)
    {
        if (what.method == "limit")
            set_once(limit_, read_number(what, 1));
        else if (what.method == "offset")
            set_once(offset_, read_number(what, 0));
        else if (table_.pages_only && !is_known_method(what.method))
            refuse_query("Invalid query method: " + what.method);
        else if (table_.pages_only)
            throw query_error("Invalid query method: " + what.method);
        else if (what.method == "cursorAfter" || what.method == "cursorBefore")
            add_cursor(what);
        else if (what.method == "orderAsc" || what.method == "orderDesc")
            add_order(what);
        else if (what.method == "orderRandom")
            plan_.random = true;
        else
            plan_.filters.push_back(make_filter(what, table_, plan_));
    }

    list_plan finish()
    {
        plan_.limit = limit_.value_or(plan_.limit);
        plan_.offset = offset_.value_or(plan_.offset);
        plan_.cursor_id = cursor_.value_or("");
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
        const attribute on = what.attribute_name.empty() ? attribute::sequence
                                                         : find_attribute(table_, what.attribute_name).which;
        plan_.orders.push_back({on, what.method == "orderDesc"});
    }

    const schema& table_;
    list_plan plan_;
    std::optional<std::uint64_t> limit_;
    std::optional<std::uint64_t> offset_;
    std::optional<std::string> cursor_;
};

std::string_view name_of(attribute which, const schema& table) noexcept
{
    const auto found = std::find_if(table.attributes.begin(), table.attributes.end(),
        [&](const attribute_row& row) { return row.which == which; });
    return found->name;
}

std::vector<query> read_queries(const json::array& sent, bool old_spelling)
{
    std::vector<query> result;
    for (const json::value& element : sent)
    {
        if (old_spelling)
        {
            if (!element.is_string() || !parse_old_query(element.get_string(), result.emplace_back()))
                throw failure::unhandled();
        }
        else
            result.push_back(parse_query(element));
    }
    return result;
}

} // namespace

list_plan make_plan(const std::vector<query>& queries, const schema& table)
{
    planner result(table);
    for (const query& what : queries)
        result.add(what);
    return result.finish();
}

list_plan read_plan(const parameters& input, const std::optional<release>& format, const schema& table)
{
    const json::value* sent = input.raw("queries");
    if (!sent || sent->is_null())
        return {};
    const bool old_spelling = table.old_spelling && format && *format < release{1, 5, 0};
    if (!sent->is_structured())
    {
        // The translation of the old spelling makes no queries of what is no list.
        if (old_spelling)
            return {};
        input.refuse("queries", "Queries must be an array");
    }
    try
    {
        return make_plan(read_queries(elements_of(*sent), old_spelling), table);
    }
    catch (const query_error& error)
    {
        input.refuse("queries", error.what());
    }
}

void refuse_cursor(const list_plan& plan, const schema& table)
{
    throw failure(400, "general_cursor_not_found",
        std::string(table.entity) + " '" + plan.cursor_id + "' for the 'cursor' value not found.");
}

void check_cursor(const list_plan& plan, const row& cursor, const schema& table)
{
    for (const order_term& term : plan.orders)
        if (!cursor.list(term.on) && std::holds_alternative<std::monostate>(cursor.value(term.on)))
            throw failure(400, "database_query_order_null",
                "The order attribute '" + std::string(name_of(term.on, table)) +
                    "' had a null value. Cursor pagination requires all documents order attribute values are "
                    "non-null.");
}

} // namespace appwrite::testing::detail

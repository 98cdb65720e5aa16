//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// check_walk: what makes a walk unsafe, and what to do instead.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_WALK_RULES_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_WALK_RULES_IPP

#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/paging/item_key.hpp>
#include <appwrite/detail/paging/walk_rules.hpp>
#include <appwrite/detail/users/query_text.hpp>

#include <algorithm>
#include <iterator>
#include <variant>

namespace appwrite::detail
{

// Attributes that an item may lack.
inline bool may_be_null(std::string_view attribute) noexcept
{
    static constexpr std::string_view all[] = {"email", "phone", "passwordUpdate", "labels", "impersonator",
        "providerEmail", "providerAccessTokenExpiry", "providerId"};
    return std::find(std::begin(all), std::end(all), attribute) != std::end(all);
}

// The method of a query in the server's JSON form; empty if the text is something else.
inline std::string method_of(std::string_view text)
{
    document json(text.size());
    if (json.parse(text))
        return {};
    auto const* object = json.root().if_object();
    auto const* method = object ? object->if_contains("method") : nullptr;
    return method && method->is_string() ? std::string(method->get_string()) : std::string();
}

APPWRITE_IMPL std::optional<api_error> check_walk(list_terms const& terms, bool has_cursors)
{
    auto const refuse = [](std::string_view field, std::string_view why)
    { return refused_query(errc::invalid_argument, field, why); };

    if (terms.limit && *terms.limit < 1)
        return refuse("limit", "is the size of a page here, and must be 1 or more");
    if (terms.offset && *terms.offset < 0)
        return refuse("offset", "must be 0 or more");
    if (terms.cursor_before)
        return refuse(
            "cursor_before", "a walk goes forward only: use newest_first to see the items in reverse");
    for (ordering const& o : terms.orders)
    {
        if (o.method == order_method::random)
            return refuse(
                "order_by", "each page of a random order is another order: fetch one page with list");
        if (has_cursors && may_be_null(o.attribute))
            return refuse(
                "order_by", "items without a value for '" + o.attribute +
                                "' would get lost: sort by an attribute that each item has, such as "
                                "created_at, or sort what was fetched");
    }
    if (has_cursors && terms.orders.size() + (terms.newest_first ? 1 : 0) > 1)
        return refuse("order_by", "a walk has one sort key, because servers compare only one with the "
                                  "cursor: sort what was fetched");
    for (std::string const& text : terms.raw)
    {
        static constexpr std::string_view steering[] = {
            "limit", "offset", "cursorAfter", "cursorBefore", "orderAsc", "orderDesc", "orderRandom"};
        std::string const method = method_of(text);
        if (std::find(std::begin(steering), std::end(steering), method) != std::end(steering))
            return refuse(
                "query", "'" + method +
                             "' would get into the way of the walk: use limit, offset, cursor_after, "
                             "order_by or newest_first");
    }
    return std::nullopt;
}

inline void append_filter(std::string& out, filter const& f)
{
    append_text(out.append("("), name_of(f.method));
    append_text(out, f.attribute);
    for (filter_value const& value : f.values)
    {
        if (auto const* text = std::get_if<std::string>(&value))
            append_text(out.append("t"), *text);
        else if (auto const* time = std::get_if<timestamp>(&value))
            out.append("@").append(std::to_string(time->time_since_epoch().count()));
        else
            out.append(std::get<bool>(value) ? "+" : "-");
    }
    for (filter const& nested : f.nested)
        append_filter(out, nested);
    out.append(")");
}

// Of names that servers know, not of enumerators: checkpoints outlive a version of this library.
APPWRITE_IMPL std::string parameters_fingerprint(list_terms const& terms, std::string_view owner)
{
    std::string all;
    append_text(all, owner);
    append_text(all, terms.search);
    for (filter const& f : terms.filters)
        append_filter(all, f);
    for (ordering const& o : terms.orders)
        append_text(all.append(o.method == order_method::descending ? "d" : "a"), o.attribute);
    for (std::string const& text : terms.raw)
        append_text(all.append("q"), text);
    append_text(all.append("c"), terms.cursor_after.value_or(std::string()));
    all.append("o").append(std::to_string(terms.offset.value_or(0)));
    all.append(terms.newest_first ? "n" : "");
    return fingerprint(all);
}

} // namespace appwrite::detail

#endif

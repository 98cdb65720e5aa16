//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// append_queries: the parameters of a listing as the query part of a target.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_LIST_QUERY_IPP
#define APPWRITE_IMPL_DETAIL_USERS_LIST_QUERY_IPP

#include <appwrite/detail/id_form.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/utf8.hpp>
#include <appwrite/detail/json/writer.hpp>
#include <appwrite/detail/users/list_query.hpp>
#include <appwrite/detail/users/query_text.hpp>
#include <appwrite/detail/wire/percent_encoding.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

// What a listing takes, beside what its parameter class leaves out.
struct listing
{
    // The first version that has limit and offset.
    api_version paged_since;
    // The first version that has conditions, orders and cursors. Before 1.0 only users have cursors, and no
    // order but that of creation and its reverse.
    api_version queries_since;
    bool cursors_before_1_0 = false;
};

// The checks and the spelling of one list request. The first error stays.
class list_query_writer
{
public:
    list_query_writer(
        std::string& target, server_info const& server, listing const& of, list_terms const& terms)
        : target_(target), server_(server), listing_(of), terms_(terms)
    {
    }

    std::optional<api_error> write()
    {
        check_text();
        check_page();
        check_cursor();
        check_conditions();
        if (error_)
            return std::move(error_);

        if (!terms_.search.empty())
            add("search", terms_.search);
        if (server_.speaks == dialect::v0_15)
            add_v0_15();
        else
            add_queries();
        // Not `false`: some servers read that text as true.
        if (terms_.without_total && server_.version >= api_version{1, 8, 1})
            add("total", "0");
        require(target_.size() <= max_target_size, "where",
            "the target of the request has " + std::to_string(target_.size()) + " bytes, more than " +
                std::to_string(max_target_size));
        return std::move(error_);
    }

private:
    void fail(api_error e)
    {
        if (!error_)
            error_ = std::move(e);
    }

    void require(bool condition, std::string_view field, std::string_view why)
    {
        if (!condition)
            fail(refused_query(errc::invalid_argument, field, why));
    }

    // Whether a parameter that is set is one that the server has.
    void require_since(bool set, std::string_view field, api_version since)
    {
        if (set && server_.version < since)
            fail(query_too_new(field, since));
    }

    void check_text()
    {
        auto const count = count_code_points(terms_.search);
        require(count.has_value(), "search", "must be UTF-8");
        require(count.value_or(0) <= 256, "search", "must have at most 256 characters");
    }

    void check_page()
    {
        auto const limit = terms_.limit;
        auto const offset = terms_.offset;
        require_since(limit.has_value(), "limit", listing_.paged_since);
        require_since(offset.has_value(), "offset", listing_.paged_since);
        if (server_.version < api_version{1, 3, 0})
        {
            require(
                !limit || (*limit >= 0 && *limit <= 100), "limit", "must be between 0 and 100 before 1.3");
            require(!offset || (*offset >= 0 && *offset <= 5000), "offset",
                "must be between 0 and 5000 before 1.3");
            return;
        }
        bool const zero = server_.version < api_version{1, 4, 0};
        require(
            !limit || *limit >= (zero ? 0 : 1), "limit", zero ? "must be 0 or more" : "must be 1 or more");
        require(!offset || *offset >= 0, "offset", "must be 0 or more");
    }

    void check_cursor()
    {
        bool const old = server_.speaks == dialect::v0_15 && listing_.cursors_before_1_0;
        auto check = [&](std::string_view field, std::optional<std::string> const& id)
        {
            if (!old)
                require_since(id.has_value(), field, listing_.queries_since);
            // An existing id may be longer than a new one where the database allows it.
            std::size_t const most = server_.speaks == dialect::v0_15 ? 36 : 255;
            require(!id || has_id_form(*id, most), field,
                "must be letters, digits, '.', '_' or '-' and begin with a letter or a digit");
        };
        check("cursor_after", terms_.cursor_after);
        check("cursor_before", terms_.cursor_before);
        bool const after = terms_.cursor_after.has_value();
        bool const before = terms_.cursor_before.has_value();
        require(!after || !before, "cursor_before", "cannot be combined with cursor_after");
        for (ordering const& o : terms_.orders)
            require(o.method != order_method::random || (!after && !before && !terms_.offset), "order_by",
                "a random order cannot be combined with a cursor or an offset");
    }

    void check_conditions()
    {
        bool const old = server_.speaks == dialect::v0_15 && listing_.cursors_before_1_0;
        if (!old)
            require_since(terms_.newest_first, "newest_first", listing_.queries_since);
        require_since(!terms_.filters.empty(), "where", listing_.queries_since);
        require_since(!terms_.orders.empty(), "order_by", listing_.queries_since);
        require_since(!terms_.raw.empty(), "query", std::max(listing_.queries_since, api_version{1, 5, 0}));
        for (filter const& f : terms_.filters)
            if (auto e = check_filter(f, server_))
                fail(*std::move(e));
        for (ordering const& o : terms_.orders)
            if (auto e = check_ordering(o, server_))
                fail(*std::move(e));
        for (std::string const& text : terms_.raw)
            check_raw(text);
    }

    // Servers answer what is not of this form with an error, or with 500.
    void check_raw(std::string_view text)
    {
        document json(text.size());
        if (json.parse(text))
            return require(false, "query", "must be JSON text such as {\"method\":\"isNull\",...}");
        auto const* object = json.root().if_object();
        auto const* method = object ? object->if_contains("method") : nullptr;
        require(method && method->is_string(), "query", "must be an object with a text as its \"method\"");
        auto const* values = object ? object->if_contains("values") : nullptr;
        require(!values || values->is_array(), "query", "the \"values\" must be an array");
    }

    void add(std::string_view name, std::string_view value)
    {
        target_.push_back(has_query_ ? '&' : '?');
        has_query_ = true;
        // Names are ours; the brackets of `queries[]` may stand as they are.
        target_.append(name).push_back('=');
        append_percent_encoded(target_, value);
    }

    void add_v0_15()
    {
        if (terms_.limit)
            add("limit", std::to_string(*terms_.limit));
        if (terms_.offset)
            add("offset", std::to_string(*terms_.offset));
        if (terms_.cursor_after)
            add("cursor", *terms_.cursor_after);
        if (terms_.cursor_before)
        {
            add("cursor", *terms_.cursor_before);
            // In lower case: the server accepts AFTER and BEFORE and then ignores the cursor.
            add("cursorDirection", "before");
        }
        if (terms_.newest_first)
            add("orderType", "DESC");
    }

    template <class Term>
    void add_term(Term const& term)
    {
        std::string text;
        if (server_.speaks == dialect::v1_0)
            append_text_query(text, term);
        else
            append_json_query(text, term);
        add("queries[]", text);
    }

    // A query without an attribute and with one value, which is spelled already.
    void add_value(std::string_view method, std::string const& value)
    {
        bool const old = server_.speaks == dialect::v1_0;
        std::string text = old ? std::string(method) + '(' : "{\"method\":\"" + std::string(method);
        text.append(old ? "" : "\",\"values\":[").append(value).append(old ? ")" : "]}");
        add("queries[]", text);
    }

    void add_queries()
    {
        for (filter const& f : terms_.filters)
            add_term(f);
        for (std::string const& text : terms_.raw)
            add("queries[]", text);
        for (ordering const& o : terms_.orders)
            add_term(o);
        // The empty attribute stands for the order of creation.
        if (terms_.newest_first)
            add_term(ordering(order_method::descending));
        // Ids need no escape.
        if (terms_.cursor_after)
            add_value("cursorAfter", '"' + *terms_.cursor_after + '"');
        if (terms_.cursor_before)
            add_value("cursorBefore", '"' + *terms_.cursor_before + '"');
        if (terms_.limit)
            add_value("limit", std::to_string(*terms_.limit));
        if (terms_.offset)
            add_value("offset", std::to_string(*terms_.offset));
    }

    std::string& target_;
    server_info const& server_;
    listing const& listing_;
    list_terms const& terms_;
    std::optional<api_error> error_;
    bool has_query_ = false;
};

inline std::optional<api_error> append_list(
    std::string& target, server_info const& server, listing const& of, list_terms const& terms)
{
    return list_query_writer(target, server, of, terms).write();
}

APPWRITE_IMPL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_users const& parameters)
{
    static constexpr listing users{{0, 13, 0}, {1, 0, 0}, true};
    return append_list(target, server, users, parameters.terms());
}

APPWRITE_IMPL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_identities const& parameters)
{
    static constexpr listing identities{{1, 4, 0}, {1, 4, 0}};
    return append_list(target, server, identities, parameters.terms());
}

APPWRITE_IMPL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_targets const& parameters)
{
    static constexpr listing targets{{1, 5, 0}, {1, 5, 0}};
    return append_list(target, server, targets, parameters.terms());
}

APPWRITE_IMPL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_memberships const& parameters)
{
    static constexpr listing memberships{{1, 7, 0}, {1, 7, 0}};
    return append_list(target, server, memberships, parameters.terms());
}

APPWRITE_IMPL std::optional<api_error> append_queries(
    std::string& target, server_info const& server, list_logs const& parameters)
{
    static constexpr listing logs{{0, 13, 0}, {1, 0, 0}};
    return append_list(target, server, logs, parameters.terms());
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Filters and orders in the two spellings of servers since 1.0.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_QUERY_TEXT_IPP
#define APPWRITE_IMPL_DETAIL_USERS_QUERY_TEXT_IPP

#include <appwrite/detail/json/timestamp_text.hpp>
#include <appwrite/detail/json/utf8.hpp>
#include <appwrite/detail/json/writer.hpp>
#include <appwrite/detail/users/query_text.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string_view>
#include <variant>

namespace appwrite::detail
{

// A method of filters: its name, the first version that has it, and how many values it takes.
struct filter_method_row
{
    std::string_view name;
    api_version since;
    std::size_t least;
    std::size_t most;
};

inline filter_method_row const& row_of(filter_method m) noexcept
{
    static constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    // In the order of the enumerators.
    static constexpr filter_method_row rows[] = {
        {"equal", {1, 0, 0}, 1, any},
        {"notEqual", {1, 0, 0}, 1, 1},
        {"lessThan", {1, 0, 0}, 1, 1},
        {"lessThanEqual", {1, 0, 0}, 1, 1},
        {"greaterThan", {1, 0, 0}, 1, 1},
        {"greaterThanEqual", {1, 0, 0}, 1, 1},
        {"between", {1, 3, 0}, 2, 2},
        {"notBetween", {1, 8, 1}, 2, 2},
        {"isNull", {1, 3, 0}, 0, 0},
        {"isNotNull", {1, 3, 0}, 0, 0},
        {"startsWith", {1, 3, 0}, 1, 1},
        {"notStartsWith", {1, 8, 1}, 1, 1},
        {"endsWith", {1, 3, 0}, 1, 1},
        {"notEndsWith", {1, 8, 1}, 1, 1},
        {"contains", {1, 4, 0}, 1, any},
        {"notContains", {1, 8, 1}, 1, any},
        {"containsAny", {1, 9, 0}, 1, any},
        {"containsAll", {1, 9, 0}, 1, any},
        {"and", {1, 5, 0}, 0, 0},
        {"or", {1, 5, 0}, 0, 0},
    };
    return rows[static_cast<std::size_t>(m)];
}

APPWRITE_IMPL std::string_view name_of(filter_method m) noexcept
{
    return row_of(m).name;
}

inline std::string_view name_of(order_method m) noexcept
{
    switch (m)
    {
    case order_method::ascending:
        return "orderAsc";
    case order_method::descending:
        return "orderDesc";
    case order_method::random:
        break;
    }
    return "orderRandom";
}

inline bool is_group(filter const& f) noexcept
{
    return f.method == filter_method::all_of || f.method == filter_method::any_of;
}

// Nothing if the value can be written.
inline std::string_view fault_of(filter_value const& value)
{
    if (auto const* text = std::get_if<std::string>(&value))
        return count_code_points(*text) ? "" : "a value must be UTF-8";
    if (auto const* time = std::get_if<timestamp>(&value))
        return timestamp_text(*time) ? "" : "a time must be within the years 0 to 9999";
    return "";
}

APPWRITE_IMPL api_error refused_query(errc code, std::string_view what, std::string_view why)
{
    api_error refused(code, call_stage::validate, std::string(what).append(": ").append(why));
    return std::move(refused.field(std::string(what)));
}

APPWRITE_IMPL api_error query_too_new(std::string_view what, api_version since)
{
    std::string why = "servers before " + std::to_string(since.major) + '.' + std::to_string(since.minor);
    if (since.patch != 0)
        why += '.' + std::to_string(since.patch);
    return refused_query(errc::not_supported_by_server, what, why += " do not have it");
}

APPWRITE_IMPL std::optional<api_error> check_filter(filter const& f, server_info const& server)
{
    filter_method_row const& row = row_of(f.method);
    // As `equal(name)`; the names of attributes are the program's, not its users'.
    std::string const what =
        is_group(f) ? std::string(row.name) : std::string(row.name) + '(' + f.attribute + ')';
    if (row.since > server.version)
        return query_too_new(what, row.since);
    if (f.since > server.version)
        return query_too_new(what, f.since);

    if (is_group(f))
    {
        if (f.nested.size() < 2)
            return refused_query(errc::invalid_argument, what, "must have at least one condition");
        for (filter const& nested : f.nested)
            if (auto error = check_filter(nested, server))
                return error;
        return std::nullopt;
    }

    if (!count_code_points(f.attribute) || f.attribute.empty())
        return refused_query(
            errc::invalid_argument, row.name, "the field's name must be UTF-8 and not empty");
    std::size_t const server_most = server.version >= api_version{1, 7, 0} ? 500 : 100;
    if (f.values.size() < row.least)
        return refused_query(errc::invalid_argument, what, "must have at least one value");
    if (f.values.size() > row.most || f.values.size() > server_most)
        return refused_query(errc::invalid_argument, what,
            "must have at most " + std::to_string(std::min(row.most, server_most)) + " values");
    for (filter_value const& value : f.values)
        if (auto const fault = fault_of(value); !fault.empty())
            return refused_query(errc::invalid_argument, what, fault);
    return std::nullopt;
}

APPWRITE_IMPL std::optional<api_error> check_ordering(ordering const& o, server_info const& server)
{
    std::string const what = std::string(name_of(o.method)) + '(' + o.attribute + ')';
    if (o.method == order_method::random && server.version < api_version{1, 8, 1})
        return query_too_new(what, {1, 8, 1});
    if (o.since > server.version)
        return query_too_new(what, o.since);
    if (!count_code_points(o.attribute))
        return refused_query(errc::invalid_argument, name_of(o.method), "the field's name must be UTF-8");
    return std::nullopt;
}

// The value, its texts written by `append_string`.
template <class AppendString>
void append_value(std::string& out, filter_value const& value, AppendString append_string)
{
    if (auto const* flag = std::get_if<bool>(&value))
        out += *flag ? "true" : "false";
    else if (auto const* text = std::get_if<std::string>(&value))
        append_string(out, *text);
    else
        append_string(out, timestamp_text(std::get<timestamp>(value)).value_or(""));
}

APPWRITE_IMPL void append_json_query(std::string& out, filter const& f)
{
    out.append("{\"method\":\"").append(row_of(f.method).name).append("\"");
    if (!is_group(f))
        append_json_string(out += ",\"attribute\":", f.attribute);
    if (!f.values.empty() || !f.nested.empty())
    {
        out += ",\"values\":[";
        std::string_view separator;
        for (filter_value const& value : f.values)
        {
            append_value(out.append(separator), value, append_json_string);
            separator = ",";
        }
        for (filter const& nested : f.nested)
        {
            append_json_query(out.append(separator), nested);
            separator = ",";
        }
        out += ']';
    }
    out += '}';
}

APPWRITE_IMPL void append_json_query(std::string& out, ordering const& o)
{
    out.append("{\"method\":\"").append(name_of(o.method)).append("\"");
    if (o.method != order_method::random)
        append_json_string(out += ",\"attribute\":", o.attribute);
    out += '}';
}

APPWRITE_IMPL void append_text_query_string(std::string& out, std::string_view text)
{
    out += '"';
    for (char c : text)
    {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

APPWRITE_IMPL void append_text_query(std::string& out, filter const& f)
{
    append_text_query_string(out.append(row_of(f.method).name) += '(', f.attribute);
    // The two values of `between` stand as arguments of their own, those of other methods in a list.
    bool const list = !f.values.empty() && f.method != filter_method::between;
    if (list)
        out += ", [";
    std::string_view separator = list ? "" : ", ";
    for (filter_value const& value : f.values)
    {
        append_value(out.append(separator), value, append_text_query_string);
        separator = list ? "," : ", ";
    }
    out += list ? "])" : ")";
}

APPWRITE_IMPL void append_text_query(std::string& out, ordering const& o)
{
    append_text_query_string(out.append(name_of(o.method)) += '(', o.attribute);
    out += ')';
}

} // namespace appwrite::detail

#endif

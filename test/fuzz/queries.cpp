//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Fuzz target: conditions as text, and back.
//
#include "../../src/testing/query.hpp"
#include "targets.hpp"

#include <appwrite/detail/json/reader.hpp>
#include <appwrite/detail/users/list_query.hpp>
#include <appwrite/detail/users/query_text.hpp>

#include <boost/json/value.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace appwrite::fuzz
{

namespace
{

namespace json = boost::json;
using detail::filter;
using detail::filter_method;

// Makes choices of bytes; zeros when there are no more.
class choices
{
public:
    explicit choices(std::string_view bytes) : bytes_(bytes) {}

    unsigned next(unsigned end)
    {
        if (bytes_.empty())
            return 0;
        auto const byte = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return byte % end;
    }

    std::string text()
    {
        // Chosen first: it takes a byte.
        unsigned const wanted = next(32);
        std::size_t const size = std::min<std::size_t>(wanted, bytes_.size());
        std::string const text(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return text;
    }

    timestamp time()
    {
        std::uint64_t bits = 0;
        for (int i = 0; i < 8; ++i)
            bits = bits << 8 | next(256);
        return timestamp(std::chrono::milliseconds(static_cast<std::int64_t>(bits)));
    }

private:
    std::string_view bytes_;
};

filter make_filter(choices& from, int depth)
{
    auto const method = static_cast<filter_method>(from.next(20));
    if (method == filter_method::all_of || method == filter_method::any_of)
    {
        filter group(method);
        if (depth < 4)
            for (unsigned n = from.next(4); n > 0; --n)
                group.nested.push_back(make_filter(from, depth + 1));
        return group;
    }
    filter f(method, from.text(), {1, 0, 0});
    for (unsigned n = from.next(4); n > 0; --n)
    {
        unsigned const kind = from.next(3);
        if (kind == 0)
            f.values.push_back(from.next(2) == 1);
        else if (kind == 1)
            f.values.push_back(from.text());
        else
            f.values.push_back(from.time());
    }
    return f;
}

bool same(detail::filter_value const& value, json::value const& read)
{
    if (auto const* flag = std::get_if<bool>(&value))
        return read == json::value(*flag);
    if (auto const* text = std::get_if<std::string>(&value))
        return read == json::value(*text);
    return detail::to_timestamp(read) == std::get<timestamp>(value);
}

void check_same(filter const& f, testing::detail::query const& read)
{
    require(read.attribute_name == f.attribute, "the attribute arrives");
    require(read.values.size() == f.values.size() + f.nested.size(), "the values arrive, all of them");
    for (std::size_t i = 0; i < f.values.size(); ++i)
        require(same(f.values[i], read.values[i]), "each value arrives");
    for (std::size_t i = 0; i < f.nested.size(); ++i)
        check_same(f.nested[i], testing::detail::parse_query(read.values[f.values.size() + i]));
}

void check_text(filter const& f)
{
    std::string text;
    detail::append_json_query(text, f);
    testing::detail::query const from_json = testing::detail::parse_query(json::value(text));
    check_same(f, from_json);
    // The old form is only written for servers that know it, and they know fewer methods.
    if (!f.nested.empty() || detail::check_filter(f, *detail::server_of({1, 4, 14})))
        return;

    std::string old_text;
    detail::append_text_query(old_text, f);
    testing::detail::query from_text;
    require(testing::detail::parse_old_query(old_text, from_text), "the old form can be read");
    require(from_text.method == from_json.method, "both forms name the same method");
    check_same(f, from_text);
}

bool is_url_text(std::string_view text)
{
    return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "-._~%/?&=[]") == std::string_view::npos;
}

} // namespace

void query(std::string_view bytes)
{
    choices from(bytes);
    list_users parameters;
    parameters.search(from.text());
    if (from.next(2) == 1)
        parameters.cursor_after(from.text());
    for (int n = 0; n < 3; ++n)
    {
        filter const f = make_filter(from, 0);
        parameters.where(appwrite::query<user>(f));
        if (!detail::check_filter(f, *detail::server_of({1, 9, 0})))
            check_text(f);
    }
    for (detail::api_version const v :
        {detail::api_version{0, 15, 3}, detail::api_version{1, 4, 0}, detail::api_version{1, 9, 0}})
    {
        std::string target = "/users";
        auto const refused = detail::append_queries(target, *detail::server_of(v), parameters);
        require(refused || target.size() <= detail::max_target_size, "a target that is sent is not too long");
        require(refused || is_url_text(target), "a target is a URL");
    }
}

} // namespace appwrite::fuzz

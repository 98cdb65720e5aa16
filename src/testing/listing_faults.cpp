//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What faults of listings do to requests and responses.
//
#include "listing_faults.hpp"

#include "php_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

/// Whether one name=value of a query string, decoded, is about the place in the listing.
bool is_about_the_place(std::string_view parameter)
{
    static constexpr std::array<std::string_view, 3> names{"cursor=", "cursorDirection=", "offset="};
    if (std::any_of(
            names.begin(), names.end(), [&](std::string_view name) { return parameter.starts_with(name); }))
        return true;
    if (!parameter.starts_with("queries["))
        return false;
    // As JSON text since 1.5, as cursorAfter("id") before.
    static constexpr std::array<std::string_view, 3> methods{"cursorAfter", "cursorBefore", "offset"};
    const std::string_view value = parameter.substr(std::min(parameter.find('=') + 1, parameter.size()));
    return std::any_of(methods.begin(), methods.end(),
        [&](std::string_view method)
        {
            return value.starts_with(std::string(method) + '(') ||
                   value.find("\"method\":\"" + std::string(method) + '"') != std::string_view::npos;
        });
}

} // namespace

std::string first_page_target(std::string_view target)
{
    const std::size_t mark = std::min(target.find('?'), target.size());
    std::string result(target.substr(0, mark));
    char separator = '?';
    for (std::string_view rest = target.substr(std::min(mark + 1, target.size())); !rest.empty();)
    {
        const std::string_view one = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        if (one.empty() || is_about_the_place(url_decode(one)))
            continue;
        result.append(1, separator).append(one);
        separator = '&';
    }
    return result;
}

std::string without_items(std::string body)
{
    boost::system::error_code error;
    json::value parsed = json::parse(body, error);
    if (error || !parsed.is_object() || !parsed.get_object().contains("total"))
        return body;
    for (auto& member : parsed.get_object())
        if (member.value().is_array())
            member.value().get_array().clear();
    return json::serialize(parsed);
}

} // namespace appwrite::testing::detail

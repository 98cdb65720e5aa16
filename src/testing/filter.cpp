//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How filters compare records with constants.
//
#include "http_message.hpp"
#include "listing.hpp"
#include "order.hpp"

#include <boost/regex.hpp>

#include <algorithm>

namespace appwrite::testing::detail
{

namespace
{

attribute_value text_or_null(const std::optional<std::string>& text) noexcept
{
    return text ? attribute_value(std::string_view(*text)) : attribute_value();
}

attribute_value time_or_null(milliseconds_since_epoch time) noexcept
{
    return time != 0 ? attribute_value(std::int64_t{time}) : attribute_value();
}

char fold(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::strong_ordering compare_text(std::string_view a, std::string_view b) noexcept
{
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(),
        [](char x, char y)
        { return static_cast<unsigned char>(fold(x)) <=> static_cast<unsigned char>(fold(y)); });
}

attribute_value view(const filter_value& value) noexcept
{
    return std::visit([](const auto& v) { return attribute_value(v); }, value);
}

std::string_view text(const attribute_value& value) noexcept
{
    const auto* found = std::get_if<std::string_view>(&value);
    return found ? *found : std::string_view{};
}

bool begins(std::string_view whole, std::string_view part) noexcept
{
    return whole.size() >= part.size() && equal_ignoring_case(whole.substr(0, part.size()), part);
}

bool ends(std::string_view whole, std::string_view part) noexcept
{
    return whole.size() >= part.size() && equal_ignoring_case(whole.substr(whole.size() - part.size()), part);
}

bool includes(std::string_view whole, std::string_view part)
{
    return to_lower(whole).find(to_lower(part)) != std::string::npos;
}

/// Whether a pattern is found somewhere. This library gives up on patterns that would take forever, by
/// throwing.
bool finds(std::string_view whole, std::string_view pattern)
{
    const boost::regex compiled(pattern.begin(), pattern.end(), boost::regex::perl | boost::regex::icase);
    return boost::regex_search(whole.begin(), whole.end(), compiled);
}

bool matches_list(const filter& what, const text_list& elements)
{
    const auto has = [&](const filter_value& wanted)
    {
        const auto* word = std::get_if<std::string>(&wanted);
        return word && std::find(elements.begin(), elements.end(), *word) != elements.end();
    };
    switch (what.what)
    {
    case filter::kind::contains:
        return std::any_of(what.values.begin(), what.values.end(), has);
    case filter::kind::not_contains:
        return std::none_of(what.values.begin(), what.values.end(), has);
    case filter::kind::contains_all:
        return std::all_of(what.values.begin(), what.values.end(), has);
    case filter::kind::is_null:
        return false;
    default:
        return true;
    }
}

} // namespace

std::strong_ordering compare(const attribute_value& a, const attribute_value& b) noexcept
{
    if (a.index() != b.index())
        return a.index() <=> b.index();
    if (const auto* words = std::get_if<std::string_view>(&a))
        return compare_text(*words, *std::get_if<std::string_view>(&b));
    if (const auto* number = std::get_if<std::int64_t>(&a))
        return *number <=> *std::get_if<std::int64_t>(&b);
    if (const auto* flag = std::get_if<bool>(&a))
        return static_cast<int>(*flag) <=> static_cast<int>(*std::get_if<bool>(&b));
    return std::strong_ordering::equal;
}

attribute_value value_of(const user_record& user, attribute which) noexcept
{
    switch (which)
    {
    case attribute::id:
        return std::string_view(user.id);
    case attribute::sequence:
        return static_cast<std::int64_t>(user.sequence);
    case attribute::created:
        return time_or_null(user.created);
    case attribute::updated:
        return time_or_null(user.updated);
    case attribute::name:
        return std::string_view(user.name);
    case attribute::email:
        return text_or_null(user.email);
    case attribute::phone:
        return text_or_null(user.phone);
    case attribute::status:
        return user.status;
    case attribute::password_update:
        return time_or_null(user.password_update);
    case attribute::registration:
        return time_or_null(user.registration);
    case attribute::email_verification:
        return user.email_verification;
    case attribute::phone_verification:
        return user.phone_verification;
    case attribute::impersonator:
        return user.impersonator;
    default:
        return {};
    }
}

const text_list* list_of(const user_record& user, attribute which) noexcept
{
    return which == attribute::labels ? &user.labels : nullptr;
}

bool filter::matches(const row& record) const
{
    if (what == kind::all_of)
        return std::all_of(
            children.begin(), children.end(), [&](const filter& f) { return f.matches(record); });
    if (what == kind::any_of)
        return std::any_of(
            children.begin(), children.end(), [&](const filter& f) { return f.matches(record); });
    if (const text_list* elements = record.list(on))
        return matches_list(*this, *elements);

    const attribute_value actual = record.value(on);
    const bool null = std::holds_alternative<std::monostate>(actual);
    if (what == kind::is_null)
        return null;
    // A comparison with null is never true.
    if (null)
        return false;
    const auto equals = [&](const filter_value& v) { return compare(actual, view(v)) == 0; };
    const auto holds = [&](const filter_value& v) { return includes(text(actual), text(view(v))); };
    switch (what)
    {
    case kind::equal:
        return std::any_of(values.begin(), values.end(), equals);
    case kind::not_equal:
        return !equals(values.front());
    case kind::less:
        return compare(actual, view(values.front())) < 0;
    case kind::less_equal:
        return compare(actual, view(values.front())) <= 0;
    case kind::greater:
        return compare(actual, view(values.front())) > 0;
    case kind::greater_equal:
        return compare(actual, view(values.front())) >= 0;
    case kind::between:
    case kind::not_between:
        return (compare(actual, view(values[0])) >= 0 && compare(actual, view(values[1])) <= 0) ==
               (what == kind::between);
    case kind::starts_with:
        return begins(text(actual), text(view(values.front())));
    case kind::not_starts_with:
        return !begins(text(actual), text(view(values.front())));
    case kind::ends_with:
        return ends(text(actual), text(view(values.front())));
    case kind::not_ends_with:
        return !ends(text(actual), text(view(values.front())));
    case kind::contains:
        return std::any_of(values.begin(), values.end(), holds);
    case kind::not_contains:
        return std::none_of(values.begin(), values.end(), holds);
    case kind::contains_all:
        return std::all_of(values.begin(), values.end(), holds);
    case kind::regex:
        return finds(text(actual), text(view(values.front())));
    default:
        return true;
    }
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the service demands of parameters, in its own words.
//
#include "validation.hpp"

#include "failure.hpp"
#include "http_message.hpp"
#include "php_text.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

bool is_alnum(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

std::string_view text_of(const json::value& value) noexcept
{
    const json::string* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

bool is_uid(const json::value& value) noexcept
{
    const std::string_view id = text_of(value);
    return !id.empty() && id.size() <= 36 && is_alnum(id.front()) &&
           std::all_of(
               id.begin(), id.end(), [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '_'; });
}

bool is_domain_label(std::string_view label) noexcept
{
    return !label.empty() && label.size() <= 63 && is_alnum(label.front()) && is_alnum(label.back()) &&
           std::all_of(label.begin(), label.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

bool is_domain(std::string_view domain) noexcept
{
    std::size_t labels = 0;
    std::string_view label;
    for (;; ++labels)
    {
        const std::size_t dot = std::min(domain.find('.'), domain.size());
        label = domain.substr(0, dot);
        if (!is_domain_label(label))
            return false;
        if (dot == domain.size())
            break;
        domain.remove_prefix(dot + 1);
    }
    return labels > 0 && !is_digit(label.front());
}

bool is_email(const json::value& value) noexcept
{
    const std::string_view address = text_of(value);
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || address.size() > 254)
        return false;
    const std::string_view local = address.substr(0, at);
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.' ||
        local.find("..") != std::string_view::npos)
        return false;
    static constexpr std::string_view marks = "!#$%&'*+/=?^_`{|}~.-";
    return is_domain(address.substr(at + 1)) &&
           std::all_of(local.begin(), local.end(),
               [](char c) { return is_alnum(c) || marks.find(c) != std::string_view::npos; });
}

bool is_phone(const json::value& value, std::size_t least_digits) noexcept
{
    const std::string_view number = text_of(value);
    return number.size() >= 1 + least_digits && number.size() <= 16 && number[0] == '+' && number[1] != '0' &&
           std::all_of(number.begin() + 1, number.end(), is_digit);
}

std::optional<std::int64_t> integer(const json::value& value) noexcept
{
    if (value.is_int64())
        return value.get_int64();
    std::string_view text = text_of(value);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<bool> boolean(const json::value& value) noexcept
{
    if (value.is_bool())
        return value.get_bool();
    if (value.is_int64() && (value.get_int64() == 0 || value.get_int64() == 1))
        return value.get_int64() == 1;
    const std::string_view text = text_of(value);
    if (text == "true" || text == "1")
        return true;
    if (text == "false" || text == "0")
        return false;
    return std::nullopt;
}

} // namespace

rule uid_rule()
{
    return {"UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. "
            "Can't start with a leading underscore",
        is_uid};
}

rule custom_id_rule()
{
    return {"Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and "
            "underscore. "
            "Can't start with a special char",
        [](const json::value& value) { return text_of(value) == "unique()" || is_uid(value); }};
}

rule text_rule(std::size_t at_most, std::size_t at_least)
{
    std::string description = "Value must be a valid string and ";
    if (at_least != 0)
        description += "at least " + std::to_string(at_least) + " chars and ";
    description += "no longer than " + std::to_string(at_most) + " chars";
    return {std::move(description), [at_most, at_least](const json::value& value)
        {
            const std::size_t length = count_characters(text_of(value));
            return value.is_string() && length >= at_least && length <= at_most;
        }};
}

rule email_rule()
{
    return {"Value must be a valid email address", is_email};
}

rule phone_rule(rules version)
{
    const std::size_t least_digits = version == rules::v0_15 ? 2 : 7;
    return {"Phone number must start with a '+' can have a maximum of fifteen digits.",
        [least_digits](const json::value& value) { return is_phone(value, least_digits); }};
}

rule password_rule(rules version)
{
    if (version == rules::v0_15)
        return {"Password must be at least 8 characters",
            [](const json::value& value) { return text_of(value).size() >= 8; }};
    // The servers say 265, and mean 256.
    return {"Password must be between 8 and 265 characters long, and should not be one of the commonly used "
            "password.",
        [](const json::value& value) { return text_of(value).size() >= 8 && text_of(value).size() <= 256; }};
}

rule hashed_password_rule()
{
    return {"Password must be between 8 and 265 characters long.",
        [](const json::value& value) { return text_of(value).size() >= 8 && text_of(value).size() <= 256; }};
}

rule integer_rule()
{
    static constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    return {"Value must be a valid signed 32-bit integer between " + with_commas(-most - 1) + " and " +
                with_commas(most),
        [](const json::value& value)
        { return value.is_int64() && value.get_int64() >= -most - 1 && value.get_int64() <= most; }};
}

rule labels_rule()
{
    std::string characters;
    for (const char c : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
        characters.append(characters.empty() ? "" : ", ") += c;
    const rule text = text_rule(36, 1);
    const auto is_label = [](const json::value& value)
    {
        const std::string_view label = text_of(value);
        return !label.empty() && label.size() <= 36 && std::all_of(label.begin(), label.end(), is_alnum);
    };
    return {"Value must a valid array no longer than 1000 items and " + text.description +
                " and only consist of '" + characters + "' chars",
        [is_label](const json::value& value)
        {
            const json::array labels = elements_of(value);
            return value.is_structured() && labels.size() <= 1000 &&
                   std::all_of(labels.begin(), labels.end(), is_label);
        }};
}

rule range_rule(std::int64_t least, std::int64_t most)
{
    return {"Value must be a valid range between " + with_commas(least) + " and " + with_commas(most),
        [least, most](const json::value& value)
        {
            const auto number = integer(value);
            return number && *number >= least && *number <= most;
        }};
}

rule word_rule(std::vector<std::string> words, bool ignore_case)
{
    std::string description = "Value must be one of (";
    for (const std::string& word : words)
        description += (&word == &words.front() ? "" : ", ") + word;
    description += ')';
    return {std::move(description), [words = std::move(words), ignore_case](const json::value& value)
        {
            const std::string_view text = text_of(value);
            return std::any_of(words.begin(), words.end(),
                [&](const std::string& word)
                { return ignore_case ? equal_ignoring_case(word, text) : word == text; });
        }};
}

rule loose_boolean_rule()
{
    return {
        "Value must be a valid boolean", [](const json::value& value) { return boolean(value).has_value(); }};
}

rule strict_boolean_rule()
{
    return {"Value must be a valid boolean", [](const json::value& value) { return value.is_bool(); }};
}

rule or_null(rule what)
{
    what.description += " or null";
    return what;
}

rule or_empty(rule what)
{
    what.accepts = [accepts = std::move(what.accepts)](const json::value& value)
    { return (value.is_string() && value.get_string().empty()) || accepts(value); };
    return what;
}

json::array elements_of(const json::value& value)
{
    if (value.is_array())
        return value.get_array();
    json::array result;
    if (const json::object* members = value.if_object())
        for (const auto& member : *members)
            result.push_back(member.value());
    return result;
}

std::int64_t to_integer(const json::value& value)
{
    return integer(value).value();
}

bool to_boolean(const json::value& value)
{
    return boolean(value).value();
}

const json::value& parameters::required(std::string_view name, const rule& demand) const
{
    const json::value* value = find(name);
    // The newer framework takes null for a value, although not for one of an optional parameter.
    if (!value && version_ == rules::v1_9)
        value = raw(name);
    if (!value)
        throw failure::invalid_argument("Param \"" + std::string(name) + "\" is not optional.");
    if (!demand.accepts(*value))
        refuse(name, demand.description);
    return *value;
}

const json::value* parameters::optional(std::string_view name, const rule& demand) const
{
    const json::value* value = find(name);
    if (value && !demand.accepts(*value))
        refuse(name, demand.description);
    return value;
}

const json::value* parameters::raw(std::string_view name) const noexcept
{
    return values_.if_contains({name.data(), name.size()});
}

void parameters::refuse(std::string_view name, std::string_view why) const
{
    const std::string subject =
        version_ == rules::v0_15 ? std::string(name) : "`" + std::string(name) + "` param";
    throw failure::invalid_argument("Invalid " + subject + ": " + std::string(why));
}

const json::value* parameters::find(std::string_view name) const noexcept
{
    const json::value* value = raw(name);
    if (!value || value->is_null())
        return nullptr;
    // The old framework put the default in the place of empty text before it looked at the rule.
    if (version_ == rules::v0_15 && value->is_string() && value->get_string().empty())
        return nullptr;
    return value;
}

} // namespace appwrite::testing::detail

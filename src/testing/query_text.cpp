//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How queries of 1.x are written: as JSON, and in the form of 1.0-1.4.
//
#include "query.hpp"

#include "query_rules.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

/// The name that PHP's gettype gives.
std::string php_type(const json::value& value)
{
    switch (value.kind())
    {
    case json::kind::string:
        return "string";
    case json::kind::bool_:
        return "boolean";
    case json::kind::int64:
    case json::kind::uint64:
        return "integer";
    case json::kind::double_:
        return "double";
    case json::kind::null:
        return "NULL";
    default:
        return "array";
    }
}

query read_query(const json::value& parsed)
{
    if (!parsed.is_object() && !parsed.is_array())
        refuse_query("Invalid query. Must be an array, got " + php_type(parsed));
    query result;
    // A list has no members to PHP, but is as good as an object otherwise.
    const json::object object = parsed.is_object() ? parsed.get_object() : json::object();
    if (const json::value* method = object.if_contains("method"); method && !method->is_null())
    {
        if (!method->is_string())
            refuse_query("Invalid query method. Must be a string, got " + php_type(*method));
        result.method = std::string_view(method->get_string());
    }
    if (const json::value* name = object.if_contains("attribute"); name && !name->is_null())
    {
        if (!name->is_string())
            refuse_query("Invalid query attribute. Must be a string, got " + php_type(*name));
        result.attribute_name = std::string_view(name->get_string());
    }
    if (const json::value* values = object.if_contains("values"); values && !values->is_null())
    {
        if (!values->is_array())
            refuse_query("Invalid query values. Must be an array, got " + php_type(*values));
        result.values = values->get_array();
    }
    return result;
}

/// A reader for the argument list of the old form.
class arguments
{
public:
    explicit arguments(std::string_view text) : text_(text) {}

    /// Reads up to the closing bracket and takes it. Nothing if that fails.
    std::optional<json::array> read_until(char close)
    {
        json::array result;
        skip_space();
        if (take(close))
            return result;
        do
        {
            std::optional<json::value> value = read_value();
            if (!value)
                return std::nullopt;
            result.push_back(std::move(*value));
            skip_space();
        } while (take(','));
        if (!take(close))
            return std::nullopt;
        return result;
    }

    bool at_end()
    {
        skip_space();
        return text_.empty();
    }

private:
    void skip_space()
    {
        while (text_.starts_with(' '))
            text_.remove_prefix(1);
    }

    bool take(char c)
    {
        if (!text_.starts_with(c))
            return false;
        text_.remove_prefix(1);
        return true;
    }

    std::optional<json::value> read_value()
    {
        skip_space();
        // One level of lists is all that queries have; deeper ones would let a client choose our stack depth.
        if (!in_list_ && take('['))
        {
            in_list_ = true;
            auto list = read_until(']');
            in_list_ = false;
            return list ? std::optional<json::value>(std::move(*list)) : std::nullopt;
        }
        if (text_.starts_with('"') || text_.starts_with('\''))
            return read_text();
        const std::size_t end = std::min(text_.find_first_of(",)]"), text_.size());
        std::string_view word = text_.substr(0, end);
        text_.remove_prefix(end);
        while (word.ends_with(' '))
            word.remove_suffix(1);
        return read_word(word);
    }

    std::optional<json::value> read_text()
    {
        const char quote = text_.front();
        std::string result;
        for (std::size_t i = 1; i < text_.size(); ++i)
        {
            if (text_[i] == '\\' && i + 1 < text_.size())
                result += text_[++i];
            else if (text_[i] == quote)
            {
                text_.remove_prefix(i + 1);
                return json::value(result);
            }
            else
                result += text_[i];
        }
        return std::nullopt;
    }

    static std::optional<json::value> read_word(std::string_view word)
    {
        if (word == "true" || word == "false")
            return json::value(word == "true");
        if (word == "null")
            return json::value(nullptr);
        json::error_code error;
        json::value number = json::parse({word.data(), word.size()}, error);
        return error || !number.is_number() ? json::value(word) : number;
    }

    std::string_view text_;
    bool in_list_ = false;
};

/// Methods whose first argument in the old form is not an attribute.
bool lacks_attribute(std::string_view method) noexcept
{
    return method == "limit" || method == "offset" || method == "cursorAfter" || method == "cursorBefore" ||
           method == "select" || method == "orderRandom";
}

/// The methods that the old form had. Of others, what stands in the brackets is lost.
bool is_old_method(std::string_view method) noexcept
{
    static constexpr std::array<std::string_view, 20> methods{"equal", "notEqual", "lessThan",
        "lessThanEqual", "greaterThan", "greaterThanEqual", "contains", "search", "isNull", "isNotNull",
        "between", "startsWith", "endsWith", "select", "orderAsc", "orderDesc", "limit", "offset",
        "cursorAfter", "cursorBefore"};
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

bool is_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

query parse_query(const json::value& sent)
{
    if (!sent.is_string())
        return read_query(sent);
    json::error_code error;
    const json::value parsed = json::parse(sent.get_string(), error);
    if (error)
        refuse_query("Invalid query: Syntax error");
    return read_query(parsed);
}

bool parse_old_query(std::string_view text, query& out)
{
    const std::size_t open = text.find('(');
    if (open == 0 || open == std::string_view::npos)
        return false;
    const std::string_view method = text.substr(0, open);
    if (!std::all_of(method.begin(), method.end(), is_letter))
        return false;
    arguments reader(text.substr(open + 1));
    std::optional<json::array> values = reader.read_until(')');
    if (!values || !reader.at_end())
        return false;

    out.method = method;
    out.attribute_name.clear();
    if (!is_old_method(method))
        values->clear();
    if (!lacks_attribute(method) && !values->empty())
    {
        if (!values->front().is_string())
            return false;
        out.attribute_name = std::string_view(values->front().get_string());
        values->erase(values->begin());
    }
    if (values->size() == 1 && values->front().is_array())
    {
        json::array inner = std::move(values->front().get_array());
        *values = std::move(inner);
    }
    out.values = std::move(*values);
    return true;
}

} // namespace appwrite::testing::detail

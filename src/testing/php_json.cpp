//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// JSON as PHP reads and writes it when objects become arrays.
//
#include "php_json.hpp"

#include "php_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

namespace json = boost::json;

double exact_double(const std::string& text)
{
    double result = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (error == std::errc::result_out_of_range)
    {
        // Too large or too small; the latter have a negative exponent.
        const bool tiny = text.find("e-") != std::string::npos || text.find("E-") != std::string::npos ||
                          text.find_first_of("eE") == std::string::npos;
        result = tiny ? 0 : std::numeric_limits<double>::infinity();
        return text.front() == '-' ? -result : result;
    }
    return result;
}

/// Builds a value while a text is parsed. Numbers are converted from their text, which the parser's own
/// conversion of doubles does not do exactly.
class builder
{
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    builder() { stack_.reset(); }

    json::value release() { return stack_.release(); }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return true; }
    bool on_array_begin(json::error_code&) { return true; }

    bool on_object_end(std::size_t count, json::error_code&)
    {
        stack_.push_object(count);
        return true;
    }

    bool on_array_end(std::size_t count, json::error_code&)
    {
        stack_.push_array(count);
        return true;
    }

    bool on_key_part(json::string_view text, std::size_t, json::error_code&)
    {
        stack_.push_chars(text);
        return true;
    }

    bool on_key(json::string_view text, std::size_t, json::error_code&)
    {
        stack_.push_key(text);
        return true;
    }

    bool on_string_part(json::string_view text, std::size_t, json::error_code&)
    {
        stack_.push_chars(text);
        return true;
    }

    bool on_string(json::string_view text, std::size_t, json::error_code&)
    {
        stack_.push_string(text);
        return true;
    }

    bool on_number_part(json::string_view text, json::error_code&)
    {
        number_.append(text.data(), text.size());
        return true;
    }

    bool on_int64(std::int64_t value, json::string_view, json::error_code&)
    {
        number_.clear();
        stack_.push_int64(value);
        return true;
    }

    bool on_uint64(std::uint64_t, json::string_view text, json::error_code&)
    {
        push_double(text);
        return true;
    }

    bool on_double(double, json::string_view text, json::error_code&)
    {
        push_double(text);
        return true;
    }

    bool on_bool(bool value, json::error_code&)
    {
        stack_.push_bool(value);
        return true;
    }

    bool on_null(json::error_code&)
    {
        stack_.push_null();
        return true;
    }

    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    void push_double(json::string_view text)
    {
        number_.append(text.data(), text.size());
        stack_.push_double(exact_double(number_));
        number_.clear();
    }

    json::value_stack stack_;
    std::string number_;
};

void append_unicode(std::string& out, std::uint32_t unit)
{
    char text[8];
    std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(unit & 0xffffU));
    out += text;
}

/// Replaces what is not ASCII in a JSON string by escapes; the text is good UTF-8.
std::string escape_unicode(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();)
    {
        const auto first = static_cast<unsigned char>(text[i]);
        if (first < 0x80)
        {
            out += text[i++];
            continue;
        }
        const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        std::uint32_t code = first & (0x7fU >> length);
        for (std::size_t k = 1; k < length; ++k)
            code = code << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
        i += length;
        if (code >= 0x10000)
        {
            append_unicode(out, 0xd800 + ((code - 0x10000) >> 10U));
            append_unicode(out, 0xdc00 + ((code - 0x10000) & 0x3ffU));
        }
        else
            append_unicode(out, code);
    }
    return out;
}

/// The shortest digits that mean this number, laid out as PHP does: an exponent from 1e+17 on and below 1e-4.
std::string write_double(double value)
{
    char text[40];
    const auto end =
        std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific).ptr;
    const std::string_view scientific(text, static_cast<std::size_t>(end - text));
    const std::size_t mark = scientific.find('e');
    std::string digits(1, scientific[0]);
    if (mark > 2)
        digits += scientific.substr(2, mark - 2);
    int exponent = 0;
    const char* from = scientific.data() + mark + 1;
    std::from_chars(*from == '+' ? from + 1 : from, end, exponent);

    std::string out = std::signbit(value) ? "-" : "";
    if (value == 0)
        return out + '0';
    if (exponent >= 17 || exponent < -4)
    {
        out.append(digits, 0, 1).append(".").append(digits.size() > 1 ? digits.substr(1) : "0");
        return out + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
    }
    if (exponent < 0)
        return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return out + digits + std::string(whole - digits.size(), '0');
    return out + digits.substr(0, whole) + '.' + digits.substr(whole);
}

class writer
{
public:
    explicit writer(const php_json_style& style) : style_(style) {}

    bool write(const json::value& value)
    {
        switch (value.kind())
        {
        case json::kind::string:
            text(value.get_string());
            return true;
        case json::kind::int64:
            out_ += std::to_string(value.get_int64());
            return true;
        case json::kind::uint64:
            return write(static_cast<double>(value.get_uint64()));
        case json::kind::double_:
            return write(value.get_double());
        case json::kind::bool_:
            out_ += value.get_bool() ? "true" : "false";
            return true;
        case json::kind::null:
            out_ += "null";
            return true;
        case json::kind::array:
            return elements(value.get_array(), [](const json::value& e) -> const json::value& { return e; });
        default:
            return write(value.get_object(), is_php_list(value));
        }
    }

    std::string take() { return std::move(out_); }

private:
    void text(std::string_view value)
    {
        if (!style_.escape_unicode)
            return append_json_string(out_, value);
        std::string quoted;
        append_json_string(quoted, value);
        out_ += escape_unicode(quoted);
    }

    bool write(double value)
    {
        if (!std::isfinite(value))
            return false;
        out_ += value == 0 && !style_.keep_negative_zero ? "0" : write_double(value);
        return true;
    }

    bool write(const json::object& object, bool list)
    {
        if (list)
            return elements(
                object, [](const json::key_value_pair& e) -> const json::value& { return e.value(); });
        out_ += '{';
        bool first = true;
        for (const auto& member : object)
        {
            if (!std::exchange(first, false))
                out_ += ',';
            text(member.key());
            out_ += ':';
            if (!write(member.value()))
                return false;
        }
        out_ += '}';
        return true;
    }

    template <class Range, class Select>
    bool elements(const Range& range, Select select)
    {
        out_ += '[';
        bool first = true;
        for (const auto& element : range)
        {
            if (!std::exchange(first, false))
                out_ += ',';
            if (!write(select(element)))
                return false;
        }
        out_ += ']';
        return true;
    }

    const php_json_style& style_;
    std::string out_;
};

} // namespace

std::optional<json::value> parse_php_json(std::string_view text)
{
    json::parse_options options;
    options.max_depth = 511;
    json::basic_parser<builder> parser(options);
    json::error_code error;
    const std::size_t consumed = parser.write_some(false, text.data(), text.size(), error);
    if (error || !parser.done() || text.find_first_not_of(" \t\r\n", consumed) != std::string_view::npos)
        return std::nullopt;
    return parser.handler().release();
}

std::optional<std::string> write_php_json(const json::value& value, const php_json_style& style)
{
    writer result(style);
    if (!result.write(value))
        return std::nullopt;
    return result.take();
}

bool is_php_list(const json::value& value)
{
    if (!value.is_object())
        return value.is_array();
    std::size_t next = 0;
    for (const auto& member : value.get_object())
        if (member.key() != std::to_string(next++))
            return false;
    return true;
}

} // namespace appwrite::testing::detail

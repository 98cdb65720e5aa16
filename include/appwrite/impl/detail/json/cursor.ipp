//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_cursor: the grammar of JSON (RFC 8259).
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_CURSOR_IPP
#define APPWRITE_IMPL_DETAIL_JSON_CURSOR_IPP

#include <appwrite/detail/json/cursor.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/plain_text.hpp>
#include <appwrite/detail/json/utf8.hpp>

#include <cstdint>

namespace appwrite::detail
{

inline bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

APPWRITE_IMPL char json_cursor::peek_behind_space() noexcept
{
    for (; next_ != end_; ++next_)
        if (*next_ != ' ' && *next_ != '\n' && *next_ != '\r' && *next_ != '\t')
            return *next_;
    return '\0';
}

APPWRITE_IMPL bool json_cursor::fail() noexcept
{
    failed_ = true;
    next_ = end_;
    return false;
}

// An array or object begins.
inline bool json_cursor::begin() noexcept
{
    ++next_;
    if (depth_left_ == 0)
        return fail();
    --depth_left_;
    return true;
}

inline json_token json_cursor::word(std::string_view spelling, json_token meaning) noexcept
{
    if (static_cast<std::size_t>(end_ - next_) >= spelling.size() &&
        std::string_view(next_, spelling.size()) == spelling)
    {
        next_ += spelling.size();
        return meaning;
    }
    fail();
    return {};
}

APPWRITE_IMPL json_token json_cursor::other_value()
{
    switch (peek())
    {
    case '{':
        return begin() ? json_token::object() : json_token();
    case '[':
        return begin() ? json_token::array() : json_token();
    case 't':
        return word("true", json_token(true));
    case 'f':
        return word("false", json_token(false));
    case 'n':
        return word("null", json_token());
    default:
        return number();
    }
}

APPWRITE_IMPL bool json_cursor::name(std::string_view& into)
{
    if (peek() != '"')
        return fail();
    into = text();
    if (peek() != ':')
        return fail();
    ++next_;
    return true;
}

APPWRITE_IMPL bool json_cursor::first_name(std::string_view& into)
{
    return first_member() && name(into);
}

APPWRITE_IMPL bool json_cursor::next_name(std::string_view& into)
{
    return next_member() && name(into);
}

APPWRITE_IMPL bool json_cursor::first_element()
{
    return peek() == ']' ? finish() : !failed_;
}

APPWRITE_IMPL bool json_cursor::next_element()
{
    char const c = peek();
    if (c == ']')
        return finish();
    if (c != ',')
        return fail();
    ++next_;
    return true;
}

APPWRITE_IMPL void json_cursor::skip_parts(json_token const& begun)
{
    if (begun.kind() == boost::json::kind::object)
    {
        std::string_view ignored;
        for (bool more = first_name(ignored); more; more = next_name(ignored))
            skip(value());
    }
    else if (begun.kind() == boost::json::kind::array)
        for (bool more = first_element(); more; more = next_element())
            skip(value());
}

APPWRITE_IMPL bool json_cursor::skip_if_empty(json_token const& begun)
{
    if (peek() != (begun.kind() == boost::json::kind::object ? '}' : ']'))
        return false;
    finish();
    return true;
}

APPWRITE_IMPL bool json_cursor::complete()
{
    peek();
    return !failed_ && next_ == end_;
}

APPWRITE_IMPL json_token json_cursor::number()
{
    char const* const first = next_;
    bool const negative = next_ != end_ && *next_ == '-';
    if (negative)
        ++next_;
    char const* const digits = next_;
    std::int64_t n = 0;
    // So many fit, whatever they are.
    char const* const limit = end_ - next_ > 18 ? next_ + 18 : end_;
    for (; next_ != limit && is_digit(*next_); ++next_)
        n = n * 10 + (*next_ - '0');
    bool const more = next_ != end_ && (is_digit(*next_) || *next_ == '.' || (*next_ | 0x20) == 'e');
    if (more)
        return rare_number(first);
    if (next_ == digits || (*digits == '0' && next_ - digits > 1))
    {
        fail();
        return {};
    }
    return json_token(negative ? -n : n);
}

// A large number, or one with decimals or an exponent: Boost.JSON says what it is, and whether it is one.
APPWRITE_IMPL json_token json_cursor::rare_number(char const* first)
{
    for (next_ = first; next_ != end_; ++next_)
        if (!is_digit(*next_) && std::string_view("+-.eE").find(*next_) == std::string_view::npos)
            break;
    error_code ec;
    boost::json::value const read = parse_json({first, static_cast<std::size_t>(next_ - first)}, {}, ec);
    if (!ec)
        return read;
    fail();
    return {};
}

// Reads any text behind its quote: piece by piece, from escape to escape.
APPWRITE_IMPL std::string_view json_cursor::rare_text(char const* first)
{
    bool decoded = false;
    bool ascii = true;
    char const* piece = first;
    next_ = find_special(first, end_);
    while (next_ != end_ && *next_ != '"' && static_cast<unsigned char>(*next_) >= ' ')
    {
        if (*next_ == '\\')
        {
            if (!decoded)
                decoded_.clear();
            decoded = true;
            decoded_.append(piece, next_);
            if (!escape())
                break;
            piece = next_;
        }
        else
            while (next_ != end_ && static_cast<unsigned char>(*next_) >= 0x80)
            {
                ascii = false;
                ++next_;
            }
        next_ = find_special(next_, end_);
    }
    if (next_ == end_ || *next_ != '"')
    {
        fail();
        return {};
    }
    std::string_view const text = decoded ? std::string_view(decoded_.append(piece, next_))
                                          : std::string_view(first, static_cast<std::size_t>(next_ - first));
    // No escape gives the rest of a character that was begun without one, so this finds those, too.
    if (!ascii && !count_code_points(text))
    {
        fail();
        return {};
    }
    ++next_;
    return text;
}

inline bool json_cursor::escape()
{
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (end_ - next_ < 2)
        return fail();
    if (auto const i = letters.find(next_[1]); i != std::string_view::npos)
    {
        decoded_.push_back(meanings[i]);
        next_ += 2;
        return true;
    }
    unsigned c = 0;
    if (!code_unit(c))
        return fail();
    if (c >= 0xD800 && c < 0xE000)
    {
        unsigned low = 0;
        if (c >= 0xDC00 || !code_unit(low) || low < 0xDC00 || low > 0xDFFF)
            return fail();
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    append_code_point(decoded_, c);
    return true;
}

// `\u` and four digits.
inline bool json_cursor::code_unit(unsigned& into) noexcept
{
    if (end_ - next_ < 6 || next_[0] != '\\' || next_[1] != 'u')
        return false;
    for (int i = 2; i < 6; ++i)
    {
        char const c = next_[i];
        char const letter = static_cast<char>(c | 0x20);
        if (is_digit(c))
            into = into * 16 + static_cast<unsigned>(c - '0');
        else if (letter >= 'a' && letter <= 'f')
            into = into * 16 + static_cast<unsigned>(letter - 'a') + 10;
        else
            return false;
    }
    next_ += 6;
    return true;
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_cursor: a JSON text, read token by token. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_CURSOR_HPP
#define APPWRITE_DETAIL_JSON_CURSOR_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/detail/json/key.hpp>
#include <appwrite/detail/json/plain_text.hpp>
#include <appwrite/detail/json/token.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Reads a text from its beginning to its end, once, and takes exactly the texts that Boost.JSON's parser
/// takes. Who reads asks for what comes next, so that what he does with it is ordinary code, and nothing is
/// called back:
///
///     json_token const t = cursor.value();
///     if (t.kind() == boost::json::kind::object)
///         for (bool more = cursor.first_name(name); more; more = cursor.next_name(name))
///             cursor.skip(cursor.value());
///
/// A text that is not well-formed ends where that is noticed: nothing comes any more, and values are null.
/// `complete` tells this end from the proper one; what is wrong, the cursor does not say.
class json_cursor
{
public:
    /// `text` has to outlive the cursor. Arrays and objects may be nested `max_depth` deep.
    json_cursor(std::string_view text, std::size_t max_depth) noexcept
        : next_(text.data()), end_(text.data() + text.size()), depth_left_(max_depth)
    {
    }
    json_cursor(json_cursor const&) = delete;
    json_cursor& operator=(json_cursor const&) = delete;

    /// A value without parts, or the beginning of an array or object, whose parts come next. A text, like a
    /// name, is valid until the next call.
    [[gnu::always_inline]] json_token value() { return peek() == '"' ? json_token(text()) : other_value(); }

    /// Whether the object that was begun last has a member, and its name; its value comes next.
    APPWRITE_DECL bool first_name(std::string_view& name);
    /// Whether it has another one.
    APPWRITE_DECL bool next_name(std::string_view& name);

    /// The same in two steps: whether there is a member, and, if so, its name.
    bool first_member() { return peek() == '}' ? finish() : !failed_; }
    [[gnu::always_inline]] bool next_member()
    {
        if (peek() != ',')
            return peek() == '}' ? finish() : fail();
        ++next_;
        return true;
    }
    APPWRITE_DECL bool name(std::string_view& into);

    /// For who expects a certain name: the text from it on, null if that is less than `json_key::max_size`
    /// characters.
    char const* key_ahead() const noexcept { return left() >= json_key::max_size ? next_ : nullptr; }
    /// Passes over this name, which is there.
    void pass(json_key const& key) noexcept { next_ += key.size(); }

    /// Whether the array that was begun last has an element, which comes next.
    APPWRITE_DECL bool first_element();
    /// Whether it has another one.
    APPWRITE_DECL bool next_element();

    /// Passes over the parts of an array or object of which none has been read.
    void skip(json_token const& begun)
    {
        if (begun.has_parts())
            skip_parts(begun);
    }

    /// Passes over the end of the array or object that was begun last, if it comes next; whether it does.
    APPWRITE_DECL bool skip_if_empty(json_token const& begun);

    /// How many characters have not been read.
    std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - next_); }

    /// Whether the text was well-formed and has nothing else.
    APPWRITE_DECL bool complete();

private:
    APPWRITE_DECL void skip_parts(json_token const& begun);
    APPWRITE_DECL json_token other_value();

    // The next character that is no white space; 0, which begins nothing, at the end. Servers send no white
    // space.
    [[gnu::always_inline]] char peek() noexcept
    {
        if (next_ != end_ && static_cast<unsigned char>(*next_) > ' ')
            return *next_;
        return peek_behind_space();
    }

    // An array or object ends.
    bool finish() noexcept
    {
        ++next_;
        ++depth_left_;
        return false;
    }

    // Reads on behind the quote. Most texts are plain to their end, so nothing else is done here.
    [[gnu::always_inline]] std::string_view text()
    {
        char const* const first = next_ + 1;
        char const* const last = find_special(first, end_);
        if (last == end_ || *last != '"')
            return rare_text(first);
        next_ = last + 1;
        return {first, static_cast<std::size_t>(last - first)};
    }

    bool begin() noexcept;
    APPWRITE_DECL json_token number();
    json_token word(std::string_view spelling, json_token meaning) noexcept;

    // What is rarely needed is kept out of the way of the rest.
    [[gnu::cold]] APPWRITE_DECL bool fail() noexcept;
    [[gnu::cold]] APPWRITE_DECL char peek_behind_space() noexcept;
    [[gnu::cold]] APPWRITE_DECL std::string_view rare_text(char const* first);
    [[gnu::cold]] APPWRITE_DECL json_token rare_number(char const* first);
    bool escape();
    bool code_unit(unsigned& into) noexcept;

    char const* next_;
    char const* end_;
    std::size_t depth_left_;
    bool failed_ = false;
    // The text of the last value or name, if it is not in the text as it is.
    std::string decoded_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/cursor.ipp>
#endif

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Writing JSON member by member, in the order and with the escapes of the real servers.
//
#ifndef APPWRITE_SRC_TESTING_JSON_MEMBERS_HPP
#define APPWRITE_SRC_TESTING_JSON_MEMBERS_HPP

#include "php_text.hpp"

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// Writes the members of one JSON object, commas included.
class members
{
public:
    explicit members(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view name, std::string_view value)
    {
        key(name);
        append_json_string(out_, value);
    }

    void flag(std::string_view name, bool value) { raw(name, value ? "true" : "false"); }

    void time(std::string_view name, milliseconds_since_epoch value)
    {
        key(name);
        append_json_time(out_, value);
    }

    void seconds(std::string_view name, milliseconds_since_epoch value)
    {
        raw(name, std::to_string(value / 1000));
    }

    void raw(std::string_view name, std::string_view json)
    {
        key(name);
        out_ += json;
    }

    /// Writes the name; the caller writes the value.
    void key(std::string_view name)
    {
        if (!first_)
            out_ += ',';
        first_ = false;
        append_json_string(out_, name);
        out_ += ':';
    }

    void finish() { out_ += '}'; }

private:
    std::string& out_;
    bool first_ = true;
};

/// Writes a JSON array; append(item) writes one element.
template <class Range, class Append>
void append_list(std::string& out, const Range& items, Append append)
{
    out += '[';
    bool first = true;
    for (const auto& item : items)
    {
        if (!first)
            out += ',';
        first = false;
        append(item);
    }
    out += ']';
}

} // namespace appwrite::testing::detail

#endif

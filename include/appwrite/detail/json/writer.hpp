//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// object_writer: request bodies. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_WRITER_HPP
#define APPWRITE_DETAIL_JSON_WRITER_HPP

#include <appwrite/detail/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Appends `text` as a JSON string. `text` must be UTF-8 (`count_code_points`); only what JSON demands is
/// escaped.
APPWRITE_DECL void append_json_string(std::string& out, std::string_view text);

/// Writes a JSON object member by member. A parameter without a value is left out, never written as `""` or
/// `null`: servers differ in how they read those.
class object_writer
{
public:
    /// A member whose value is a text; names need no escape.
    APPWRITE_DECL void text(std::string_view name, std::string_view value);

    /// A member whose value is a JSON boolean.
    APPWRITE_DECL void boolean(std::string_view name, bool value);

    /// A member whose value is an integer.
    APPWRITE_DECL void number(std::string_view name, std::int64_t value);

    /// A member whose value is JSON text already.
    APPWRITE_DECL void json(std::string_view name, std::string_view value);

    /// The finished object.
    APPWRITE_DECL std::string take();

private:
    APPWRITE_DECL void begin_member(std::string_view name);

    std::string out_ = "{";
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/writer.ipp>
#endif

#endif

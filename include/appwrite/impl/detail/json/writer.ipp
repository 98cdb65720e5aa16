//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// object_writer: request bodies.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_WRITER_IPP
#define APPWRITE_IMPL_DETAIL_JSON_WRITER_IPP

#include <appwrite/detail/json/writer.hpp>

#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL void append_json_string(std::string& out, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out.push_back('"');
    for (char c : text)
    {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
        {
            out.push_back('\\');
            out.push_back(c);
        }
        else if (byte < 0x20)
        {
            out.append("\\u00");
            out.push_back(digits[byte >> 4]);
            out.push_back(digits[byte & 15]);
        }
        else
            out.push_back(c);
    }
    out.push_back('"');
}

APPWRITE_IMPL void object_writer::begin_member(std::string_view name)
{
    if (out_.size() > 1)
        out_.push_back(',');
    out_.append("\"").append(name).append("\":");
}

APPWRITE_IMPL void object_writer::text(std::string_view name, std::string_view value)
{
    begin_member(name);
    append_json_string(out_, value);
}

APPWRITE_IMPL void object_writer::boolean(std::string_view name, bool value)
{
    json(name, value ? "true" : "false");
}

APPWRITE_IMPL void object_writer::number(std::string_view name, std::int64_t value)
{
    json(name, std::to_string(value));
}

APPWRITE_IMPL void object_writer::json(std::string_view name, std::string_view value)
{
    begin_member(name);
    out_.append(value);
}

APPWRITE_IMPL std::string object_writer::take()
{
    out_.push_back('}');
    return std::move(out_);
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Foreign text in a line of a log.
//
#ifndef APPWRITE_DETAIL_LINE_TEXT_HPP
#define APPWRITE_DETAIL_LINE_TEXT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// Appends foreign text to what must stay one line, and a line of bearable length.
inline void append_line_text(std::string& line, std::string_view text)
{
    static constexpr std::size_t max_size = 1024;
    std::size_t size = std::min(text.size(), max_size);
    // Not in the middle of a character of UTF-8.
    while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80)
        --size;
    for (char c : text.substr(0, size))
    {
        auto const byte = static_cast<unsigned char>(c);
        line.push_back(byte < 0x20 || byte == 0x7f ? ' ' : c);
    }
    if (text.size() > max_size)
        line.append("...");
}

} // namespace appwrite::detail

#endif

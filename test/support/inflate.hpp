//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What a compressed body was before it was compressed.
//
#ifndef APPWRITE_TEST_SUPPORT_INFLATE_HPP
#define APPWRITE_TEST_SUPPORT_INFLATE_HPP

#include <zlib.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace appwrite::test
{

/**
 * @param coding "gzip", or "deflate" without the frame of zlib, as Appwrite sends it.
 * @throws std::runtime_error if the text is anything but one complete compressed body
 */
inline std::string inflate(std::string_view text, std::string_view coding)
{
    if (coding != "gzip" && coding != "deflate")
        throw std::runtime_error("unknown coding: " + std::string(coding));
    z_stream stream{};
    if (inflateInit2(&stream, coding == "gzip" ? 16 + MAX_WBITS : -MAX_WBITS) != Z_OK)
        throw std::runtime_error("zlib does not start");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    std::string result;
    int outcome = Z_OK;
    while (outcome == Z_OK)
    {
        char piece[4096];
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = sizeof piece;
        outcome = ::inflate(&stream, Z_NO_FLUSH);
        result.append(piece, sizeof piece - stream.avail_out);
    }
    const bool complete = outcome == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!complete)
        throw std::runtime_error("this is not a body in " + std::string(coding));
    return result;
}

} // namespace appwrite::test

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// gzip as zlib writes it.
//
#ifndef APPWRITE_TEST_SUPPORT_GZIP_HPP
#define APPWRITE_TEST_SUPPORT_GZIP_HPP

#include <zlib.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace appwrite::test
{

/// Everything that a gzip header may have, if `all_fields`.
inline std::string gzipped(
    std::string_view text, int level = 6, int strategy = Z_DEFAULT_STRATEGY, bool all_fields = false)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, 16 + MAX_WBITS, MAX_MEM_LEVEL, strategy) != Z_OK)
        throw std::runtime_error("zlib does not start");
    std::string extra = "extra";
    std::string name = "name";
    std::string comment = "comment";
    gz_header header{};
    if (all_fields)
    {
        header.extra = reinterpret_cast<Bytef*>(extra.data());
        header.extra_len = static_cast<uInt>(extra.size());
        header.name = reinterpret_cast<Bytef*>(name.data());
        header.comment = reinterpret_cast<Bytef*>(comment.data());
        header.hcrc = 1;
        deflateSetHeader(&stream, &header);
    }
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    bool const complete = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (!complete)
        throw std::runtime_error("zlib does not finish");
    return out;
}

} // namespace appwrite::test

#endif

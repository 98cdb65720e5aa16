//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// gunzip: gzip's frame around Beast's inflater.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_GZIP_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_GZIP_IPP

#include <appwrite/detail/wire/gzip.hpp>

#include <boost/beast/zlib/inflate_stream.hpp>
#include <boost/crc.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace appwrite::detail
{

/// A little-endian number of the first `size` bytes of `text`, which must have them.
inline std::uint32_t little_endian(std::string_view text, std::size_t size) noexcept
{
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(text[i]);
    return value;
}

/// How long the header is with which a member begins; nothing if it is malformed or cut off.
inline std::optional<std::size_t> gzip_header_size(std::string_view member)
{
    enum : unsigned
    {
        header_crc = 2,
        extra = 4,
        name = 8,
        comment = 16,
        reserved = 0xe0,
    };
    constexpr std::size_t fixed = 10;
    // The last of these is the one method that there is.
    if (member.size() < fixed || !member.starts_with("\x1f\x8b\x08"))
        return std::nullopt;
    auto const flags = static_cast<unsigned char>(member[3]);
    if (flags & reserved)
        return std::nullopt;

    std::size_t size = fixed;
    if (flags & extra)
    {
        if (member.size() - size < 2)
            return std::nullopt;
        std::size_t const length = little_endian(member.substr(size), 2);
        size += 2;
        if (member.size() - size < length)
            return std::nullopt;
        size += length;
    }
    for (unsigned const text : {name, comment})
        if (flags & text)
        {
            auto const end = member.find('\0', size);
            if (end == std::string_view::npos)
                return std::nullopt;
            size = end + 1;
        }
    if (flags & header_crc)
    {
        if (member.size() - size < 2)
            return std::nullopt;
        boost::crc_32_type crc;
        crc.process_bytes(member.data(), size);
        if ((crc.checksum() & 0xffff) != little_endian(member.substr(size), 2))
            return std::nullopt;
        size += 2;
    }
    return size;
}

/// Inflates one deflate stream, appending to `out`. `rest` loses the bytes of the stream.
inline error_code inflate_member(boost::beast::zlib::inflate_stream& inflater, std::string_view& rest,
    std::size_t limit, std::string& out, std::uint32_t& checksum)
{
    namespace zlib = boost::beast::zlib;
    constexpr std::size_t most = 64 * 1024;
    constexpr std::size_t least = 512;

    inflater.reset();
    boost::crc_32_type crc;
    zlib::z_params z;
    z.next_in = rest.data();
    z.avail_in = rest.size();
    for (;;)
    {
        // JSON becomes about four times as long. One byte more than the limit tells that there is more.
        std::size_t const before = out.size();
        std::size_t const piece = std::clamp(4 * z.avail_in, least, most);
        out.resize(before + std::min(piece, limit + 1 - before));
        z.next_out = out.data() + before;
        z.avail_out = out.size() - before;
        error_code ec;
        inflater.write(z, zlib::Flush::none, ec);
        out.resize(out.size() - z.avail_out);
        crc.process_bytes(out.data() + before, out.size() - before);
        if (out.size() > limit)
            return errc::body_too_large;
        if (ec == zlib::error::end_of_stream)
            break;
        // No progress: the stream is cut off.
        if (ec)
            return errc::malformed_response;
    }
    // The inflater reads ahead by up to two bytes, of which it says only how many bits it holds.
    std::size_t const ahead = static_cast<std::size_t>(z.data_type & 63) / 8;
    rest.remove_prefix(rest.size() - z.avail_in - ahead);
    checksum = crc.checksum();
    return {};
}

APPWRITE_IMPL error_code gunzip(std::string_view text, std::size_t limit, std::string& out)
{
    constexpr std::size_t trailer = 8;
    // Each takes some microseconds, however little is in it.
    constexpr std::size_t max_members = 4096;
    std::size_t members = 0;
    out.clear();
    // Some 10 KB, too much for the stacks that coroutines may run on.
    auto const inflater = std::make_unique<boost::beast::zlib::inflate_stream>();
    do
    {
        auto const header = gzip_header_size(text);
        if (!header || ++members > max_members)
            return errc::malformed_response;
        text.remove_prefix(*header);
        std::size_t const before = out.size();
        std::uint32_t checksum = 0;
        if (error_code const ec = inflate_member(*inflater, text, limit, out, checksum))
            return ec;
        if (text.size() < trailer || little_endian(text, 4) != checksum ||
            little_endian(text.substr(4), 4) != static_cast<std::uint32_t>(out.size() - before))
            return errc::malformed_response;
        text.remove_prefix(trailer);
    } while (!text.empty());
    return {};
}

} // namespace appwrite::detail

#endif

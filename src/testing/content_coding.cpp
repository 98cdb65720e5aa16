//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Compressed bodies: which coding a client gets, and when.
//
#include "content_coding.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <new>
#include <optional>

namespace appwrite::testing::detail
{

namespace
{

/// Both servers compress at this level.
constexpr int level = 6;

constexpr std::string_view white_space = " \t";

std::string_view trim(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
    return text.substr(0, text.find_last_not_of(white_space) + 1);
}

std::optional<content_coding> known_coding(std::string_view name)
{
    if (equal_ignoring_case(name, "gzip"))
        return content_coding::gzip;
    if (equal_ignoring_case(name, "deflate"))
        return content_coding::deflate;
    if (equal_ignoring_case(name, "identity") || equal_ignoring_case(name, "none"))
        return content_coding::identity;
    return std::nullopt;
}

/// Read as PHP reads a number: what is none is 0.
double quality_of(std::string_view parameters)
{
    std::string number = to_lower(parameters.substr(0, parameters.find(';')));
    if (const std::size_t at = number.find("q="); at != std::string::npos)
        number.erase(at, 2);
    const std::string_view digits = trim(number);
    double result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

/// The best by quality, of equals the first. A quality of 0 is the lowest, not a refusal.
content_coding choose_by_quality(std::string_view accepted)
{
    content_coding best = content_coding::identity;
    std::optional<double> best_quality;
    while (!accepted.empty())
    {
        const std::size_t comma = std::min(accepted.find(','), accepted.size());
        const std::string_view one = trim(accepted.substr(0, comma));
        accepted.remove_prefix(std::min(comma + 1, accepted.size()));

        const std::size_t semicolon = std::min(one.find(';'), one.size());
        const std::optional<content_coding> coding = known_coding(one.substr(0, semicolon));
        const double quality = semicolon == one.size() ? 1.0 : quality_of(one.substr(semicolon + 1));
        if (!coding || (best_quality && *best_quality >= quality))
            continue;
        best = *coding;
        best_quality = quality;
    }
    return best;
}

bool is_compressed(const response& what, const request& asked_by, rules version)
{
    const std::size_t size = what.body.size();
    // Here the HTTP layer compresses what it sends in one piece, and it gets no body for HEAD.
    if (version == rules::v0_15)
        return size >= 20 && size <= automatic_chunk_size && asked_by.method != "HEAD";
    return size > 1024;
}

} // namespace

content_coding choose_coding(std::string_view accepted, rules version)
{
    if (version != rules::v0_15)
        return choose_by_quality(accepted);
    if (accepted.find("gzip") != std::string_view::npos)
        return content_coding::gzip;
    if (accepted.find("deflate") != std::string_view::npos)
        return content_coding::deflate;
    return content_coding::identity;
}

std::string encode_content(std::string_view body, content_coding coding)
{
    if (coding == content_coding::identity)
        return std::string(body);
    // In zlib's terms: 16 more is gzip's frame, a negative number is no frame.
    const int window = coding == content_coding::gzip ? 16 + MAX_WBITS : -MAX_WBITS;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, window, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string result;
    try
    {
        result.resize(deflateBound(&stream, body.size()));
    }
    catch (...)
    {
        deflateEnd(&stream);
        throw;
    }
    // zlib does not write to its input.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    // There is room for everything, so that one call does it.
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

void compress(response& what, const request& asked_by, rules version)
{
    if (!is_compressed(what, asked_by, version))
        return;
    const content_coding coding = choose_coding(asked_by.header("Accept-Encoding"), version);
    if (coding == content_coding::identity)
        return;
    what.body = encode_content(what.body, coding);
    what.headers.emplace_back("Content-Encoding", coding == content_coding::gzip ? "gzip" : "deflate");
    if (version == rules::v0_15)
        return;
    what.headers.emplace_back("X-Utopia-Compression", "true");
    what.headers.emplace_back("Vary", "Accept-Encoding");
}

} // namespace appwrite::testing::detail

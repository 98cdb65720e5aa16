//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// document: a response body as JSON, within bounds. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_PARSE_HPP
#define APPWRITE_DETAIL_JSON_PARSE_HPP

#include <appwrite/api_error.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace appwrite::detail
{

/// How deep a body may be nested. Servers take request bodies of 512 levels (PHP's limit), so preferences can
/// be nearly that deep, and a listing puts a few levels around them. Reading, copying and destroying such a
/// value needs less than 250 bytes of stack a level (measured with Boost 1.81, -O0 to -O2), so about 130 KB
/// at the limit.
inline constexpr std::size_t max_json_depth = 520;

/// The error for a text that is no JSON: `errc::unexpected_content` if it does not even begin like JSON (a
/// proxy's page, or nothing), else `errc::invalid_json`. `why` is what the parser said.
APPWRITE_DECL api_error not_json(std::string_view text, error_code const& why);

/// Parses `text` into values in `memory`.
APPWRITE_DECL boost::json::value parse_json(std::string_view text, boost::json::storage_ptr memory,
    error_code& ec, std::size_t max_depth = max_json_depth);

/// A parsed body. Its values live in memory of the document: what is to outlive it is copied into a value
/// with another memory resource, by assignment or with a `storage_ptr`. Copies made by Boost.JSON's copy
/// constructors stay in the document's memory.
class document
{
public:
    /// `size`: how long the text is, to get memory in few pieces.
    APPWRITE_DECL explicit document(std::size_t size);
    document(document const&) = delete;
    document& operator=(document const&) = delete;

    /// Parses `text`; the error is that of `not_json`.
    APPWRITE_DECL std::optional<api_error> parse(
        std::string_view text, std::size_t max_depth = max_json_depth);

    boost::json::value const& root() const noexcept { return root_; }

private:
    boost::json::monotonic_resource memory_;
    boost::json::value root_;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/parse.ipp>
#endif

#endif

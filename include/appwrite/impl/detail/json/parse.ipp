//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// document: parsing by Boost.JSON.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_PARSE_IPP
#define APPWRITE_IMPL_DETAIL_JSON_PARSE_IPP

#include <appwrite/detail/json/parse.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/parse_options.hpp>

#include <algorithm>
#include <utility>

namespace appwrite::detail
{

APPWRITE_IMPL api_error not_json(std::string_view text, error_code const& why)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return api_error(errc::unexpected_content, call_stage::decode, "the response has no body");
    if (std::string_view("{[\"-0123456789tfn").find(text[first]) == std::string_view::npos)
        return api_error(errc::unexpected_content, call_stage::decode,
            "the response is not JSON; is a proxy or a web page at the endpoint?");
    return api_error(
        errc::invalid_json, call_stage::decode, "the response is not well-formed JSON: " + why.message());
}

APPWRITE_IMPL boost::json::value parse_json(
    std::string_view text, boost::json::storage_ptr memory, error_code& ec, std::size_t max_depth)
{
    boost::json::parse_options options;
    options.max_depth = max_depth;
    return boost::json::parse({text.data(), text.size()}, ec, std::move(memory), options);
}

APPWRITE_IMPL document::document(std::size_t size)
    : memory_(std::clamp<std::size_t>(size, 1024, 1024 * 1024)), root_(&memory_)
{
}

APPWRITE_IMPL std::optional<api_error> document::parse(std::string_view text, std::size_t max_depth)
{
    error_code ec;
    root_ = parse_json(text, &memory_, ec, max_depth);
    if (ec)
        return not_json(text, ec);
    return std::nullopt;
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From the answer to "which version are you?" to the server that requests are built for.
//
#ifndef APPWRITE_IMPL_DETAIL_CALL_SERVER_ANSWER_IPP
#define APPWRITE_IMPL_DETAIL_CALL_SERVER_ANSWER_IPP

#include <appwrite/detail/call/server_answer.hpp>

#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/reader.hpp>

#include <string>

namespace appwrite::detail
{

APPWRITE_IMPL result<server_info> server_from_body(std::string_view body)
{
    document json(body.size());
    std::string_view said;
    if (!json.parse(body))
        if (auto const* object = json.root().if_object())
            if (auto const* version = object->if_contains("version"))
                said = to_text(*version);
    auto const version = parse_version(said);
    auto const server = version ? server_of(*version) : std::nullopt;
    if (server)
        return *server;
    // Not the text itself: whoever answers here may be anything.
    return api_error(errc::unknown_server_version, call_stage::detect,
        version ? "the server is of version " + version_text(*version) + ", 0.13 and newer are supported"
                : "the answer to GET /health/version names no version; client_options::server_version can")
        .status(200);
}

APPWRITE_IMPL api_error too_old_for(operation const& op, api_version version)
{
    return api_error(errc::not_supported_by_server, call_stage::validate,
        std::string(op.name) + ": servers have it since " + version_text(op.since) + ", this one is " +
            version_text(version));
}

} // namespace appwrite::detail

#endif

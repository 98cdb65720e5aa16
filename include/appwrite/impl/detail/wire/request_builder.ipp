//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_template: HTTP requests as bytes.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_REQUEST_BUILDER_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_REQUEST_BUILDER_IPP

#include <appwrite/detail/wire/header_check.hpp>
#include <appwrite/detail/wire/request_builder.hpp>
#include <appwrite/version.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace appwrite::detail
{

// Two reasons to be here: the client writes the field itself, or the field changes the framing, the
// connection or the meaning of what comes back.
inline bool is_reserved_field(std::string_view name) noexcept
{
    static constexpr std::array<std::string_view, 25> reserved{"Accept", "Accept-Encoding", "Connection",
        "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host", "Keep-Alive",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "User-Agent", "X-Appwrite-Key", "X-Appwrite-Project", "X-Appwrite-Response-Format", "X-Request-Id",
        "X-SDK-Language", "X-SDK-Name", "X-SDK-Platform", "X-SDK-Version", "Origin"};
    return std::any_of(
        reserved.begin(), reserved.end(), [name](std::string_view r) { return same_field_name(r, name); });
}

inline api_error refused_header(std::string_view field, std::string const& why)
{
    return api_error(errc::invalid_argument, call_stage::validate, std::string(field) + ": " + why);
}

APPWRITE_IMPL std::optional<api_error> check_headers(
    std::span<header_field const> headers, std::string_view request_id, std::string_view field)
{
    for (auto const& [name, value] : headers)
    {
        // A name that is not a token may be anything, so it is not repeated in the message.
        if (!is_field_name(name))
            return refused_header(
                field, "a header name must be a token (letters, digits, '-', '_' and the like)");
        if (is_reserved_field(name))
            return refused_header(
                field, "the header " + name + " is set by the client itself or not supported");
        if (!is_field_value(value))
            return refused_header(field, "the value of the header " + name + " has control characters");
    }
    if (!is_field_value(request_id))
        return refused_header("request_id", "has control characters");
    return std::nullopt;
}

/// The format that the models are written for, in the server's terms: another one would change members and,
/// worse, how the server reads queries.
inline std::string_view response_format(dialect speaks) noexcept
{
    switch (speaks)
    {
    case dialect::v0_15:
        return "X-Appwrite-Response-Format: 0.15.0\r\n";
    case dialect::v1_0:
        return "X-Appwrite-Response-Format: 1.4.0\r\n";
    case dialect::v1_5:
        break;
    }
    return "X-Appwrite-Response-Format: 1.9.0\r\n";
}

APPWRITE_IMPL result<request_template> request_template::make(
    endpoint const& to, std::string_view project, secret_string const& key, bool accept_gzip)
{
    if (project.empty())
        return refused_header("project", "is missing");
    if (!is_field_value(project))
        return refused_header("project", "has control characters");
    if (key.empty())
        return refused_header("key", "is missing; client_options::key sets it");
    if (!is_field_value(key.reveal()))
        return refused_header("key", "has control characters");

    std::string fields;
    auto add = [&fields](std::string_view name, std::string_view value)
    { fields.append(name).append(": ").append(value).append("\r\n"); };
    add("Host", to.host_field());
    add("User-Agent", "appwrite-asio/" APPWRITE_VERSION_STRING);
    add("Accept", "application/json");
    if (accept_gzip)
        add("Accept-Encoding", "gzip");
    add("X-SDK-Name", "C++");
    add("X-SDK-Platform", "server");
    add("X-SDK-Language", "cpp");
    add("X-SDK-Version", APPWRITE_VERSION_STRING);

    request_template made;
    made.base_path_ = to.base_path();
    made.project_ = project;
    made.public_size_ = fields.size();
    add("X-Appwrite-Project", project);
    // The key comes last, into memory that is enough for it: no copy of it stays behind in freed memory.
    fields.reserve(fields.size() + key.size() + 32);
    add("X-Appwrite-Key", key.reveal());
    made.key_size_ = key.size();
    made.key_begin_ = fields.size() - 2 - key.size();

    made.constant_fields_ = fields;
    OPENSSL_cleanse(fields.data(), fields.size());
    return made;
}

APPWRITE_IMPL std::string request_template::build(dialect speaks, http_method method, std::string_view target,
    std::string_view body, std::span<header_field const> extra, std::string_view request_id) const
{
    static constexpr std::string_view content_type = "Content-Type: application/json\r\n";
    static constexpr std::string_view content_length = "Content-Length: ";
    static constexpr std::string_view request_id_name = "X-Request-Id: ";
    static constexpr std::string_view version = " HTTP/1.1\r\n";

    // A server may wait for a body where a method usually has one, so none is said to be of length 0.
    bool const says_length = !body.empty() || (method != http_method::get && method != http_method::delete_);
    std::array<char, 20> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), body.size()).ptr;
    std::string_view const length(digits.data(), static_cast<std::size_t>(end - digits.data()));
    std::string_view const verb = to_string(method);
    std::string_view const constant_fields = constant_fields_.reveal();
    std::string_view const format = response_format(speaks);

    std::size_t size = verb.size() + 1 + base_path_.size() + target.size() + version.size() +
                       constant_fields.size() + format.size() + 2 + body.size();
    if (!body.empty())
        size += content_type.size();
    if (says_length)
        size += content_length.size() + length.size() + 2;
    if (!request_id.empty())
        size += request_id_name.size() + request_id.size() + 2;
    for (auto const& [name, value] : extra)
        size += name.size() + 2 + value.size() + 2;

    std::string wire;
    wire.reserve(size);
    wire.append(verb).append(" ").append(base_path_).append(target).append(version).append(constant_fields);
    wire.append(format);
    if (!body.empty())
        wire.append(content_type);
    if (says_length)
        wire.append(content_length).append(length).append("\r\n");
    if (!request_id.empty())
        wire.append(request_id_name).append(request_id).append("\r\n");
    for (auto const& [name, value] : extra)
        wire.append(name).append(": ").append(value).append("\r\n");
    wire.append("\r\n").append(body);
    return wire;
}

APPWRITE_IMPL std::string request_template::build_public(std::string_view target) const
{
    std::string wire = "GET ";
    wire.append(base_path_).append(target).append(" HTTP/1.1\r\n");
    return wire.append(constant_fields_.reveal().substr(0, public_size_)).append("\r\n");
}

} // namespace appwrite::detail

#endif

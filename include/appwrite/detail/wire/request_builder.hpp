//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_template: HTTP requests as bytes. Pure.
//
#ifndef APPWRITE_DETAIL_WIRE_REQUEST_BUILDER_HPP
#define APPWRITE_DETAIL_WIRE_REQUEST_BUILDER_HPP

#include <appwrite/detail/wire/endpoint.hpp>
#include <appwrite/detail/wire/http_method.hpp>
#include <appwrite/dialect.hpp>
#include <appwrite/result.hpp>
#include <appwrite/secret_string.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// A header field that the caller adds.
using header_field = std::pair<std::string, std::string>;

/// Refuses what would break the request or contradict the client: names that are not tokens, names that the
/// client sets itself, values with control characters, an unfit request id. `field` names the option in the
/// message.
APPWRITE_DECL std::optional<api_error> check_headers(
    std::span<header_field const> headers, std::string_view request_id, std::string_view field);

/// What all requests of a client have in common, serialised once. A request then adds its request line, its
/// length, its own fields and its body.
///
/// Thread safety: immutable once made; its members may be called from any thread.
class request_template
{
public:
    /// Fails with `errc::invalid_argument` if the project or the key is empty or has characters that a header
    /// field cannot hold. `accept_gzip`: responses may be compressed.
    APPWRITE_DECL static result<request_template> make(
        endpoint const& to, std::string_view project, secret_string const& key, bool accept_gzip = false);

    /// A complete request in one contiguous string, allocated once. `target` is below the endpoint's path and
    /// already encoded. `extra` and `request_id` must have passed `check_headers`.
    APPWRITE_DECL std::string build(dialect speaks, http_method method, std::string_view target,
        std::string_view body, std::span<header_field const> extra, std::string_view request_id) const;

    /// A complete request for something public: without the project and the key. With a key, servers refuse
    /// what is public.
    APPWRITE_DECL std::string build_public(std::string_view target) const;

    std::string const& project() const noexcept { return project_; }
    /// Secret.
    std::string_view key() const noexcept { return constant_fields_.reveal().substr(key_begin_, key_size_); }

private:
    request_template() = default;

    std::string base_path_;
    std::string project_;
    // Each field with its CR LF. First those that say who we are, then the project and the key.
    secret_string constant_fields_;
    std::size_t public_size_ = 0;
    std::size_t key_begin_ = 0;
    std::size_t key_size_ = 0;
};

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/wire/request_builder.ipp>
#endif

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// http_proxy: the request for a tunnel, the answer to it, the environment.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_HTTP_PROXY_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_HTTP_PROXY_IPP

#include <appwrite/detail/wire/header_check.hpp>
#include <appwrite/detail/wire/http_proxy.hpp>
#include <appwrite/detail/wire/no_proxy.hpp>
#include <appwrite/version.hpp>

#include <boost/beast/http/status.hpp>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstddef>
#include <cstdlib>

namespace appwrite::detail
{

inline api_error bad_proxy(std::string_view source, std::string_view why)
{
    return api_error(
        errc::invalid_argument, call_stage::validate, std::string(source) + ": " + std::string(why));
}

/// Appends the value of `Proxy-Authorization` (RFC 7617). `out` must have room for it: no copy of the
/// password stays behind in freed memory.
inline void append_basic_credentials(std::string& out, proxy_options const& options)
{
    std::string plain;
    plain.reserve(options.user().size() + 1 + options.password().size());
    plain.append(options.user()).append(":").append(options.password().reveal());
    out.append("Basic ");
    std::size_t const begin = out.size();
    // The encoder also writes a NUL.
    out.resize(begin + (plain.size() + 2) / 3 * 4 + 1);
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data() + begin),
        reinterpret_cast<unsigned char const*>(plain.data()), static_cast<int>(plain.size()));
    out.pop_back();
    OPENSSL_cleanse(plain.data(), plain.size());
}

APPWRITE_IMPL std::string http_proxy::host_and_port(endpoint const& to)
{
    bool const brackets = to.host().find(':') != std::string::npos;
    return (brackets ? "[" + to.host() + "]:" : to.host() + ":") + std::to_string(to.port());
}

APPWRITE_IMPL result<http_proxy> http_proxy::make(
    proxy_options const& options, std::string_view source, endpoint const& to)
{
    auto const address = endpoint::parse(options.url());
    if (!address || address->is_tls() || !address->base_path().empty())
        return bad_proxy(source,
            "must be a URL such as http://proxy.example:3128; other kinds of proxies are not supported");
    if (options.has_broken_escape())
        return bad_proxy(source, "user and password must be percent-encoded: a '%' begins no escape");
    // The colon would end the user's name.
    if (!is_field_value(options.user()) || options.user().find(':') != std::string::npos ||
        !is_field_value(options.password().reveal()))
        return bad_proxy(source, "user and password must not have control characters, nor the user a colon");
    if (options.user().size() + options.password().size() > 16 * 1024)
        return bad_proxy(source, "user and password are too long");

    http_proxy made(*address);
    std::string const target = host_and_port(to);
    std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target +
                          "\r\nUser-Agent: appwrite-asio/" APPWRITE_VERSION_STRING "\r\n";
    if (!options.user().empty() || !options.password().empty())
    {
        request.reserve(request.size() + 64 + 2 * (options.user().size() + options.password().size()));
        request.append("Proxy-Authorization: ");
        append_basic_credentials(request, options);
        request.append("\r\n");
    }
    made.connect_request_ = secret_string(request.append("\r\n"));
    OPENSSL_cleanse(request.data(), request.size());
    return made;
}

APPWRITE_IMPL result<std::optional<http_proxy>> proxy_on_the_way(
    std::optional<proxy_options> const& options, std::string_view source, endpoint const& to)
{
    std::optional<http_proxy> found;
    if (!options)
        return found;
    result<http_proxy> made = http_proxy::make(*options, source, to);
    if (!made)
        return made.error();
    if (!is_without_proxy(options->no_proxy(), to))
        found = std::move(*made);
    return found;
}

APPWRITE_IMPL error_code judge_connect_response(http_response const& answer, std::string& words)
{
    if (answer.status < 300)
        return {};
    words = "HTTP " + std::to_string(answer.status);
    // The words of the standard: the proxy's own might quote the credentials.
    auto const known = boost::beast::http::int_to_status(answer.status);
    if (known != boost::beast::http::status::unknown)
        words.append(" ").append(boost::beast::http::obsolete_reason(known));
    if (answer.status == 407)
        return errc::proxy_authentication_required;
    bool const may_pass = answer.status >= 500 || answer.status == 408 || answer.status == 429;
    return may_pass ? errc::proxy_unavailable : errc::proxy_refused;
}

APPWRITE_IMPL std::string process_environment(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

APPWRITE_IMPL std::optional<environment_proxy> proxy_from(environment get, bool tls)
{
    for (char const* name :
        {tls ? "https_proxy" : "http_proxy", tls ? "HTTPS_PROXY" : "", "all_proxy", "ALL_PROXY"})
    {
        std::string url = *name ? get(name) : std::string();
        if (url.empty())
            continue;
        environment_proxy found{proxy_options(url), name};
        OPENSSL_cleanse(url.data(), url.size());
        std::string list = get("no_proxy");
        found.options.no_proxy(list.empty() ? get("NO_PROXY") : std::move(list));
        return found;
    }
    return std::nullopt;
}

} // namespace appwrite::detail

#endif

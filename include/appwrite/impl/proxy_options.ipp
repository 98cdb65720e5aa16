//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// proxy_options: taking the credentials out of the URL.
//
#ifndef APPWRITE_IMPL_PROXY_OPTIONS_IPP
#define APPWRITE_IMPL_PROXY_OPTIONS_IPP

#include <appwrite/detail/wire/percent_encoding.hpp>
#include <appwrite/proxy_options.hpp>

#include <openssl/crypto.h>

#include <algorithm>

namespace appwrite
{

// Done at once, so that nobody who looks at the URL sees them. The last '@' of all ends them: a password may
// have been written with characters that should have been encoded.
APPWRITE_IMPL proxy_options::proxy_options(std::string_view url)
{
    auto const scheme_end = url.find("://");
    // A scheme has none of these: the slashes are a password's then.
    bool const has_scheme = scheme_end != std::string_view::npos && url.find_first_of(":@/") == scheme_end;
    std::size_t const begin = has_scheme ? scheme_end + 3 : 0;
    std::string_view const rest = url.substr(begin);
    auto const at = rest.rfind('@');
    url_ = has_scheme ? url.substr(0, begin) : "http://";
    url_.append(rest.substr(at == std::string_view::npos ? 0 : at + 1));
    if (at == std::string_view::npos)
        return;
    std::string_view const userinfo = rest.substr(0, at);
    has_broken_escape_ = !detail::is_percent_encoded(userinfo);
    std::size_t const colon = std::min(userinfo.find(':'), userinfo.size());
    user_ = detail::percent_decoded(userinfo.substr(0, colon));
    std::string password = detail::percent_decoded(userinfo.substr(std::min(colon + 1, userinfo.size())));
    password_ = secret_string(password);
    OPENSSL_cleanse(password.data(), password.size());
}

} // namespace appwrite

#endif

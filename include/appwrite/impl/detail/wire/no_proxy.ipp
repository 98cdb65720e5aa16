//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which servers are reached without the proxy.
//
#ifndef APPWRITE_IMPL_DETAIL_WIRE_NO_PROXY_IPP
#define APPWRITE_IMPL_DETAIL_WIRE_NO_PROXY_IPP

#include <appwrite/detail/wire/no_proxy.hpp>

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>

namespace appwrite::detail
{

inline std::optional<unsigned> parse_small_number(std::string_view text, unsigned most) noexcept
{
    unsigned value = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || failed != std::errc() || end != text.data() + text.size() || value > most)
        return std::nullopt;
    return value;
}

/// Whether the first `bits` of two addresses are the same.
template <class Bytes>
bool same_prefix(Bytes const& a, Bytes const& b, unsigned bits) noexcept
{
    for (std::size_t i = 0; i < a.size() && bits > 0; ++i)
    {
        unsigned const here = std::min(bits, 8u);
        if ((a[i] ^ b[i]) >> (8 - here) != 0)
            return false;
        bits -= here;
    }
    return true;
}

/// `entry`: an address, or a range of addresses such as `10.0.0.0/8`.
inline bool is_in_range(std::string_view entry, net::ip::address const& host)
{
    std::size_t const slash = std::min(entry.find('/'), entry.size());
    error_code ec;
    auto const base = net::ip::make_address(std::string(entry.substr(0, slash)), ec);
    if (ec || base.is_v4() != host.is_v4())
        return false;
    unsigned const all = host.is_v4() ? 32 : 128;
    auto const bits =
        slash == entry.size() ? std::optional(all) : parse_small_number(entry.substr(slash + 1), all);
    if (!bits)
        return false;
    return host.is_v4() ? same_prefix(base.to_v4().to_bytes(), host.to_v4().to_bytes(), *bits)
                        : same_prefix(base.to_v6().to_bytes(), host.to_v6().to_bytes(), *bits);
}

/// `entry`: a host name, with or without `.` or `*.` before it.
inline bool is_name_or_below(std::string_view entry, std::string_view host) noexcept
{
    if (entry.starts_with("*."))
        entry.remove_prefix(1);
    if (entry.starts_with('.'))
        entry.remove_prefix(1);
    if (entry.ends_with('.'))
        entry.remove_suffix(1);
    if (entry.empty() || !host.ends_with(entry))
        return false;
    return host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.';
}

inline bool is_entry_for(std::string_view entry, endpoint const& to)
{
    // What is left of an IPv6 address after its brackets, or behind the only colon, is a port.
    bool const brackets = entry.starts_with('[') && entry.find(']') != std::string_view::npos;
    std::size_t const colon = brackets ? entry.find(']') + 1 : entry.find(':');
    if (brackets || entry.find(':', colon + 1) == std::string_view::npos)
    {
        std::string_view const port = entry.substr(std::min(colon, entry.size()));
        if (!port.empty() &&
            (port.front() != ':' || parse_small_number(port.substr(1), 65535) != unsigned{to.port()}))
            return false;
        entry = entry.substr(0, colon);
    }
    if (brackets)
    {
        entry = entry.substr(1, entry.size() - 2);
        // They are for IPv6 addresses only.
        if (entry.find(':') == std::string_view::npos)
            return false;
    }
    if (entry == "*")
        return true;
    if (to.is_address())
    {
        error_code ec;
        return is_in_range(entry, net::ip::make_address(to.host(), ec));
    }
    std::string_view host = to.host();
    if (host.ends_with('.'))
        host.remove_suffix(1);
    return is_name_or_below(entry, host);
}

APPWRITE_IMPL bool is_without_proxy(std::string_view list, endpoint const& to)
{
    static constexpr std::string_view separators = ", \t";
    std::string lower(list);
    // Endpoints have their hosts in lower case.
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::string_view rest = lower;
    while (!rest.empty())
    {
        std::size_t const end = std::min(rest.find_first_of(separators), rest.size());
        if (is_entry_for(rest.substr(0, end), to))
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

} // namespace appwrite::detail

#endif

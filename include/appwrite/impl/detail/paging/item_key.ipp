//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// item_key: fingerprints.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_ITEM_KEY_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_ITEM_KEY_IPP

#include <appwrite/detail/paging/item_key.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL std::string fingerprint(std::string const& text)
{
    // FNV-1a: not against forgery, but against mistaking one thing for another.
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char const c : text)
    {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4)
        out.push_back("0123456789abcdef"[(hash >> shift) & 15]);
    return out;
}

APPWRITE_IMPL item_key key_of(log_entry const& item)
{
    std::string all;
    for (std::string const* const text : {&item.event, &item.user_id, &item.mode, &item.ip})
        append_text(all, *text);
    return item_key(fingerprint(all), item.time ? item.time->time_since_epoch().count() : -1);
}

APPWRITE_IMPL void append_text(std::string& out, std::string_view text)
{
    out.append(std::to_string(text.size())).append(":").append(text);
}

} // namespace appwrite::detail

#endif

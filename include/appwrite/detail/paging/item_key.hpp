//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// item_key: by what an item of a listing is known again. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_ITEM_KEY_HPP
#define APPWRITE_DETAIL_PAGING_ITEM_KEY_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/models/identity.hpp>
#include <appwrite/models/log.hpp>
#include <appwrite/models/membership.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/user.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// Names one item. Ids can be given again after a deletion, so the time of creation belongs to it.
class item_key
{
public:
    item_key() = default;
    item_key(std::string i, std::int64_t c) : id(std::move(i)), created(c) {}

    std::string id;
    /// Milliseconds since 1970; -1 if the server does not say.
    std::int64_t created = -1;

    friend bool operator==(item_key const&, item_key const&) = default;
};

/// Of any item that has an id.
template <class T>
item_key key_of(T const& item)
{
    return item_key(item.id, item.created_at ? item.created_at->time_since_epoch().count() : -1);
}

/// Log entries have no id; a fingerprint of what was recorded stands for it: event, user, mode and address.
/// Not of what servers find out anew at each reading (country, browser), nor of members that come with newer
/// servers. Entries that say the same have the same key.
APPWRITE_DECL item_key key_of(log_entry const& item);

/// Adds a text that is to be fingerprinted, with its length, so that no two sequences of texts look alike.
APPWRITE_DECL void append_text(std::string& out, std::string_view text);

/// A fingerprint of a text: 16 hexadecimal digits, the same in every process.
APPWRITE_DECL std::string fingerprint(std::string const& text);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/item_key.ipp>
#endif

#endif

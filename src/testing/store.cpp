//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The users, in memory, with every way in which they are looked up.
//
#include "store.hpp"

#include "http_message.hpp"

#include <utility>

namespace appwrite::testing::detail
{

std::size_t folding_hash::operator()(std::string_view text) const noexcept
{
    // FNV-1a over lower-case bytes.
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text)
    {
        const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        hash = (hash ^ static_cast<unsigned char>(folded)) * 1099511628211ULL;
    }
    return static_cast<std::size_t>(hash);
}

bool folding_equal::operator()(
    const std::unique_ptr<user_record>& a, const std::unique_ptr<user_record>& b) const noexcept
{
    return equal_ignoring_case(a->id, b->id);
}

bool folding_equal::operator()(const std::unique_ptr<user_record>& a, std::string_view b) const noexcept
{
    return equal_ignoring_case(a->id, b);
}

conflict store::add(user_record user)
{
    if (find(user.id))
        return conflict::id;
    // Empty text takes part in no index here: clearing an address must not clash with another cleared one.
    if (user.email && !user.email->empty() && by_email_.contains(*user.email))
        return conflict::email;
    if (user.phone && !user.phone->empty() && by_phone_.contains(*user.phone))
        return conflict::phone;

    user.sequence = ++last_sequence_;
    auto owned = std::make_unique<user_record>(std::move(user));
    user_record& added = *owned;
    users_.insert(std::move(owned));
    order_.push_back(&added);
    if (added.email && !added.email->empty())
        by_email_.emplace(*added.email, &added);
    if (added.phone && !added.phone->empty())
        by_phone_.emplace(*added.phone, &added);
    return conflict::none;
}

user_record* store::find(std::string_view id) noexcept
{
    const auto found = users_.find(id);
    return found == users_.end() ? nullptr : found->get();
}

const user_record* store::find(std::string_view id) const noexcept
{
    const auto found = users_.find(id);
    return found == users_.end() ? nullptr : found->get();
}

conflict store::set_email(user_record& user, std::optional<std::string> email)
{
    return set_contact(by_email_, user, user.email, std::move(email), conflict::email);
}

conflict store::set_phone(user_record& user, std::optional<std::string> phone)
{
    return set_contact(by_phone_, user, user.phone, std::move(phone), conflict::phone);
}

conflict store::set_contact(contact_index& index, user_record& user, std::optional<std::string>& slot,
    std::optional<std::string> value, conflict which)
{
    if (value && !value->empty())
    {
        const auto other = index.find(*value);
        if (other != index.end() && other->second != &user)
            return which;
    }
    if (slot && !slot->empty())
        index.erase(*slot);
    slot = std::move(value);
    if (slot && !slot->empty())
        index.emplace(*slot, &user);
    return conflict::none;
}

void store::remove(const user_record& user)
{
    if (user.email)
        by_email_.erase(*user.email);
    if (user.phone)
        by_phone_.erase(*user.phone);
    order_.erase(user.sequence);
    users_.erase(users_.find(std::string_view(user.id)));
}

void store::clear()
{
    by_email_.clear();
    by_phone_.clear();
    order_.clear();
    users_.clear();
}

} // namespace appwrite::testing::detail

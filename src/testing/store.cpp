//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The users, in memory, with every way in which they are looked up.
//
#include "store.hpp"

#include "http_message.hpp"

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

void set_password(user_record& user, std::string_view password, std::uint64_t salt)
{
    user.password_seed = salt;
    user.password_code = password_digest(salt, password);
    user.imported.reset();
}

bool has_password(const user_record& user, std::string_view password)
{
    if (user.imported)
        return fits(*user.imported, password);
    return user.password_seed != 0 && user.password_code == password_digest(user.password_seed, password);
}

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
    if (user.email && by_email_.contains(*user.email))
        return conflict::email;
    if (user.phone && by_phone_.contains(*user.phone))
        return conflict::phone;

    user.sequence = ++last_sequence_;
    changes_.touch(record_kind::user, insert(std::move(user)).id);
    return conflict::none;
}

void store::restore(user_record user)
{
    last_sequence_ = user.sequence;
    insert(std::move(user));
}

user_record& store::insert(user_record user)
{
    auto owned = std::make_unique<user_record>(std::move(user));
    user_record& added = *owned;
    users_.insert(std::move(owned));
    order_.push_back(&added);
    if (added.email)
        by_email_.emplace(*added.email, &added);
    if (added.phone)
        by_phone_.emplace(*added.phone, &added);
    targets_.add_all(added);
    return added;
}

user_record* store::find(std::string_view id)
{
    const auto found = users_.find(id);
    if (found == users_.end())
        return nullptr;
    changes_.touch(record_kind::user, (*found)->id);
    return found->get();
}

const user_record* store::find(std::string_view id) const noexcept
{
    const auto found = users_.find(id);
    return found == users_.end() ? nullptr : found->get();
}

const user_record* store::find_by_email(std::string_view email) const noexcept
{
    const auto found = by_email_.find(email);
    return found == by_email_.end() ? nullptr : found->second;
}

const user_record* store::find_by_phone(std::string_view phone) const noexcept
{
    const auto found = by_phone_.find(phone);
    return found == by_phone_.end() ? nullptr : found->second;
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
    if (value)
    {
        const auto other = index.find(*value);
        if (other != index.end() && other->second != &user)
            return which;
    }
    if (slot)
        index.erase(*slot);
    slot = std::move(value);
    if (slot)
        index.emplace(*slot, &user);
    return conflict::none;
}

bool store::has_target(std::string_view id) const
{
    return targets_.owner_of_id(id) != nullptr;
}

bool store::is_target(std::string_view identifier) const
{
    if (targets_.owner_of_identifier(identifier))
        return true;
    const auto has = [&](const user_record* user)
    {
        return user && std::any_of(user->targets.begin(), user->targets.end(),
                           [&](const target_record& target)
                           { return equal_ignoring_case(target.identifier, identifier); });
    };
    return has(find_by_email(to_lower(identifier))) || has(find_by_phone(identifier));
}

target_record& store::add_target(user_record& user, target_record target)
{
    targets_.add(user, target);
    return user.targets.emplace_back(std::move(target));
}

void store::set_identifier(user_record& user, target_record& target, const std::string& identifier)
{
    targets_.remove(target);
    target.identifier = identifier;
    targets_.add(user, target);
}

void store::remove_target(user_record& user, const target_record& target)
{
    targets_.remove(target);
    user.targets.erase(user.targets.begin() + (&target - user.targets.data()));
}

void store::remove(const user_record& user)
{
    targets_.remove_all(user);
    changes_.touch(record_kind::user, user.id);
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
    targets_.clear();
    order_.clear();
    users_.clear();
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The users, in memory, with every way in which they are looked up.
//
#ifndef APPWRITE_SRC_TESTING_STORE_HPP
#define APPWRITE_SRC_TESTING_STORE_HPP

#include "password_check.hpp"
#include "php_text.hpp"
#include "record.hpp"
#include "sequence_index.hpp"
#include "target_directory.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace appwrite::testing::detail
{

enum class provider_type : std::uint8_t
{
    email,
    sms,
    push
};

/// An address that messages reach a user at (1.5 and later).
struct target_record
{
    std::string id;
    std::string name;
    std::string identifier;
    std::optional<std::string> provider_id;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch updated = 0;
    provider_type type = provider_type::email;
    bool expired = false;
};

struct user_record
{
    std::uint64_t sequence = 0;
    std::string id;
    std::string name;
    std::optional<std::string> email;
    std::optional<std::string> phone;

    /// Nothing is hashed: a hash that looks right is made from this number. 0 means no password.
    std::uint64_t password_seed = 0;

    /// What set_password() leaves of the password. Means nothing while there is an imported hash.
    std::uint64_t password_code = 0;

    /// The hash that the user was imported with, until the first log-in or a new password.
    std::shared_ptr<const imported_hash> imported;
    milliseconds_since_epoch created = 0;
    milliseconds_since_epoch updated = 0;
    milliseconds_since_epoch registration = 0;
    milliseconds_since_epoch password_update = 0;
    milliseconds_since_epoch accessed = 0;
    bool status = true;
    bool email_verification = false;
    bool phone_verification = false;
    bool mfa = false;
    bool impersonator = false;
    std::vector<std::string> labels;

    /// JSON text; empty means an empty object.
    std::string prefs;
    std::vector<target_record> targets;
};

/// @param salt any number but 0.
void set_password(user_record& user, std::string_view password, std::uint64_t salt);

bool has_password(const user_record& user, std::string_view password);

/// Which unique property stood in the way.
enum class conflict
{
    none,
    id,
    email,
    phone
};

/// Hashes and compares without the case of ASCII letters, as the collation of the service's database does.
struct folding_hash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept;
    std::size_t operator()(const std::unique_ptr<user_record>& user) const noexcept
    {
        return (*this)(user->id);
    }
};

struct folding_equal
{
    using is_transparent = void;
    bool operator()(
        const std::unique_ptr<user_record>& a, const std::unique_ptr<user_record>& b) const noexcept;
    bool operator()(const std::unique_ptr<user_record>& a, std::string_view b) const noexcept;
    bool operator()(std::string_view a, const std::unique_ptr<user_record>& b) const noexcept
    {
        return (*this)(b, a);
    }
};

/**
 * @brief All users.
 *
 * Ids, e-mail addresses and phone numbers are unique, empty texts too. Pages in the order of creation cost
 * the page, not the number of users.
 */
class store
{
public:
    store() = default;
    store(const store&) = delete;
    store& operator=(const store&) = delete;

    /// Adds a user and numbers it. On a conflict nothing changes.
    conflict add(user_record user);

    /// Adds a user that an earlier process has numbered. The numbers must ascend.
    void restore(user_record user);

    /// The last user that was added, for whoever has just added it.
    user_record& last() noexcept { return **order_.last(); }

    /// Whoever asks for a user that can be changed is taken to change it.
    user_record* find(std::string_view id);
    const user_record* find(std::string_view id) const noexcept;

    /// Null if no user has this address. For reading: whoever changes the user asks for its id.
    const user_record* find_by_email(std::string_view email) const noexcept;
    const user_record* find_by_phone(std::string_view phone) const noexcept;

    /// Changes a property that has an index. On a conflict nothing changes.
    conflict set_email(user_record& user, std::optional<std::string> email);
    conflict set_phone(user_record& user, std::optional<std::string> phone);

    /// Whether somebody has a target with this id.
    bool has_target(std::string_view id) const;

    /// Whether somebody has a target with this identifier: targets never share one.
    bool is_target(std::string_view identifier) const;

    /// Gives a user a target; its id and its identifier must be new.
    target_record& add_target(user_record& user, target_record target);
    void set_identifier(user_record& user, target_record& target, const std::string& identifier);
    void remove_target(user_record& user, const target_record& target);

    void remove(const user_record& user);
    void clear();

    std::size_t size() const noexcept { return order_.size(); }

    /// Where every table of the service, this one included, reports what it has changed.
    change_set& changes() noexcept { return changes_; }

    /// The users in the order of their creation.
    const sequence_index& in_order() const noexcept { return order_; }

private:
    using contact_index = std::unordered_map<std::string_view, user_record*>;

    user_record& insert(user_record user);
    static conflict set_contact(contact_index& index, user_record& user, std::optional<std::string>& slot,
        std::optional<std::string> value, conflict which);

    // Declared first: the indexes below point into these users.
    std::unordered_set<std::unique_ptr<user_record>, folding_hash, folding_equal> users_;
    sequence_index order_;
    contact_index by_email_;
    contact_index by_phone_;
    target_directory targets_;
    std::uint64_t last_sequence_ = 0;
    change_set changes_;
};

} // namespace appwrite::testing::detail

#endif

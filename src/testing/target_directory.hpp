//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Finding the targets that are not where their users' addresses lead.
//
#ifndef APPWRITE_SRC_TESTING_TARGET_DIRECTORY_HPP
#define APPWRITE_SRC_TESTING_TARGET_DIRECTORY_HPP

#include <string>
#include <string_view>
#include <unordered_map>

namespace appwrite::testing::detail
{

struct target_record;
struct user_record;

} // namespace appwrite::testing::detail

namespace appwrite::testing::detail
{

/**
 * @brief An index of targets by id and by identifier.
 *
 * Most users have exactly the targets that come with their addresses. Those are found through the address,
 * and are not noted here: an index of them would be the size of all users.
 */
class target_directory
{
public:
    void add(user_record& owner, const target_record& target);
    void remove(const target_record& target);

    /// Notes all targets of a user.
    void add_all(user_record& owner);
    void remove_all(const user_record& owner);

    void clear();

    /// Null: no such target is noted. The case of letters does not matter.
    user_record* owner_of_id(std::string_view id) const;
    user_record* owner_of_identifier(std::string_view identifier) const;

private:
    using index = std::unordered_map<std::string, user_record*>;

    static user_record* find(const index& in, std::string_view key);

    index by_id_;
    index by_identifier_;
};

} // namespace appwrite::testing::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Full-text search as the service's database does it.
//
#ifndef APPWRITE_SRC_TESTING_TEXT_SEARCH_HPP
#define APPWRITE_SRC_TESTING_TEXT_SEARCH_HPP

#include "release.hpp"
#include "store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace appwrite::testing::detail
{

/**
 * @brief A search over id, e-mail, phone (1.x) and name.
 *
 * Words shorter than three characters and the database's stop words are not indexed. Words are combined with
 * OR, the last one counts as a prefix; in 1.x, text in double quotes is a phrase. Before 1.0 some marks reach
 * the database and are syntax errors there.
 */
class text_search
{
public:
    /// @throws failure if this release answers such a text with an error.
    text_search(std::string_view text, rules version);

    bool matches(const user_record& user) const;

private:
    std::vector<std::string> words_;

    /// The words have to follow each other, and the last one is no prefix.
    bool exact_;
    bool phones_;
};

} // namespace appwrite::testing::detail

#endif

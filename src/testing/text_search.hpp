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
 * @brief A search over id, e-mail, phone and name.
 *
 * Words shorter than three characters and the database's stop words are not indexed. Words are combined with
 * OR, the last one counts as a prefix. Before 1.0 the text reaches the database as it is, so its operators
 * work there, and some texts are syntax errors.
 */
class text_search
{
public:
    /// @throws failure if this release answers such a text with an error.
    text_search(std::string_view text, rules version);

    bool matches(const user_record& user) const;

private:
    enum class demand
    {
        optional,
        needed,
        forbidden
    };

    struct term
    {
        std::string word;
        bool prefix;
        demand kind;
    };

    std::vector<term> terms_;
};

} // namespace appwrite::testing::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Full-text search as the service's database does it.
//
#include "text_search.hpp"

#include "failure.hpp"
#include "http_message.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

constexpr std::size_t shortest_word = 3;

bool is_word_character(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_stop_word(std::string_view word) noexcept
{
    static constexpr std::array<std::string_view, 18> words{"about", "are", "com", "for", "from", "how",
        "that", "the", "this", "und", "was", "what", "when", "where", "who", "will", "with", "www"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Calls visit(word) for each word in the text, in lower case.
template <class Visit>
void for_each_word(std::string_view text, Visit visit)
{
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at)
    {
        if (at < text.size() && is_word_character(text[at]))
            word += text[at];
        else if (!word.empty())
        {
            visit(to_lower(word));
            word.clear();
        }
    }
}

bool is_indexed(std::string_view word)
{
    return count_characters(word) >= shortest_word && !is_stop_word(word);
}

/// Whether the database of the old servers takes this text for a faulty boolean expression.
bool is_syntax_error(std::string_view text) noexcept
{
    // The servers replace these, and add one of their own, which needs a word to work on.
    return text.find_first_not_of(" @+-*") == std::string_view::npos ||
           text.find_first_of("<>()~") != std::string_view::npos ||
           std::count(text.begin(), text.end(), '"') % 2 != 0;
}

} // namespace

text_search::text_search(std::string_view text, rules version)
    : exact_(version == rules::v1_9 && text.starts_with('"') && text.ends_with('"'))
    , phones_(version == rules::v1_9)
{
    if (version == rules::v0_15 && is_syntax_error(text))
        throw failure::unhandled();
    for_each_word(text, [&](std::string&& word) { words_.push_back(std::move(word)); });
}

bool text_search::matches(const user_record& user) const
{
    std::vector<std::string> found;
    const auto read = [&](std::string_view text)
    { for_each_word(text, [&](std::string&& word) { found.push_back(std::move(word)); }); };
    read(user.id);
    read(user.email.value_or(""));
    if (phones_)
        read(user.phone.value_or(""));
    read(user.name);

    if (exact_)
        return std::any_of(words_.begin(), words_.end(), is_indexed) &&
               std::search(found.begin(), found.end(), words_.begin(), words_.end()) != found.end();
    const auto matches_word = [&](const std::string& word)
    {
        const bool prefix = &word == &words_.back();
        return is_indexed(word) &&
               std::any_of(found.begin(), found.end(),
                   [&](const std::string& seen)
                   { return is_indexed(seen) && (prefix ? seen.starts_with(word) : seen == word); });
    };
    return std::any_of(words_.begin(), words_.end(), matches_word);
}

} // namespace appwrite::testing::detail

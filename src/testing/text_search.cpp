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

/// Whether the database takes this text for a faulty boolean expression.
bool is_syntax_error(std::string_view text) noexcept
{
    if (text.find_first_of("<>()~") != std::string_view::npos ||
        std::count(text.begin(), text.end(), '"') % 2 != 0)
        return true;
    // An operator needs a word to work on.
    for (std::size_t at = text.find_first_of("+-*@"); at != std::string_view::npos;
         at = text.find_first_of("+-*@", at + 1))
    {
        const bool before = at > 0 && is_word_character(text[at - 1]);
        const bool after = at + 1 < text.size() && is_word_character(text[at + 1]);
        if (!before && !after)
            return true;
    }
    return false;
}

} // namespace

text_search::text_search(std::string_view text, rules version)
{
    const bool operators = version == rules::v0_15;
    if (operators && is_syntax_error(text))
        throw failure::unhandled();
    for (std::size_t at = 0; at < text.size();)
    {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view part = text.substr(at, end - at);
        at = end + 1;
        demand kind = demand::optional;
        if (operators && part.starts_with('+'))
            kind = demand::needed;
        else if (operators && part.starts_with('-'))
            kind = demand::forbidden;
        for_each_word(part, [&](std::string&& word) { terms_.push_back({std::move(word), false, kind}); });
    }
    if (!terms_.empty())
        terms_.back().prefix = true;
    std::erase_if(terms_, [](const term& t) { return !is_indexed(t.word); });
}

bool text_search::matches(const user_record& user) const
{
    std::vector<char> seen(terms_.size(), 0);
    const auto look = [&](std::string_view text)
    {
        for_each_word(text,
            [&](std::string&& word)
            {
                if (!is_indexed(word))
                    return;
                for (std::size_t i = 0; i < terms_.size(); ++i)
                    if (terms_[i].prefix ? word.starts_with(terms_[i].word) : word == terms_[i].word)
                        seen[i] = 1;
            });
    };
    look(user.id);
    if (user.email)
        look(*user.email);
    if (user.phone)
        look(*user.phone);
    look(user.name);

    bool any = false;
    for (std::size_t i = 0; i < terms_.size(); ++i)
    {
        const bool found = seen[i] != 0;
        if ((terms_[i].kind == demand::forbidden && found) || (terms_[i].kind == demand::needed && !found))
            return false;
        any = any || found;
    }
    return any;
}

} // namespace appwrite::testing::detail

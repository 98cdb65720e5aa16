//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// labels: a list of labels in one expression.
//
#ifndef APPWRITE_LABELS_HPP
#define APPWRITE_LABELS_HPP

#include <string>
#include <utility>
#include <vector>

namespace appwrite
{

/// A list of labels: `co_await users.update_labels(id, appwrite::labels("vip", "staff"))`. `labels()` is the
/// empty list. A brace list would do the same, but g++ 12 takes none in a `co_await` expression.
template <class... Text>
std::vector<std::string> labels(Text&&... label)
{
    std::vector<std::string> all;
    all.reserve(sizeof...(label));
    (all.emplace_back(std::forward<Text>(label)), ...);
    return all;
}

} // namespace appwrite

#endif

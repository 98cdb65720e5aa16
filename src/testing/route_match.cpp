//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Finds the route that a path belongs to.
//
#include "route_match.hpp"

#include <algorithm>

namespace appwrite::testing::detail
{

namespace
{

/// @return whether the path begins with the pattern; what is left of the path stays in it.
bool consume(std::string_view pattern, std::string_view& path, std::array<std::string_view, 2>& values)
{
    std::size_t count = 0;
    while (!pattern.empty())
    {
        if (pattern.front() == ':')
        {
            pattern.remove_prefix(std::min(pattern.find('/'), pattern.size()));
            const std::size_t end = std::min(path.find('/'), path.size());
            if (end == 0)
                return false;
            values.at(count++) = path.substr(0, end);
            path.remove_prefix(end);
        }
        else
        {
            if (!path.starts_with(pattern.front()))
                return false;
            pattern.remove_prefix(1);
            path.remove_prefix(1);
        }
    }
    return true;
}

} // namespace

route_match find_route(
    std::span<const route> routes, std::string_view method, std::string_view path, rules version)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    for (const route& candidate : routes)
    {
        route_match result;
        std::string_view rest = path;
        if (candidate.method == method && consume(candidate.pattern, rest, result.path) &&
            (rest.empty() || version == rules::v0_15))
        {
            result.found = &candidate;
            return result;
        }
    }
    return {};
}

} // namespace appwrite::testing::detail

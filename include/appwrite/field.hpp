//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// field: an attribute of a resource that queries may name, with its type.
//
#ifndef APPWRITE_FIELD_HPP
#define APPWRITE_FIELD_HPP

#include <appwrite/detail/call/operation.hpp>

#include <string_view>

namespace appwrite
{

/// An attribute of `Resource` (a model) that servers filter and sort by, whose values are of type `Value`:
/// `std::string`, `bool`, `timestamp`, `open_enum<...>`, or `std::vector<std::string>` for a list of texts.
///
/// The known ones are in `fields.hpp`. What is not there, such as a user's preferences, servers do not filter
/// by. A program may define fields of its own for a server that is newer than this library.
template <class Resource, class Value>
class field
{
public:
    /// `name`: as servers spell it; kept as a view. The numbers: the first server version that has it.
    constexpr explicit field(
        std::string_view name, unsigned major = 1, unsigned minor = 0, unsigned patch = 0) noexcept
        : name_(name), since_{major, minor, patch}
    {
    }

    constexpr std::string_view name() const noexcept { return name_; }

    /// For the library: the first server version that has the attribute.
    constexpr detail::api_version since() const noexcept { return since_; }

private:
    std::string_view name_;
    detail::api_version since_;
};

} // namespace appwrite

#endif

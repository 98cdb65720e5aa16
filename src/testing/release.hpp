//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which release is emulated, and how releases compare.
//
#ifndef APPWRITE_SRC_TESTING_RELEASE_HPP
#define APPWRITE_SRC_TESTING_RELEASE_HPP

#include <compare>
#include <string_view>

namespace appwrite::testing::detail
{

/// A version such as 1.9.0. What is not a version compares below every one, as it does for PHP.
struct release
{
    int major = -1;
    int minor = 0;
    int patch = 0;

    auto operator<=>(const release&) const = default;
};

release parse_release(std::string_view text) noexcept;

/// Whether the text is two or three numbers, such as 1.9 or 0.15.3.
bool is_release(std::string_view text) noexcept;

/// The two sets of rules that the emulator knows.
enum class rules
{
    /// Everything before 1.0, with 0.15.3 as the model.
    v0_15,
    /// Everything else, with 1.9.0 as the model.
    v1_9
};

inline rules rules_of(const release& version) noexcept
{
    return version < release{1, 0, 0} ? rules::v0_15 : rules::v1_9;
}

} // namespace appwrite::testing::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// target_changes: what to change about a target.
//
#ifndef APPWRITE_TARGET_CHANGES_HPP
#define APPWRITE_TARGET_CHANGES_HPP

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// The parameters of `users::update_target`. What is left unset stays as it is.
///
/// `target_changes().identifier("walter@example.com").name("Private")`
///
/// Nothing is checked here; `users::update_target` checks everything before it sends anything.
class target_changes
{
public:
    target_changes() {}

    /// The e-mail address, the phone number or the push token, 1 to 255 code points. Setting it clears
    /// `target::expired`.
    target_changes& identifier(std::string v) { return identifier_ = std::move(v), *this; }

    /// The provider that sends to this target.
    target_changes& provider_id(std::string v) { return provider_id_ = std::move(v), *this; }

    /// A name, 1 to 128 code points.
    target_changes& name(std::string v) { return name_ = std::move(v), *this; }

    std::optional<std::string> const& identifier() const noexcept { return identifier_; }
    std::optional<std::string> const& provider_id() const noexcept { return provider_id_; }
    std::optional<std::string> const& name() const noexcept { return name_; }

private:
    std::optional<std::string> identifier_;
    std::optional<std::string> provider_id_;
    std::optional<std::string> name_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<target_changes>);

} // namespace appwrite

#endif

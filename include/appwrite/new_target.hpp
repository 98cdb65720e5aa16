//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// new_target: what a target is created with.
//
#ifndef APPWRITE_NEW_TARGET_HPP
#define APPWRITE_NEW_TARGET_HPP

#include <appwrite/models/target.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// The parameters of `users::create_target`. What is left unset is not sent.
///
/// `new_target(unique_id(), messaging_provider_type::sms, "+12065550100").name("Work")`
///
/// Nothing is checked here; `users::create_target` checks everything before it sends anything.
class new_target
{
public:
    /// `id` as in `new_user`. `identifier`: the e-mail address, the phone number or the push token, 1 to 255
    /// code points.
    new_target(std::string id, open_enum<messaging_provider_type> type, std::string identifier)
        : id_(std::move(id)), type_(std::move(type)), identifier_(std::move(identifier))
    {
    }

    /// The provider that sends to this target; the server chooses one if it is left out. A provider that does
    /// not exist is not an error.
    new_target& provider_id(std::string v) { return provider_id_ = std::move(v), *this; }

    /// A name, 128 code points at most. An empty name is the same as none.
    new_target& name(std::string v) { return name_ = std::move(v), *this; }

    std::string const& id() const noexcept { return id_; }
    open_enum<messaging_provider_type> const& type() const noexcept { return type_; }
    std::string const& identifier() const noexcept { return identifier_; }
    std::optional<std::string> const& provider_id() const noexcept { return provider_id_; }
    std::string const& name() const noexcept { return name_; }

private:
    std::string id_;
    open_enum<messaging_provider_type> type_;
    std::string identifier_;
    std::optional<std::string> provider_id_;
    std::string name_;
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<new_target>);

} // namespace appwrite

#endif

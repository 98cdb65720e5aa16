//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// target: an address under which a user gets messages.
//
#ifndef APPWRITE_MODELS_TARGET_HPP
#define APPWRITE_MODELS_TARGET_HPP

#include <appwrite/models/timestamp.hpp>
#include <appwrite/open_enum.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace appwrite
{

/// What kind of message goes to a target.
enum class messaging_provider_type
{
    email,
    sms,
    push,
};

template <>
struct enum_texts<messaging_provider_type>
{
    static constexpr std::string_view all[] = {"email", "sms", "push"};
};

/// An address under which a user gets messages. Since 1.5.
struct target
{
    std::string id;
    std::optional<timestamp> created_at;
    std::optional<timestamp> updated_at;
    /// Empty if it has none.
    std::string name;
    std::string user_id;
    std::optional<std::string> provider_id;
    open_enum<messaging_provider_type> provider_type;
    /// The e-mail address, phone number or push token.
    std::string identifier;
    /// Whether the provider has refused the address (push tokens expire). Since 1.6.1.
    bool expired = false;
    /// Members that this version of the library does not know.
    boost::json::object extra;

    friend bool operator==(target const&, target const&) = default;
};

} // namespace appwrite

#endif

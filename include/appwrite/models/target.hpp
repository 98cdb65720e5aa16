//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// target: an address under which a user gets messages.
//
#ifndef APPWRITE_MODELS_TARGET_HPP
#define APPWRITE_MODELS_TARGET_HPP

#include <appwrite/models/timestamp.hpp>

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace appwrite
{

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
    /// `email`, `sms` or `push`.
    std::string provider_type;
    /// The e-mail address, phone number or push token.
    std::string identifier;
    bool expired = false;
    /// Members that this version of the library does not know.
    boost::json::object extra;
};

} // namespace appwrite

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// user_agent: what a server knows of a client program and the device it runs on.
//
#ifndef APPWRITE_MODELS_USER_AGENT_HPP
#define APPWRITE_MODELS_USER_AGENT_HPP

#include <string>

namespace appwrite
{

/// What a server found in the `User-Agent` of a request. All empty if it found nothing.
struct user_agent
{
    /// As `WIN` or `AND`.
    std::string os_code;
    /// As `Windows`.
    std::string os_name;
    std::string os_version;
    /// As `browser`.
    std::string client_type;
    /// As `CM`.
    std::string client_code;
    /// As `Chrome Mobile`.
    std::string client_name;
    std::string client_version;
    /// As `WebKit`.
    std::string client_engine;
    std::string client_engine_version;
    /// As `smartphone`.
    std::string device_name;
    std::string device_brand;
    std::string device_model;

    friend bool operator==(user_agent const&, user_agent const&) = default;
};

} // namespace appwrite

#endif

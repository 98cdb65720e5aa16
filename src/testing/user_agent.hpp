//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What sessions and logs tell about the client, read from its User-Agent.
//
#ifndef APPWRITE_SRC_TESTING_USER_AGENT_HPP
#define APPWRITE_SRC_TESTING_USER_AGENT_HPP

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// Empty texts for what is not known.
struct client_info
{
    std::string os_code;
    std::string os_name;
    std::string os_version;
    std::string client_type;
    std::string client_code;
    std::string client_name;
    std::string client_version;
    std::string client_engine;
    std::string client_engine_version;
    std::string device_name;
    std::string device_brand;
    std::string device_model;
};

/// Knows the common browsers and systems, not the thousands that real servers know.
client_info parse_user_agent(std::string_view text);

} // namespace appwrite::testing::detail

#endif

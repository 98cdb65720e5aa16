//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What sessions and logs tell about the client, read from its User-Agent.
//
#include "user_agent.hpp"

#include <algorithm>
#include <array>

namespace appwrite::testing::detail
{

namespace
{

bool has(std::string_view text, std::string_view part) noexcept
{
    return text.find(part) != std::string_view::npos;
}

/// The number, with dots or underscores, that follows a mark. Empty if there is none.
std::string version_after(std::string_view text, std::string_view mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + mark.size());
    std::string result;
    for (const char c : text)
    {
        if ((c < '0' || c > '9') && c != '.' && c != '_')
            break;
        result += c == '_' ? '.' : c;
    }
    return result;
}

/// "103.0.0.0" -> "103.0"
std::string minor_version(const std::string& version)
{
    const std::size_t dot = version.find('.');
    return dot == std::string::npos ? version : version.substr(0, version.find('.', dot + 1));
}

enum class device
{
    desktop,
    iphone,
    ipad,
    android
};

struct system_row
{
    /// What the User-Agent contains.
    std::string_view mark;
    std::string_view code;
    std::string_view name;

    /// What the version follows.
    std::string_view version;
    device on;
};

// The first that matches counts.
constexpr std::array systems{
    system_row{"Windows", "WIN", "Windows", "Windows NT ", device::desktop},
    system_row{"iPhone", "IOS", "iOS", "iPhone OS ", device::iphone},
    system_row{"iPad", "IOS", "iOS", "CPU OS ", device::ipad},
    system_row{"Android", "AND", "Android", "Android ", device::android},
    system_row{"Mac OS X", "MAC", "Mac", "Mac OS X ", device::desktop},
    system_row{"CrOS", "COS", "Chrome OS", "CrOS x86_64 ", device::desktop},
    system_row{"Ubuntu", "UBT", "Ubuntu", "Ubuntu/", device::desktop},
    system_row{"Linux", "LIN", "GNU/Linux", {}, device::desktop},
};

struct client_row
{
    std::string_view mark;

    /// Has to be there, too.
    std::string_view also;
    std::string_view type;
    std::string_view code;
    std::string_view name;
    std::string_view version;
    std::string_view engine;
    std::string_view engine_version;
};

constexpr std::array clients{
    client_row{"Edg/", {}, "browser", "PS", "Microsoft Edge", "Edg/", "Blink", "Chrome/"},
    client_row{"OPR/", {}, "browser", "OP", "Opera", "OPR/", "Blink", "Chrome/"},
    client_row{"CriOS/", {}, "browser", "CI", "Chrome Mobile iOS", "CriOS/", "WebKit", "AppleWebKit/"},
    client_row{"Firefox/", "Mobile", "browser", "FM", "Firefox Mobile", "Firefox/", "Gecko", "rv:"},
    client_row{"Firefox/", {}, "browser", "FF", "Firefox", "Firefox/", "Gecko", "rv:"},
    client_row{"Chrome/", "Mobile", "browser", "CM", "Chrome Mobile", "Chrome/", "Blink", "Chrome/"},
    client_row{"Chrome/", {}, "browser", "CH", "Chrome", "Chrome/", "Blink", "Chrome/"},
    client_row{"Safari/", "Mobile", "browser", "MF", "Mobile Safari", "Version/", "WebKit", "AppleWebKit/"},
    client_row{"Safari/", {}, "browser", "SF", "Safari", "Version/", "WebKit", "AppleWebKit/"},
    client_row{"curl/", {}, "library", {}, "curl", "curl/", {}, {}},
};

std::string windows_name(const std::string& version)
{
    if (version == "10.0")
        return "10";
    if (version == "6.3")
        return "8.1";
    if (version == "6.2")
        return "8";
    return version == "6.1" ? "7" : version;
}

void read_device(device what, std::string_view text, client_info& to)
{
    switch (what)
    {
    case device::desktop:
        to.device_name = "desktop";
        break;
    case device::iphone:
        to.device_name = "smartphone";
        to.device_brand = "Apple";
        to.device_model = "iPhone";
        break;
    case device::ipad:
        to.device_name = "tablet";
        to.device_brand = "Apple";
        to.device_model = "iPad";
        break;
    case device::android:
        to.device_name = has(text, "Mobile") ? "smartphone" : "tablet";
        break;
    }
}

} // namespace

client_info parse_user_agent(std::string_view text)
{
    client_info result;
    const auto system = std::find_if(
        systems.begin(), systems.end(), [&](const system_row& row) { return has(text, row.mark); });
    if (system != systems.end())
    {
        result.os_code = system->code;
        result.os_name = system->name;
        if (!system->version.empty())
            result.os_version = version_after(text, system->version);
        if (system->code == "WIN")
            result.os_version = windows_name(result.os_version);
        read_device(system->on, text, result);
    }
    const auto client = std::find_if(clients.begin(), clients.end(),
        [&](const client_row& row) { return has(text, row.mark) && has(text, row.also); });
    if (client != clients.end())
    {
        result.client_type = client->type;
        result.client_code = client->code;
        result.client_name = client->name;
        result.client_version = minor_version(version_after(text, client->version));
        result.client_engine = client->engine;
        if (!client->engine_version.empty())
            result.client_engine_version = version_after(text, client->engine_version);
    }
    return result;
}

} // namespace appwrite::testing::detail

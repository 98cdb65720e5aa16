//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Requests about a user's preferences and labels.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_PREFERENCE_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_PREFERENCE_REQUESTS_IPP

#include <appwrite/detail/json/php_json.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/preference_requests.hpp>
#include <appwrite/detail/users/request_maker.hpp>

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace appwrite::detail
{

/// The size to which servers limit preferences, in PHP's way of writing them.
inline constexpr std::size_t max_prefs_size = 65535;

inline void check_prefs(request_maker& make, boost::json::object const& prefs)
{
    make.require(prefs.empty() || !is_php_list(prefs), "prefs",
        "must not have the keys 0, 1, 2 and so on: servers take that for a list");
    // Accepted, but neither the preferences nor the user could be read again: the server fails with 500.
    make.require(!prefs.contains("$id"), "prefs", "must not have the key $id");
    // The body is one level around them.
    auto const size = php_json_size(prefs, max_php_depth - 1);
    make.require(size.has_value(), "prefs", "must be UTF-8, of finite numbers and at most 511 levels deep");
    make.require(!size || *size <= max_prefs_size, "prefs",
        "must have at most 65535 bytes, where a character beyond ASCII counts 6 or 12 and a slash 2");
}

APPWRITE_IMPL call_request make_get_user_prefs(server_info const& server, std::string_view id)
{
    return make_for_user(users_get_prefs, server, id);
}

APPWRITE_IMPL call_request make_update_user_prefs(
    server_info const& server, std::string_view id, boost::json::object const& prefs)
{
    request_maker make(users_update_prefs, server);
    make.check_existing_id("id", id);
    check_prefs(make, prefs);
    if (!make.ok())
        return make.take();

    object_writer body;
    body.json("prefs", boost::json::serialize(prefs));
    make.path(id);
    make.body(body);
    return make.take();
}

APPWRITE_IMPL call_request make_update_user_labels(
    server_info const& server, std::string_view id, std::vector<std::string> const& labels)
{
    request_maker make(users_update_labels, server);
    make.check_existing_id("id", id);
    std::size_t const max = make.is_before({1, 5, 0}) ? 100 : 1000;
    if (labels.size() > max)
        make.refuse(errc::invalid_argument, "labels", "must be at most " + std::to_string(max));
    auto const alphanumeric = [](char c)
    { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::string list = "[";
    for (std::string const& label : labels)
    {
        make.require(
            !label.empty() && label.size() <= 36 && std::all_of(label.begin(), label.end(), alphanumeric),
            "labels", "each must be 1 to 36 letters and digits");
        if (list.size() > 1)
            list.push_back(',');
        append_json_string(list, label);
    }
    object_writer body;
    body.json("labels", list.append("]"));
    make.path(id);
    make.body(body);
    return make.take();
}

} // namespace appwrite::detail

#endif

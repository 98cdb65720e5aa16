//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Telling an own first attempt from somebody else's.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_SETTLEMENTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_SETTLEMENTS_IPP

#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/reader.hpp>
#include <appwrite/detail/users/list_requests.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/settlements.hpp>
#include <appwrite/fields.hpp>
#include <appwrite/query.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace appwrite::detail
{

/// Members of a JSON object, as texts; none of a text that is no such object.
class text_members
{
public:
    explicit text_members(std::string_view json) : json_(json.size())
    {
        if (!json_.parse(json))
            object_ = json_.root().if_object();
    }

    /// Whether this is something that a server keeps. Half a body, or a proxy's, says nothing of what is
    /// there.
    bool has_id() const { return !(*this)["$id"].empty(); }

    std::string_view operator[](std::string_view name) const
    {
        auto const* value = object_ ? object_->if_contains(name) : nullptr;
        return value ? to_text(*value) : std::string_view();
    }

private:
    document json_;
    boost::json::object const* object_ = nullptr;
};

/// Servers keep e-mail addresses in lower case and compare ids without regard to case.
inline bool same_ignoring_case(std::string_view a, std::string_view b)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Whether what was sent is what the server has. What was not sent is empty on what it made.
inline bool agree(
    text_members const& sent, text_members const& kept, std::initializer_list<std::string_view> names)
{
    return std::all_of(names.begin(), names.end(),
        [&](std::string_view name) { return same_ignoring_case(sent[name], kept[name]); });
}

/// Whether a page of users has any; nothing if it is no such page.
inline std::optional<bool> has_users(std::string_view body)
{
    document json(body.size());
    if (json.parse(body) || !json.root().is_object())
        return std::nullopt;
    auto const* users = json.root().get_object().if_contains("users");
    if (!users || !users->is_array())
        return std::nullopt;
    return !users->get_array().empty();
}

APPWRITE_IMPL settlement settle_new_user(
    call_request const& sent, server_info const& server, read_back const& seen)
{
    text_members const wanted(sent.body);
    if (seen.empty())
        return settlement::read(users_get, "/users/" + std::string(wanted["userId"]));
    if (seen.size() == 1 && seen[0])
    {
        // The name is compared as it is: it is nobody's key.
        text_members const kept(*seen[0]);
        if (!kept.has_id())
            return settlement::unclear();
        bool const own = agree(wanted, kept, {"email", "phone"}) && wanted["name"] == kept["name"];
        return own ? settlement::done(*seen[0]) : settlement::clash("id");
    }
    // Nobody has the id, so it is one of the others.
    if (wanted["phone"].empty())
        return settlement::clash("email");
    if (wanted["email"].empty())
        return settlement::clash("phone");
    if (seen.size() == 1)
        return settlement::read(users_list,
            make_list_users(server,
                list_users().where(equal(fields::users::email, std::string(wanted["email"]))).limit(1))
                .target);
    std::optional<bool> const taken = seen[1] ? has_users(*seen[1]) : false;
    if (!taken)
        return settlement::unclear();
    return settlement::clash(*taken ? "email" : "phone");
}

APPWRITE_IMPL settlement settle_contact(call_request const& sent, server_info const&, read_back const& seen)
{
    // `/users/walter/email` and `/users/walter/phone`; the latter calls its parameter `number`.
    auto const end = sent.target.rfind('/');
    if (seen.empty())
        return settlement::read(users_get, sent.target.substr(0, end));
    std::string_view const field = std::string_view(sent.target).substr(end + 1);
    if (!seen[0])
        return settlement::clash(field);
    text_members const wanted(sent.body);
    text_members const kept(*seen[0]);
    if (!kept.has_id())
        return settlement::unclear();
    return same_ignoring_case(wanted[field == "phone" ? "number" : field], kept[field])
               ? settlement::done(*seen[0])
               : settlement::clash(field);
}

APPWRITE_IMPL settlement settle_new_target(
    call_request const& sent, server_info const&, read_back const& seen)
{
    text_members const wanted(sent.body);
    if (seen.empty())
        return settlement::read(users_get_target, sent.target + "/" + std::string(wanted["targetId"]));
    if (!seen[0])
        return settlement::clash("identifier");
    text_members const kept(*seen[0]);
    if (!kept.has_id())
        return settlement::unclear();
    return agree(wanted, kept, {"providerType", "identifier"}) ? settlement::done(*seen[0])
                                                               : settlement::clash("target_id");
}

} // namespace appwrite::detail

#endif

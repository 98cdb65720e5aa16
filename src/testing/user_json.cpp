//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user as JSON, in the shape that a release and a requested response format ask for.
//
#include "user_json.hpp"

#include "hash_json.hpp"
#include "json_members.hpp"

#include <array>
#include <string_view>

namespace appwrite::testing::detail
{

namespace
{

std::string_view prefs_of(const user_record& user) noexcept
{
    return user.prefs.empty() ? std::string_view("{}") : std::string_view(user.prefs);
}

void append_old_user(std::string& out, const user_record& user, const user_shape& shape)
{
    members json(out);
    json.text("$id", user.id);
    if (shape.creation_times)
    {
        json.seconds("$createdAt", user.created);
        json.seconds("$updatedAt", user.updated);
    }
    json.text("name", user.name);
    json.seconds("registration", user.registration);
    if (shape.numeric_status)
        json.raw("status", !user.status ? "2" : user.email_verification ? "1" : "0");
    else
        json.flag("status", user.status);
    json.seconds("passwordUpdate", user.password_update);
    json.text("email", user.email.value_or(""));
    json.text("phone", user.phone.value_or(""));
    json.flag("emailVerification", user.email_verification);
    json.flag("phoneVerification", user.phone_verification);
    json.raw("prefs", prefs_of(user));
    json.finish();
}

/// "2026-11-23 12:32:34.148" instead of "2026-11-23T12:32:34.148+00:00".
void append_access_time(members& json, milliseconds_since_epoch time, const user_shape& shape)
{
    std::string text;
    append_json_time(text, time);
    if (shape.raw_access_time && time != 0)
        text.replace(text.find('T'), 1, " ").erase(text.find('+'), 6);
    json.raw("accessedAt", text);
}

void append_new_user(std::string& out, const user_record& user, const user_shape& shape)
{
    members json(out);
    json.text("$id", user.id);
    json.time("$createdAt", user.created);
    json.time("$updatedAt", user.updated);
    json.text("name", user.name);
    if (shape.password)
        append_password(json, user);
    json.time("registration", user.registration);
    json.flag("status", user.status);
    json.key("labels");
    append_list(out, user.labels, [&](const std::string& label) { append_json_string(out, label); });
    json.time("passwordUpdate", user.password_update);
    json.text("email", user.email.value_or(""));
    json.text("phone", user.phone.value_or(""));
    json.flag("emailVerification", user.email_verification);
    json.flag("phoneVerification", user.phone_verification);
    if (shape.mfa_and_targets)
        json.flag("mfa", user.mfa);
    json.raw("prefs", prefs_of(user));
    if (shape.mfa_and_targets)
    {
        json.key("targets");
        append_list(
            out, user.targets, [&](const target_record& target) { append_target(out, target, user.id); });
    }
    append_access_time(json, user.accessed, shape);
    if (shape.impersonator)
    {
        json.flag("impersonator", user.impersonator);
        json.raw("impersonatorUserId", "null");
    }
    json.finish();
}

} // namespace

std::string_view name_of(provider_type type) noexcept
{
    static constexpr std::array<std::string_view, 3> names{"email", "sms", "push"};
    return names.at(static_cast<std::size_t>(type));
}

void append_target(std::string& out, const target_record& target, const std::string& user_id)
{
    members json(out);
    json.text("$id", target.id);
    json.time("$createdAt", target.created);
    json.time("$updatedAt", target.updated);
    json.text("name", target.name);
    json.text("userId", user_id);
    if (target.provider_id)
        json.text("providerId", *target.provider_id);
    else
        json.raw("providerId", "null");
    json.text("providerType", name_of(target.type));
    json.text("identifier", target.identifier);
    json.flag("expired", target.expired);
    json.finish();
}

user_shape::user_shape(rules server, const std::optional<release>& format) : version(server)
{
    if (!format)
        return;
    if (version == rules::v0_15)
    {
        // Exactly one of the old server's translations applies: the first that is old enough.
        if (*format <= release{0, 11, 2})
            numeric_status = true;
        else if (*format <= release{0, 12, 4})
            total_called_sum = true;
        else if (*format > release{0, 13, 4} && *format <= release{0, 14, 0})
            creation_times = false;
    }
    else
    {
        mfa_and_targets = *format >= release{1, 5, 0};
        impersonator = *format >= release{1, 9, 0};
    }
}

void append_user(std::string& out, const user_record& user, const user_shape& shape)
{
    if (shape.version == rules::v0_15)
        append_old_user(out, user, shape);
    else
        append_new_user(out, user, shape);
}

std::string user_list(
    std::size_t total, const std::vector<const user_record*>& users, const user_shape& shape)
{
    std::string out;
    out.reserve(32 + users.size() * (shape.version == rules::v0_15 ? 288 : 960));
    append_counted_list(
        out, total, "users", users, shape, [&](const user_record* user) { append_user(out, *user, shape); });
    return out;
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Sessions, tokens, logs, teams and memberships as JSON.
//
#include "account_json.hpp"

#include "json_members.hpp"
#include "user_agent.hpp"

namespace appwrite::testing::detail
{

namespace
{

bool is_old(const user_shape& shape) noexcept
{
    return shape.version == rules::v0_15;
}

/// Seconds or text, as the version has it.
void time(members& json, std::string_view name, milliseconds_since_epoch value, const user_shape& shape)
{
    if (is_old(shape))
        json.seconds(name, value);
    else
        json.time(name, value);
}

void creation_times(members& json, milliseconds_since_epoch created, milliseconds_since_epoch updated,
    const user_shape& shape)
{
    if (!shape.creation_times)
        return;
    time(json, "$createdAt", created, shape);
    time(json, "$updatedAt", updated, shape);
}

void append_texts(std::string& out, const std::vector<std::string>& texts)
{
    append_list(out, texts, [&](const std::string& text) { append_json_string(out, text); });
}

void client(members& json, const std::string& user_agent)
{
    const client_info info = parse_user_agent(user_agent);
    json.text("osCode", info.os_code);
    json.text("osName", info.os_name);
    json.text("osVersion", info.os_version);
    json.text("clientType", info.client_type);
    json.text("clientCode", info.client_code);
    json.text("clientName", info.client_name);
    json.text("clientVersion", info.client_version);
    json.text("clientEngine", info.client_engine);
    json.text("clientEngineVersion", info.client_engine_version);
    json.text("deviceName", info.device_name);
    json.text("deviceBrand", info.device_brand);
    json.text("deviceModel", info.device_model);
    // There is no database of addresses here.
    json.text("countryCode", "--");
    json.text("countryName", "Unknown");
}

} // namespace

void append_session(std::string& out, const session_record& session, bool current, std::string_view secret,
    const user_shape& shape)
{
    members json(out);
    json.text("$id", session.id);
    if (!is_old(shape))
        creation_times(json, session.created, session.updated, shape);
    else if (shape.creation_times)
        json.seconds("$createdAt", session.created);
    json.text("userId", session.user_id);
    time(json, "expire", session.expire, shape);
    json.text("provider", session.provider);
    json.text("providerUid", session.provider_uid);
    // Clients of 0.12 knew one token of the provider.
    const bool one_token = shape.total_called_sum;
    if (!one_token)
    {
        json.text("providerAccessToken", "");
        time(json, "providerAccessTokenExpiry", 0, shape);
        json.text("providerRefreshToken", "");
    }
    json.text("ip", session.ip);
    client(json, session.user_agent);
    json.flag("current", current);
    if (!is_old(shape))
    {
        if (shape.mfa_and_targets)
        {
            json.key("factors");
            append_texts(out, session.factors);
            json.text("secret", secret);
        }
        json.time("mfaUpdatedAt", session.mfa_updated);
    }
    if (one_token)
        json.text("providerToken", "");
    json.finish();
}

void append_token(
    std::string& out, const token_record& token, std::string_view secret, const user_shape& shape)
{
    members json(out);
    json.text("$id", token.id);
    json.time("$createdAt", token.created);
    json.text("userId", token.user_id);
    json.text("secret", secret);
    json.time("expire", token.expire);
    if (shape.mfa_and_targets)
        json.text("phrase", "");
    json.finish();
}

void append_log(std::string& out, const log_record& log, const user_shape& shape)
{
    const bool old = is_old(shape);
    members json(out);
    json.text("event", log.event);
    // Clients of 0.11, whose users had a numeric status, did not know these.
    if (!shape.numeric_status)
    {
        json.text("userId", old ? std::string_view() : std::string_view(log.user_id));
        json.text("userEmail", old ? std::string_view() : std::string_view(log.user_email));
        json.text("userName", old ? std::string_view() : std::string_view(log.user_name));
        json.text("mode", "");
    }
    json.text("ip", log.ip);
    // Logs know seconds only.
    time(json, "time", log.time / 1000 * 1000, shape);
    client(json, log.user_agent);
    json.finish();
}

void append_team(std::string& out, const team_record& team, const user_shape& shape)
{
    members json(out);
    json.text("$id", team.id);
    creation_times(json, team.created, team.updated, shape);
    json.text("name", team.name);
    if (!shape.total_called_sum)
        json.raw("total", std::to_string(team.total));
    if (!is_old(shape))
        json.raw("prefs", "{}");
    if (shape.total_called_sum)
        json.raw("sum", std::to_string(team.total));
    json.finish();
}

void append_membership(std::string& out, const membership_record& membership, const team_record& team,
    const user_record* user, const user_shape& shape)
{
    members json(out);
    json.text("$id", membership.id);
    creation_times(json, membership.created, membership.updated, shape);
    json.text("userId", membership.user_id);
    json.text("userName", user ? std::string_view(user->name) : std::string_view());
    json.text("userEmail", user && user->email ? std::string_view(*user->email) : std::string_view());
    json.text("teamId", membership.team_id);
    json.text("teamName", team.name);
    time(json, "invited", membership.invited, shape);
    time(json, "joined", membership.joined, shape);
    json.flag("confirm", membership.joined != 0);
    if (!is_old(shape) && shape.mfa_and_targets)
        json.flag("mfa", false); // Only the teams' own lists would tell.
    json.key("roles");
    append_texts(out, membership.roles);
    json.finish();
}

} // namespace appwrite::testing::detail

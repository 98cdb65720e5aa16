//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Accounts at other providers that users sign in with.
//
#include "identity_routes.hpp"

#include "handler_support.hpp"
#include "json_members.hpp"
#include "query.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace appwrite::testing::detail
{

namespace
{

void append_identity(std::string& out, const identity_record& identity)
{
    members json(out);
    json.text("$id", identity.id);
    json.time("$createdAt", identity.created);
    json.time("$updatedAt", identity.updated);
    json.text("userId", identity.user_id);
    json.text("provider", identity.provider);
    json.text("providerUid", identity.provider_uid);
    json.text("providerEmail", identity.provider_email);
    json.text("providerAccessToken", identity.access_token);
    json.time("providerAccessTokenExpiry", identity.access_token_expiry);
    json.text("providerRefreshToken", identity.refresh_token);
    json.finish();
}

} // namespace

response list_identities(call& c)
{
    list_plan plan = read_plan(c.input, c.format, identity_schema());
    const bool search = c.input.optional("search", text_rule(256, 1)) != nullptr;
    if (const auto* total = c.input.optional("total", loose_boolean_rule()))
        plan.count = to_boolean(*total);

    const identity_record* at = c.accounts.identities.find(plan.cursor_id);
    if (!plan.cursor_id.empty() && !at)
        refuse_cursor(plan, identity_schema());
    // Servers accept a search, but their database has nothing to search in, and nobody catches its complaint.
    if (search || !plan.refused.empty())
        throw failure(500, "general_unknown", "Server Error");
    const std::optional<row> cursor = at ? std::optional<row>(*at) : std::nullopt;
    if (cursor)
        check_cursor(plan, *cursor, identity_schema());

    const std::vector<const identity_record*> identities = c.accounts.identities.all();
    std::vector<row> rows;
    for (const identity_record* identity : identities)
        rows.emplace_back(*identity);
    const row_page page = list(rows, plan, cursor ? &*cursor : nullptr, c.random);
    std::string body;
    members json(body);
    json.raw("total", std::to_string(page.total));
    json.key("identities");
    append_list(body, page.places, [&](std::size_t place) { append_identity(body, *identities[place]); });
    json.finish();
    return show(std::move(body));
}

response delete_identity(call& c)
{
    const std::string_view id = path_id(c, 0, "identityId");
    const identity_record* identity = c.accounts.identities.find(id);
    if (!identity)
        throw failure(404, "user_identity_not_found",
            "The identity could not be found. Please sign in with OAuth provider to create identity first.");
    c.accounts.identities.remove(*identity);
    return no_content();
}

bool is_identity_email(const call& c, std::string_view email, std::string_view except_user)
{
    if (c.accounts.identities.size() == 0)
        return false;
    const std::vector<const identity_record*> identities = c.accounts.identities.all();
    return std::any_of(identities.begin(), identities.end(),
        [&](const identity_record* identity)
        { return equal_ignoring_case(identity->provider_email, email) && identity->user_id != except_user; });
}

attribute_value value_of(const identity_record& identity, attribute which) noexcept
{
    const auto time = [](milliseconds_since_epoch value)
    { return value == 0 ? attribute_value() : attribute_value(std::int64_t{value}); };
    switch (which)
    {
    case attribute::id:
        return std::string_view(identity.id);
    case attribute::sequence:
        return static_cast<std::int64_t>(identity.sequence);
    case attribute::created:
        return time(identity.created);
    case attribute::updated:
        return time(identity.updated);
    case attribute::user_id:
        return std::string_view(identity.user_id);
    case attribute::provider:
        return std::string_view(identity.provider);
    case attribute::provider_uid:
        return std::string_view(identity.provider_uid);
    case attribute::provider_email:
        return std::string_view(identity.provider_email);
    case attribute::provider_access_token_expiry:
        return time(identity.access_token_expiry);
    default:
        return {};
    }
}

const text_list* list_of(const identity_record&, attribute) noexcept
{
    return nullptr;
}

} // namespace appwrite::testing::detail

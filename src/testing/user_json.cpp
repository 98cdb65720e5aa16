//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user as JSON, in the shape that a release and a requested response format ask for.
//
#include "user_json.hpp"

#include <array>
#include <string_view>

namespace appwrite::testing::detail
{

namespace
{

/// Writes the members of one JSON object, commas included.
class members
{
public:
    explicit members(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view name, std::string_view value)
    {
        key(name);
        append_json_string(out_, value);
    }

    void flag(std::string_view name, bool value) { raw(name, value ? "true" : "false"); }

    void time(std::string_view name, milliseconds_since_epoch value)
    {
        key(name);
        append_json_time(out_, value);
    }

    void seconds(std::string_view name, milliseconds_since_epoch value)
    {
        raw(name, std::to_string(value / 1000));
    }

    void raw(std::string_view name, std::string_view json)
    {
        key(name);
        out_ += json;
    }

    /// Writes the name; the caller writes the value.
    void key(std::string_view name)
    {
        if (!first_)
            out_ += ',';
        first_ = false;
        append_json_string(out_, name);
        out_ += ':';
    }

    void finish() { out_ += '}'; }

private:
    std::string& out_;
    bool first_ = true;
};

/// Text in the form of an argon2id hash. It is the same each time for one user, and verifies nothing.
std::string hash_text(std::uint64_t seed)
{
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result = "$argon2id$v=19$m=65536,t=4,p=3$";
    const auto append = [&](int count)
    {
        for (int i = 0; i < count; ++i)
        {
            // One step of a linear congruential generator; its high bits are the good ones.
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            result += alphabet[seed >> 58U];
        }
    };
    append(22);
    result += '$';
    append(43);
    return result;
}

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

template <class Range, class Append>
void append_list(std::string& out, const Range& items, Append append)
{
    out += '[';
    bool first = true;
    for (const auto& item : items)
    {
        if (!first)
            out += ',';
        first = false;
        append(item);
    }
    out += ']';
}

void append_new_user(std::string& out, const user_record& user, const user_shape& shape)
{
    members json(out);
    json.text("$id", user.id);
    json.time("$createdAt", user.created);
    json.time("$updatedAt", user.updated);
    json.text("name", user.name);
    if (user.password_seed != 0)
        json.text("password", hash_text(user.password_seed));
    else
        json.raw("password", "null");
    json.text("hash", "argon2");
    json.raw("hashOptions", R"({"type":"argon2","memory_cost":65536,"time_cost":4,"threads":3})");
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
    json.time("accessedAt", user.accessed);
    if (shape.impersonator)
    {
        json.flag("impersonator", user.impersonator);
        json.raw("impersonatorUserId", "null");
    }
    json.finish();
}

} // namespace

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
    members json(out);
    if (!shape.total_called_sum)
        json.raw("total", std::to_string(total));
    json.key("users");
    append_list(out, users, [&](const user_record* user) { append_user(out, *user, shape); });
    if (shape.total_called_sum)
        json.raw("sum", std::to_string(total));
    json.finish();
    return out;
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Second factors.
//
#include "live/run.hpp"

namespace live
{

namespace
{

using appwrite::api_errc;

net::awaitable<void> update_mfa(run& r)
{
    appwrite::user const on = co_await r.users.update_mfa(r.id, true);
    expect(on.mfa, "still off");
    appwrite::user const off = co_await r.users.update_mfa(r.id, false);
    expect(!off.mfa, "still on");
}

net::awaitable<void> list_mfa_factors(run& r)
{
    appwrite::mfa_factors const factors = co_await r.users.list_mfa_factors(r.id);
    expect(!factors.totp, "an authenticator that nobody has added");
}

net::awaitable<void> create_mfa_recovery_codes(run& r)
{
    appwrite::mfa_recovery_codes const made = co_await r.users.create_mfa_recovery_codes(r.id);
    expect(!made.codes.empty(), "no codes");
    co_await expect_refusal(
        r.users.create_mfa_recovery_codes(r.id), api_errc::user_recovery_codes_already_exists);
}

net::awaitable<void> get_mfa_recovery_codes(run& r)
{
    appwrite::mfa_recovery_codes const got = co_await r.users.get_mfa_recovery_codes(r.id);
    expect(!got.codes.empty(), "no codes");
}

net::awaitable<void> update_mfa_recovery_codes(run& r)
{
    appwrite::mfa_recovery_codes const before = co_await r.users.get_mfa_recovery_codes(r.id);
    appwrite::mfa_recovery_codes const after = co_await r.users.update_mfa_recovery_codes(r.id);
    expect(!after.codes.empty() && after.codes != before.codes, "the same codes");
}

net::awaitable<void> delete_mfa_authenticator(run& r)
{
    co_await expect_refusal(r.users.delete_mfa_authenticator(r.id, appwrite::authenticator_type::totp),
        api_errc::user_authenticator_not_found);
}

constexpr step steps[] = {
    {"update_mfa", update_mfa},
    {"list_mfa_factors", list_mfa_factors},
    {"create_mfa_recovery_codes", create_mfa_recovery_codes},
    {"get_mfa_recovery_codes", get_mfa_recovery_codes},
    {"update_mfa_recovery_codes", update_mfa_recovery_codes},
    {"delete_mfa_authenticator", delete_mfa_authenticator},
};

} // namespace

std::span<step const> factor_steps()
{
    return steps;
}

} // namespace live

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Bodies as servers send them.
//
#ifndef APPWRITE_BENCH_MICRO_BODIES_HPP
#define APPWRITE_BENCH_MICRO_BODIES_HPP

#include <string>

namespace bench
{

/// What every release since 1.0 says about a user.
inline std::string user_members(int number)
{
    std::string const n = std::to_string(number);
    return R"("$id":"6b04324f5d8c31258)" + n +
           R"(","$createdAt":"2026-11-23T12:32:15.370+00:00",)"
           R"("$updatedAt":"2026-11-23T12:32:15.370+00:00","name":"Walter Brien )" +
           n +
           R"(","registration":"2026-11-23T12:32:15.368+00:00","status":true,"labels":[],"passwordUpdate":"",)"
           R"("email":"user)" +
           n +
           R"(@example.com","phone":"","emailVerification":false,)"
           R"("phoneVerification":false,"prefs":{})";
}

inline std::string user_body(int number)
{
    return '{' + user_members(number) + '}';
}

/// As 1.9 says it: the hash, how it was made, and the targets.
inline std::string full_user_body(int number)
{
    return '{' + user_members(number) +
           R"(,"password":"$argon2id$v=19$m=65536,t=4,p=3$Y3RUSE5JcnFhTXowWGViRA$Copy68u4apr3eiBdJ9b14UfAuTfpEHO7u",)"
           R"("hash":"argon2","hashOptions":{"type":"argon2","memory_cost":65536,"time_cost":4,"threads":3},)"
           R"("mfa":false,"targets":[{"$id":"6b04324f5b97e26a9ae0","$createdAt":"2026-11-23T12:32:15.375+00:00",)"
           R"("$updatedAt":"2026-11-23T12:32:15.375+00:00","name":"","userId":"walter","providerId":null,)"
           R"("providerType":"email","identifier":"walter@example.com","expired":false}],"accessedAt":"",)"
           R"("impersonator":false,"impersonatorUserId":null})";
}

inline std::string page_body(int users)
{
    std::string out = R"({"total":)" + std::to_string(users) + R"(,"users":[)";
    for (int i = 1; i <= users; ++i)
        out += (i > 1 ? "," : "") + user_body(i);
    return out + "]}";
}

} // namespace bench

#endif

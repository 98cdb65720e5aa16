//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The emulated service without its network: a request goes in, a response comes out.
//
#ifndef APPWRITE_SRC_TESTING_SERVICE_HPP
#define APPWRITE_SRC_TESTING_SERVICE_HPP

#include "account_records.hpp"
#include "call.hpp"
#include "failure.hpp"
#include "http_message.hpp"
#include "store.hpp"
#include "teams.hpp"

#include <appwrite/testing/options.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::testing::detail
{

struct service_config
{
    std::string version = "1.9.0";
    std::string project = "emulated-project";
    std::vector<emulator_key> keys;

    /// The names under which the service lets itself be called (1.x); empty: any.
    std::vector<std::string> hosts;
};

/**
 * @brief Routing, authorisation, reading of parameters, error bodies.
 *
 * Not safe for concurrent use: one thread at a time.
 */
class service
{
public:
    explicit service(service_config config);

    response handle(const request& from, time_point now);

    /// What a server answers that has lost its database.
    response broken() const { return refuse(failure::unhandled()); }

    store& users() noexcept { return users_; }
    account_tables& accounts() noexcept { return accounts_; }
    team_table& teams() noexcept { return teams_; }
    std::mt19937_64& random() noexcept { return random_; }
    rules version() const noexcept { return rules_; }

    /// Requests above this size never reach the service.
    std::size_t request_limit() const noexcept;

    /// Whether "Expect: 100-continue" is answered.
    bool sends_continue() const noexcept { return rules_ == rules::v1_9; }

private:
    response answer_or_refuse(const request& from, time_point now);
    response answer(const request& from, time_point now);
    bool knows_error_types(const request& from) const;
    response refuse(const failure& why, bool with_type = true) const;
    void check_host(const request& from) const;
    failure route_not_found(std::string_view path) const;
    void add_warnings(const call& c, response& to) const;

    service_config config_;
    rules rules_;
    std::string jwt_key_;
    store users_;
    account_tables accounts_;
    team_table teams_;
    std::mt19937_64 random_;
};

} // namespace appwrite::testing::detail

#endif

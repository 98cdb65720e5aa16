//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The emulated service without its network: a request goes in, a response comes out.
//
#ifndef APPWRITE_SRC_TESTING_SERVICE_HPP
#define APPWRITE_SRC_TESTING_SERVICE_HPP

#include "call.hpp"
#include "failure.hpp"
#include "http_message.hpp"
#include "store.hpp"

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

    store& users() noexcept { return users_; }
    std::mt19937_64& random() noexcept { return random_; }
    rules version() const noexcept { return rules_; }

    /// Requests above this size never reach the service.
    std::size_t request_limit() const noexcept;

    /// Whether "Expect: 100-continue" is answered.
    bool sends_continue() const noexcept { return rules_ == rules::v1_9; }

private:
    response answer(const request& from, time_point now);
    response refuse(const failure& why) const;
    void check_host(const request& from) const;
    void authorise_v0_15(const request& from, std::string_view scope) const;
    void authorise_v1_9(const request& from, std::string_view scope) const;
    const emulator_key* find_key(std::string_view secret) const;
    failure route_not_found(std::string_view path) const;
    failure missing_scope(const request& from, const emulator_key* key, std::string_view scope) const;
    void add_warnings(const call& c, response& to) const;

    service_config config_;
    rules rules_;
    store users_;
    std::mt19937_64 random_;
};

} // namespace appwrite::testing::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// State that is written down and read back: nothing is lost, nothing else is written.
//
#include "../../../src/testing/persistence.hpp"

#include "../../../src/testing/record_fields.hpp"
#include "../../../src/testing/seeds.hpp"
#include "../../../src/testing/service.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(testing_persistence)

namespace
{

using namespace appwrite::testing;
using namespace appwrite::testing::detail;
namespace json = boost::json;

char const* const versions[] = {"0.15.3", "1.9.0"};

/// Keeps records as a file would.
class memory : public storage
{
public:
    void load(const std::function<void(record&&)>& take) override
    {
        auto sorted = records;
        std::stable_sort(sorted.begin(), sorted.end(),
            [](const record& a, const record& b) { return a.key.kind < b.key.kind; });
        for (record& one : sorted)
            take(std::move(one));
    }

    void commit(const std::vector<record>& changes) override
    {
        ++commits;
        for (const record& change : changes)
        {
            const auto known = std::find_if(
                records.begin(), records.end(), [&](const record& r) { return r.key == change.key; });
            if (known != records.end() && change.body)
                known->body = change.body;
            else if (known != records.end())
                records.erase(known);
            else if (change.body)
                records.push_back(change);
        }
    }

    std::vector<record> records;
    int commits = 0;
};

service_config config(const std::string& version)
{
    service_config result;
    result.version = version;
    result.project = "p";
    result.keys = {{"k", {}}};
    return result;
}

/// A service whose changes are kept, as the program's is.
struct kept_service
{
    kept_service(const std::string& version, memory& to) : kept(to), inner(config(version))
    {
        load(inner, to);
    }

    json::value operator()(const std::string& method, const std::string& target, const std::string& body = {})
    {
        request sent;
        sent.method = method;
        sent.target = target;
        sent.body = body;
        sent.headers = {{"Host", "localhost"}, {"X-Appwrite-Project", "p"}};
        if (!target.starts_with("/v1/account"))
            sent.headers.emplace_back("X-Appwrite-Key", "k");
        if (!body.empty())
            sent.headers.emplace_back("Content-Type", "application/json");
        const response got = inner.handle(sent, std::chrono::system_clock::now());
        if (method == "GET")
            inner.users().changes().take();
        else
            save(inner, kept);
        BOOST_TEST_INFO_SCOPE(method << ' ' << target << ": " << got.body);
        BOOST_REQUIRE(got.status < 300);
        return got.body.empty() ? json::value() : json::parse(got.body);
    }

    template <class Seed>
    std::string add(const Seed& what)
    {
        std::string id = detail::add(inner, what);
        save(inner, kept);
        return id;
    }

    memory& kept;
    service inner;
};

/// What a client sees of one user.
std::vector<json::value> view(kept_service& of, const std::string& id, bool old)
{
    const std::string path = "/v1/users/" + id;
    std::vector<json::value> result;
    for (const char* const part : {"", "/prefs", "/sessions", "/logs", "/memberships"})
        result.push_back(of("GET", path + part));
    if (!old)
    {
        for (const char* const part : {"/targets", "/mfa/factors", "/mfa/recovery-codes"})
            result.push_back(of("GET", path + part));
        result.push_back(of("GET", "/v1/users/identities"));
    }
    return result;
}

/// Stands for a member of any type.
struct anything
{
    template <class T>
    operator T&() const noexcept;
};

template <class T, std::size_t... Index>
constexpr bool made_of(std::index_sequence<Index...>)
{
    return requires
    {
        T{(static_cast<void>(Index), anything())...};
    };
}

template <class T, std::size_t Count = 32>
constexpr std::size_t count_members()
{
    if constexpr (made_of<T>(std::make_index_sequence<Count>()))
        return Count;
    else
        return count_members<T, Count - 1>();
}

struct counter
{
    std::size_t count = 0;
    void operator()(std::string_view, const auto&) { ++count; }
};

template <class T>
std::size_t count_described()
{
    counter result;
    const T what;
    describe(result, what);
    return result.count;
}

} // namespace

BOOST_AUTO_TEST_CASE(no_member_is_forgotten)
{
    BOOST_TEST(count_described<user_record>() == count_members<user_record>());
    BOOST_TEST(count_described<target_record>() == count_members<target_record>());
    BOOST_TEST(count_described<imported_hash>() == count_members<imported_hash>());
    BOOST_TEST(count_described<session_record>() == count_members<session_record>());
    BOOST_TEST(count_described<token_record>() == count_members<token_record>());
    BOOST_TEST(count_described<mfa_record>() == count_members<mfa_record>());
    BOOST_TEST(count_described<log_record>() == count_members<log_record>());
    BOOST_TEST(count_described<identity_record>() == count_members<identity_record>());
    BOOST_TEST(count_described<team_record>() == count_members<team_record>());
    BOOST_TEST(count_described<membership_record>() == count_members<membership_record>());
}

BOOST_DATA_TEST_CASE(a_restored_service_answers_as_before, boost::unit_test::data::make(versions), version)
{
    const bool old = version == std::string("0.15.3");
    memory kept;
    kept_service before(version, kept);
    before("POST", "/v1/users",
        R"({"userId":"walter","email":"walter@example.com","password":"correct horse","name":"W/\"ä\u0000"})");
    before("POST", "/v1/users", R"({"userId":"gone","email":"gone@example.com","password":"correct horse"})");
    before(
        "POST", "/v1/users", R"({"userId":"jesse","email":"jesse@example.com","password":"correct horse"})");
    before("PATCH", "/v1/users/walter/phone", R"({"number":"+4930123456"})");
    before("PATCH", "/v1/users/walter/status", R"({"status":false})");
    before("PATCH", "/v1/users/jesse/verification", R"({"emailVerification":true})");
    before("PATCH", "/v1/users/walter/prefs", R"({"prefs":{"a":[1,2.5,"x",null],"b":{"c":true}}})");
    before(
        "POST", "/v1/account/sessions/email", R"({"email":"jesse@example.com","password":"correct horse"})");
    before.add(session_seed("walter").user_agent("Mozilla/5.0 (X11; Linux x86_64)").ip("10.0.0.1"));
    before.add(membership_seed("walter", "crew").team_name("The Crew").roles({"cook", "driver"}));
    before.add(membership_seed("gone", "crew"));
    before.add(log_seed("walter", "session.create"));
    before("DELETE", "/v1/users/gone");
    if (!old)
    {
        before("PUT", "/v1/users/walter/labels", R"({"labels":["vip","x"]})");
        before("POST", "/v1/users/walter/targets",
            R"({"targetId":"second","providerType":"email","identifier":"2@example.com","name":"Second"})");
        before("PATCH", "/v1/users/walter/mfa/recovery-codes");
        before("PATCH", "/v1/users/jesse/mfa/recovery-codes");
        before("PATCH", "/v1/users/walter/mfa", R"({"mfa":true})");
        before.add(identity_seed("jesse", "github").access_token("a").refresh_token("r"));
        before("POST", "/v1/users/md5",
            R"({"userId":"hank","email":"hank@example.com","password":"144fa7eaa4904e8ee120651997f70dcc"})");
    }

    kept_service after(version, kept);
    BOOST_TEST(after("GET", "/v1/users") == before("GET", "/v1/users"));
    for (const char* const id : {"walter", "jesse"})
        BOOST_TEST(view(after, id, old) == view(before, id, old), boost::test_tools::per_element());
    BOOST_TEST(after("GET", "/v1/teams/crew") == before("GET", "/v1/teams/crew"));
    // Passwords still fit.
    after(
        "POST", "/v1/account/sessions/email", R"({"email":"jesse@example.com","password":"correct horse"})");
    if (!old)
        after("POST", "/v1/account/sessions/email", R"({"email":"hank@example.com","password":"appwrite"})");
}

BOOST_AUTO_TEST_CASE(only_what_changed_is_written)
{
    memory kept;
    kept_service server("1.9.0", kept);
    server("POST", "/v1/users", R"({"userId":"a"})");
    server("POST", "/v1/users", R"({"userId":"b"})");
    BOOST_TEST(kept.commits == 2);
    server("GET", "/v1/users/a");
    server("GET", "/v1/users");
    server("PATCH", "/v1/users/a/name", R"({"name":"A"})");
    BOOST_TEST(kept.commits == 3);
    BOOST_TEST(kept.records.size() == 2u);
    server("POST", "/v1/users/a/sessions");
    BOOST_TEST(kept.records.size() > 2u);
    server("DELETE", "/v1/users/a");
    server("DELETE", "/v1/users/b");
    BOOST_TEST(kept.records.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_noted_for_nobody)
{
    service alone(config("1.9.0"));
    add_users(alone, 0, 10);
    BOOST_TEST(alone.users().changes().take().empty());
}

BOOST_AUTO_TEST_CASE(records_that_make_no_sense_are_refused)
{
    service fresh(config("1.9.0"));
    BOOST_CHECK_THROW(import_record(fresh, {{record_kind::user, "a"}, "no JSON"}), std::exception);
    BOOST_CHECK_THROW(import_record(fresh, {{record_kind::user, "a"}, "[]"}), std::exception);
    BOOST_CHECK_THROW(import_record(fresh, {{record_kind::user, "a"}, R"({"id":5})"}), std::exception);
    BOOST_CHECK_THROW(
        import_record(fresh, {{static_cast<record_kind>(200), "a"}, "{}"}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

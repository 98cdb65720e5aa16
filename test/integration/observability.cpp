//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Secrets do not get out: neither into the log at its most verbose level, nor to an observer, nor into
// errors. And the counters add up.
//
#include "support/emulated.hpp"
#include "support/event_recorder.hpp"

#include <boost/asio/error.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <vector>

BOOST_AUTO_TEST_SUITE(integration_observability)

namespace
{

using namespace appwrite;
using namespace appwrite::test;
using testing::fault;
using namespace std::chrono_literals;

// Whatever a caller gives and must not find again.
constexpr char const* password = "pa55word-of-walter";
constexpr char const* argon2_hash = "$argon2id$v=19$m=16,t=2,p=1$c2FsdHNhbHQ$mB1ugNqYGo8hSYJ9ZY3pPA";
constexpr char const* bcrypt_hash = "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq";
constexpr char const* md5_hash = "144fa7eaa4904e8ee120651997f70dcc";
constexpr char const* phpass_hash = "$P$Br387rwferoKN7uwHZqNMu98q3U8RO.";
constexpr char const* scrypt_hash =
    "3fdef4969ba2f7d1e6a6f9b9a5b8d3e5f3a1c0b2d4e6f8a0b2c4d6e8fa0c1e2f30415263748596a7b8c9daebfc0d1e2f";
constexpr char const* scrypt_salt = "some-salt-of-scrypt";
constexpr char const* modified_hash =
    "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==";
constexpr char const* modified_salt = "UxLMreBr6tYyjQ==";
constexpr char const* modified_separator = "BwBwBwBwBwBwBw==";
constexpr char const* signer_key =
    "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==";
constexpr char const* sha_hash =
    "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6bf6ba04e21f11ae138785d0bff63c416e6f8"
    "7badbffad37f6dee50094cc38c70";
constexpr char const* searched = "searched-text";
// What a server answers and must not be found either.
constexpr char const* planted = "planted-secret-of-a-session";

/// Secrets, of which a part is as bad as the whole.
class secret_list
{
public:
    void add(std::string_view text)
    {
        BOOST_REQUIRE(text.size() >= 10u);
        pieces_.emplace_back(text.substr(0, 12));
        pieces_.emplace_back(text.substr(text.size() - 10));
    }

    std::size_t size() const { return pieces_.size(); }

    /// The first that stands in `text`, empty if none does.
    std::string found_in(std::string_view text) const
    {
        for (std::string const& piece : pieces_)
            if (text.find(piece) != std::string_view::npos)
                return piece;
        return {};
    }

private:
    std::vector<std::string> pieces_;
};

secret_list given_secrets(testing::emulator const& server)
{
    secret_list out;
    for (char const* s : {password, argon2_hash, bcrypt_hash, md5_hash, phpass_hash, scrypt_hash, scrypt_salt,
             modified_hash, modified_salt, modified_separator, signer_key, sha_hash, searched, planted})
        out.add(s);
    out.add(server.api_key());
    return out;
}

struct run
{
    run(users_nothrow u, secret_list& s) : users(u), secrets(s) {}

    users_nothrow users;
    secret_list& secrets;
};

// What succeeds tells further secrets.

void remember(secret_list& secrets, session const& s)
{
    if (!s.secret.empty())
        secrets.add(s.secret.reveal());
}

void remember(secret_list& secrets, token const& t)
{
    secrets.add(t.secret.reveal());
}

void remember(secret_list& secrets, jwt const& t)
{
    // The part before the first dot is the same for all.
    secrets.add(t.token.reveal().substr(t.token.reveal().find('.')));
}

void remember(secret_list& secrets, mfa_recovery_codes const& codes)
{
    for (secret_string const& code : codes.codes)
        secrets.add(code.reveal());
}

void remember(secret_list& secrets, user const& u)
{
    if (!u.password_hash.empty())
        secrets.add(u.password_hash.reveal());
}

template <class T>
void remember(secret_list& secrets, page<T> const& p)
{
    for (T const& item : p.items)
        remember(secrets, item);
}

using failure = std::optional<api_error>;

template <class T>
net::awaitable<failure> failure_of(secret_list& secrets, net::awaitable<result<T>> call)
{
    result<T> outcome = co_await std::move(call);
    if (!outcome)
        co_return outcome.error();
    remember(secrets, *outcome);
    co_return std::nullopt;
}

struct operation
{
    char const* name;
    net::awaitable<failure> (*call)(run& r, call_options o);
};

imported_user imported(char const* hash)
{
    std::string const id = unique_id();
    return imported_user(id, id + "@example.com", hash);
}

/// Everything that has a secret in its request or in its answer. All have the key in the header.
constexpr operation operations[] = {
    {"create", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create(new_user(unique_id()).password(password), o)); }},
    {"update_password", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.update_password("walter", password, o)); }},
    {"create_argon2_user", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_argon2_user(imported(argon2_hash), o)); }},
    {"create_bcrypt_user", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_bcrypt_user(imported(bcrypt_hash), o)); }},
    {"create_md5_user", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_md5_user(imported(md5_hash), o)); }},
    {"create_phpass_user", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_phpass_user(imported(phpass_hash), o)); }},
    {"create_scrypt_user",
        [](run& r, call_options o)
        {
            scrypt_settings const how =
                scrypt_settings(scrypt_salt).cpu(16384).memory(8).parallel(1).length(48);
            return failure_of(r.secrets, r.users.create_scrypt_user(imported(scrypt_hash), how, o));
        }},
    {"create_scrypt_modified_user",
        [](run& r, call_options o)
        {
            scrypt_modified_settings const how(modified_salt, modified_separator, signer_key);
            return failure_of(
                r.secrets, r.users.create_scrypt_modified_user(imported(modified_hash), how, o));
        }},
    {"create_sha_user",
        [](run& r, call_options o) {
            return failure_of(
                r.secrets, r.users.create_sha_user(imported(sha_hash), sha_version::sha3_512, o));
        }},
    {"create_session",
        [](run& r, call_options o) { return failure_of(r.secrets, r.users.create_session("walter", o)); }},
    {"list_sessions",
        [](run& r, call_options o) { return failure_of(r.secrets, r.users.list_sessions("walter", o)); }},
    {"create_token", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_token("walter", new_token().length(32), o)); }},
    {"create_jwt", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_jwt("walter", new_jwt(), o)); }},
    {"create_mfa_recovery_codes", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.create_mfa_recovery_codes("walter", o)); }},
    {"update_mfa_recovery_codes", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.update_mfa_recovery_codes("walter", o)); }},
    {"get_mfa_recovery_codes", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.get_mfa_recovery_codes("walter", o)); }},
    {"get", [](run& r, call_options o) { return failure_of(r.secrets, r.users.get("walter", o)); }},
    {"list", [](run& r, call_options o)
        { return failure_of(r.secrets, r.users.list(list_users().search(searched), o)); }},
};

/// A server that quotes what was said to it.
std::string quoting(unsigned status, std::string const& type)
{
    std::string said = std::string(password) + ' ' + planted + ' ' + md5_hash + ' ' + scrypt_salt;
    return R"({"message":"you said )" + said + R"(","code":)" + std::to_string(status) + R"(,"type":")" +
           type + R"(","version":"1.9.0"})";
}

/// The answers of success, with a secret, and broken.
std::string const broken = std::string(R"({"$id":"x","secret":")") + planted + R"(","password":")" +
                           bcrypt_hash + R"(","jwt":")" + planted + R"(","recoveryCodes":[")" + planted +
                           R"("],)";

struct mishap
{
    char const* name;
    fault what;
    /// Whether the error may have the server's words.
    bool quotes;
};

std::vector<mishap> mishaps()
{
    std::string const odd_type = std::string("type_") + planted;
    return {
        {"400", fault::respond(400, quoting(400, "general_argument_invalid")), true},
        {"401", fault::respond(401, quoting(401, "user_unauthorized")), true},
        {"409", fault::respond(409, quoting(409, "user_already_exists")), true},
        {"418 of a type that nobody knows", fault::respond(418, quoting(418, odd_type)), true},
        {"429", fault::respond(429, quoting(429, "general_rate_limit_exceeded")), true},
        {"500", fault::respond(500, quoting(500, "general_unknown")), true},
        {"503 of a proxy", fault::respond(503, std::string("<html>") + planted, "text/html"), false},
        {"a redirect",
            fault::respond(302, "", "text/html").header("Location", std::string("https://x/") + planted),
            true},
        {"broken JSON", fault::respond(201, broken), false},
        {"JSON of another kind", fault::respond(201, std::string("[\"") + planted + "\"]"), false},
        {"no JSON", fault::respond(201, std::string("<html>") + planted, "text/html"), false},
        {"no HTTP", fault::raw(std::string(planted) + ' ' + password + "\r\n\r\n"), false},
        {"lost answer", fault::close_before_response().after_executing(), false},
        {"truncated answer", fault::close_after_bytes(900), false},
        {"reset", fault::reset(), false},
        {"silence", fault::never_answer(), false},
    };
}

struct watched_client
{
    explicit watched_client(emulated& e)
        : client(e.ctx, e.options()
                            .logger(log.logger(log_level::trace))
                            .observer(events)
                            .retry(retry_policy().max_attempts(2))
                            .retry_budget(retry_budget().capacity(0))
                            .backoff(backoff().base(1ms).throttle_base(1ms)))
    {
    }

    log_recorder log;
    std::shared_ptr<event_recorder> events = std::make_shared<event_recorder>();
    appwrite::client client;
};

/// Everything that an error says; `quotes`: also the server's words.
std::string text_of(api_error const& e, bool quotes)
{
    std::ostringstream os;
    if (quotes)
        os << e.code().message() << ' ' << e.field();
    else
        os << e << '\n' << e.what() << '\n' << e.message() << '\n' << e.type() << '\n' << e.field();
    return os.str();
}

} // namespace

BOOST_AUTO_TEST_CASE(no_secret_gets_out)
{
    emulated e;
    await(e.ctx, client(e.ctx, e.options()).users().create(somebody("walter")));
    secret_list secrets = given_secrets(e.server);
    watched_client watched(e);
    run r(watched.client.users(nothrow), secrets);
    std::size_t failed = 0;

    // Success first: then the secrets that the server makes are known.
    std::size_t const given = secrets.size();
    for (operation const& op : operations)
    {
        failure const f = await(e.ctx, op.call(r, call_options()));
        BOOST_TEST_CONTEXT(op.name)
        BOOST_TEST(!f.has_value(), (f ? f->what() : std::string()));
    }
    BOOST_TEST(secrets.size() > given + 20);

    for (mishap const& m : mishaps())
        for (operation const& op : operations)
        {
            BOOST_TEST_CONTEXT(m.name << ", " << op.name)
            {
                e.server.inject(fault(m.what).times(2));
                call_options options;
                if (m.what.what() == fault::action::never_answer)
                    options.attempt_timeout(30ms);
                failure const f = await(e.ctx, op.call(r, options));
                e.server.clear_faults();
                failed += f ? 1 : 0;
                if (f)
                    BOOST_TEST(secrets.found_in(text_of(*f, m.quotes)) == "");
                // What is no JSON is kept, since it is some proxy's page; a model with secrets is not.
                if (f && *f == errc::invalid_json)
                    BOOST_TEST(f->raw_body() == "");
            }
        }
    BOOST_TEST(failed > 200u);

    std::vector<std::string> const lines = watched.log.take();
    std::string const log = joined(lines);
    std::string const events = joined(watched.events->take_events());
    BOOST_TEST(lines.size() > 1000u);
    BOOST_TEST(secrets.found_in(log) == "");
    BOOST_TEST(secrets.found_in(events) == "");
    for (char const* level : {"error: ", "warning: ", "info: ", "debug: ", "trace: "})
        BOOST_TEST(log.find(std::string("\n") + level) != std::string::npos, level);
    BOOST_TEST(log.find("?search") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_search_for_secrets_can_fail)
{
    emulated e;
    secret_list secrets = given_secrets(e.server);
    watched_client watched(e);
    run r(watched.client.users(nothrow), secrets);
    // A caller who gives a secret as the id of a request, or of a user, has given it away.
    for (operation const& op : {operations[0], operations[16]})
    {
        await(e.ctx, op.call(r, call_options().request_id(planted)));
        BOOST_TEST(secrets.found_in(joined(watched.log.take())) != "");
        BOOST_TEST(secrets.found_in(joined(watched.events->take_events())) != "");
        await(e.ctx, op.call(r, call_options().request_id("harmless")));
        BOOST_TEST(secrets.found_in(joined(watched.log.take())) == "");
        BOOST_TEST(secrets.found_in(joined(watched.events->take_events())) == "");
    }
    e.server.inject(fault::respond(400, quoting(400, "general_argument_invalid")));
    failure const f = await(e.ctx, operations[0].call(r, call_options()));
    BOOST_REQUIRE(f.has_value());
    BOOST_TEST(secrets.found_in(text_of(*f, false)) != "");
}

BOOST_AUTO_TEST_CASE(counters_add_up)
{
    emulated e;
    e.server.add_users(1);
    watched_client watched(e);
    auto const users = watched.client.users(nothrow);
    e.server.inject(fault::respond(503, "{}"));
    BOOST_TEST(await(e.ctx, users.get("seed0")).has_value());
    e.server.inject(fault::respond(429, "{}"));
    BOOST_TEST(await(e.ctx, users.get("seed0")).has_value());
    e.server.inject(fault::close_after_bytes(20));
    BOOST_TEST(await(e.ctx, users.get("seed0")).has_value());
    BOOST_TEST(await(e.ctx, users.get("nobody")).has_error());
    BOOST_TEST(await(e.ctx, users.get("no such id")).has_error());

    client_stats stats = watched.client.stats();
    BOOST_TEST(stats.calls_started == 5u);
    BOOST_TEST(stats.calls_succeeded == 3u);
    BOOST_TEST(stats.calls_failed == 2u);
    BOOST_TEST(stats.calls_cancelled == 0u);
    BOOST_TEST(stats.retries_after_server_error == 1u);
    BOOST_TEST(stats.retries_after_throttling == 1u);
    BOOST_TEST(stats.retries_after_connection_failure == 1u);
    BOOST_TEST(stats.retries_after_timeout == 0u);
    BOOST_TEST(stats.retries == 3u);

    watched.client.close();
    BOOST_TEST(await(e.ctx, users.get("seed0")).has_error());
    stats = watched.client.stats();
    BOOST_TEST(stats.calls_started == 6u);
    BOOST_TEST(stats.calls_cancelled == 1u);

    // Each start has its end.
    std::vector<std::string> const events = watched.events->take_events();
    auto const count = [&events](std::string_view prefix, std::string_view part)
    {
        return std::count_if(events.begin(), events.end(),
            [&](std::string const& line)
            { return line.starts_with(prefix) && line.find(part) != std::string::npos; });
    };
    BOOST_TEST(count("call ", " ended: ") == 6);
    BOOST_TEST(count("call ", "") == 12);
    BOOST_TEST(count("attempt ", "") == count("ended ", ""));
}

BOOST_AUTO_TEST_SUITE_END()

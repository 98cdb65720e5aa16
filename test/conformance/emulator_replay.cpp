//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Sends what real servers were sent to the emulated service, and compares its answers with theirs.
//
#include "../../src/testing/service.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace
{

namespace json = boost::json;
namespace emulated = appwrite::testing::detail;

std::string text(const json::value& value)
{
    return {value.as_string().data(), value.as_string().size()};
}

std::string replace_all(std::string whole, const std::string& from, const std::string& to)
{
    for (std::size_t at = whole.find(from); at != std::string::npos; at = whole.find(from, at + to.size()))
        whole.replace(at, from.size(), to);
    return whole;
}

/// What came back over the wire, taken apart again.
struct wire_response
{
    unsigned status = 0;
    emulated::header_list headers;
    std::string body;
};

wire_response take_apart(const std::string& wire)
{
    wire_response result;
    result.status = static_cast<unsigned>(std::stoul(wire.substr(wire.find(' ') + 1, 3)));
    std::size_t at = wire.find("\r\n") + 2;
    for (; wire.compare(at, 2, "\r\n") != 0; at = wire.find("\r\n", at) + 2)
    {
        const std::string line = wire.substr(at, wire.find("\r\n", at) - at);
        result.headers.emplace_back(line.substr(0, line.find(": ")), line.substr(line.find(": ") + 2));
    }
    result.body = wire.substr(at + 2);
    return result;
}

bool is_time_field(std::string_view name)
{
    return name == "$createdAt" || name == "$updatedAt" || name == "registration" ||
           name == "passwordUpdate" || name == "accessedAt";
}

bool consists_of(std::string_view text, std::string_view characters)
{
    return text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_server_id(std::string_view id)
{
    return id.size() == 20 && consists_of(id, "0123456789abcdef");
}

/// As 2026-11-23T12:32:15.370+00:00.
bool is_iso_time(std::string time)
{
    std::replace_if(
        time.begin(), time.end(), [](char c) { return c >= '0' && c <= '9'; }, 'd');
    return time == "dddd-dd-ddTdd:dd:dd.ddd+dd:dd";
}

/// The parts of a path, without the query.
std::vector<std::string> segments(std::string_view target)
{
    std::vector<std::string> result;
    target = target.substr(0, target.find('?'));
    while (!target.empty())
    {
        target.remove_prefix(1);
        result.emplace_back(target.substr(0, target.find('/')));
        target.remove_prefix(std::min(target.find('/'), target.size()));
    }
    return result;
}

/// Whether the emulator has the operation of this request (or knows that no server has).
bool is_emulated(std::string_view target)
{
    const std::vector<std::string> path = segments(target);
    if (path.size() < 2 || path[1] == "nosuch")
        return true;
    if (path[1] != "users" || path.size() > 4)
        return false;
    static const std::set<std::string> others{
        "md5", "bcrypt", "argon2", "sha", "scrypt", "phpass", "scrypt-modified", "usage", "identities"};
    if (path.size() > 2 && others.contains(path[2]))
        return false;
    return path.size() < 4 || path[3] == "name" || path[3] == "nosuch";
}

/// Replays one file of recordings; each BOOST_TEST names the exchange that it is about.
class replay
{
public:
    explicit replay(const std::string& version) : version_(version), service_(config(version)) {}

    void run()
    {
        std::ifstream file(APPWRITE_RECORDINGS_DIR "/" + version_ + ".jsonl");
        BOOST_TEST_REQUIRE(file.is_open());
        for (std::string line; std::getline(file, line);)
            exchange(json::parse(line).as_object());
        std::cout << "emulator replay " << version_ << ": " << checked_ << " exchanges checked";
        for (const auto& [reason, count] : skipped_)
            std::cout << "; " << count << " skipped (" << reason << ")";
        std::cout << std::endl;
    }

    std::size_t checked() const { return checked_; }

private:
    static emulated::service_config config(const std::string& version)
    {
        emulated::service_config result;
        result.version = version;
        result.project = "refproject";
        result.keys.push_back({"<KEY>", {}});
        result.keys.push_back({"<KEY:readonly>", {"users.read"}});
        result.keys.push_back({"<KEY:noscope>", {""}});
        result.hosts.push_back("appwrite.test");
        return result;
    }

    void exchange(const json::object& row)
    {
        const json::object& sent = row.at("request").as_object();
        const json::object& expected = row.at("response").as_object();
        const std::optional<std::string> reason = why_not(row);
        if (reason)
        {
            ++skipped_[*reason];
            follow(sent, expected);
            return;
        }
        emulated::request request;
        request.method = text(sent.at("method"));
        request.target = translate(text(sent.at("target")));
        for (const auto& field : sent.at("headers").as_object())
            request.headers.emplace_back(field.key(), text(field.value()));
        request.body = translate(text(sent.at("body")));

        emulated::framing framing;
        framing.head_request = request.method == "HEAD";
        framing.close = emulated::equal_ignoring_case(request.header("Connection"), "close");
        // Each exchange at a later millisecond, as it was: users are ordered by these times.
        const auto now = now_ += std::chrono::milliseconds(1);
        const wire_response actual =
            take_apart(emulated::to_wire(service_.handle(request, now), framing, now));
        BOOST_TEST_CONTEXT(version_ << " exchange " << row.at("seq") << " (" << text(row.at("operation"))
                                    << ": " << text(row.at("note")) << ")")
        {
            compare(expected, actual);
        }
        ++checked_;
    }

    /// The reason why an exchange cannot be replayed, if there is one.
    static std::optional<std::string> why_not(const json::object& row)
    {
        const json::object& sent = row.at("request").as_object();
        const json::object& expected = row.at("response").as_object();
        if (!is_emulated(text(sent.at("target"))))
            return "operation not emulated yet";
        if (expected.at("headers").as_object().contains("content-encoding"))
            return "content coding";
        if (expected.at("headers").as_object().empty())
            return "refused by the HTTP layer";
        return std::nullopt;
    }

    /// What clients send back to us must carry our ids, not those of the recorded server.
    std::string translate(std::string sent) const
    {
        for (const auto& [recorded, live] : ids_)
            sent = replace_all(std::move(sent), recorded, live);
        return sent;
    }

    void compare(const json::object& expected, const wire_response& actual)
    {
        BOOST_TEST(actual.status == expected.at("status").to_number<unsigned>());
        for (const auto& field : expected.at("headers").as_object())
        {
            const std::string name(field.key().data(), field.key().size());
            const std::string value = text(field.value());
            const std::string got(emulated::find_header(actual.headers, name));
            if (name == "content-length")
                BOOST_TEST(got == std::to_string(actual.body.size()));
            else
                BOOST_TEST(got == value,
                    "header " << name << " is \"" << got << "\" and should be \"" << value << '"');
        }
        if (!expected.at("headers").as_object().contains("content-length"))
            BOOST_TEST(emulated::find_header(actual.headers, "content-length").empty());

        const std::string body = text(expected.at("body"));
        if (body.empty() || body.front() != '{')
        {
            BOOST_TEST(actual.body.empty() == body.empty());
            return;
        }
        BOOST_TEST(!actual.body.empty());
        if (!actual.body.empty())
            compare_json("", json::parse(body), json::parse(actual.body));
        // Old users hold no text of the server's making, so slashes are escaped alike or not at all.
        if (version_ == "0.15.3")
            BOOST_TEST((replace_all(body, "\\/", "/").size() - body.size() ==
                        replace_all(actual.body, "\\/", "/").size() - actual.body.size()));
    }

    void compare_json(const std::string& name, const json::value& expected, const json::value& actual)
    {
        BOOST_TEST(
            expected.kind() == actual.kind(), name << " is " << actual << " and should be like " << expected);
        if (expected.kind() != actual.kind())
            return;
        if (expected.is_object())
            compare_objects(name, expected.get_object(), actual.get_object());
        else if (expected.is_array())
        {
            BOOST_TEST(expected.get_array().size() == actual.get_array().size());
            for (std::size_t i = 0; i < std::min(expected.get_array().size(), actual.get_array().size()); ++i)
                compare_json(name + "[]", expected.get_array()[i], actual.get_array()[i]);
        }
        else if (is_time_field(name))
            compare_times(name, expected, actual);
        else if (expected.is_string())
            compare_texts(name, text(expected), text(actual));
        else
            BOOST_TEST(expected == actual, name << " is " << actual << " and should be " << expected);
    }

    void compare_objects(const std::string& name, const json::object& expected, const json::object& actual)
    {
        std::string keys;
        std::string actual_keys;
        for (const auto& member : expected)
            keys.append(member.key()).append(" ");
        for (const auto& member : actual)
            actual_keys.append(member.key()).append(" ");
        BOOST_TEST(actual_keys == keys);
        if (actual_keys != keys)
            return;
        const bool target = expected.contains("providerType");
        for (const auto& member : expected)
        {
            const std::string key(member.key().data(), member.key().size());
            // A target that came with its user has an id of the server's making.
            if (target && key == "$id" && is_server_id(text(member.value())))
                BOOST_TEST(is_server_id(text(actual.at(key))));
            else
                compare_json(name == "prefs" ? "prefs." + key : key, member.value(), actual.at(key));
        }
    }

    static void compare_times(const std::string& name, const json::value& expected, const json::value& actual)
    {
        if (!expected.is_string())
            return;
        BOOST_TEST((text(actual).empty() || is_iso_time(text(actual))));
        BOOST_TEST(text(actual).empty() == text(expected).empty(),
            name << " is " << actual << ", not as " << expected);
    }

    void compare_texts(const std::string& name, const std::string& expected, const std::string& actual)
    {
        if (name == "password")
            BOOST_TEST(actual.substr(0, 31) == expected.substr(0, 31));
        else if (name == "$id" && is_server_id(expected))
        {
            BOOST_TEST(is_server_id(actual));
            const auto known = ids_.emplace(expected, actual).first;
            BOOST_TEST(known->second == actual);
        }
        else
            // The recorded server called itself by its address.
            BOOST_TEST(
                actual == replace_all(translate(expected), "@service.127.0.0.1", "@service.appwrite.test"),
                name);
    }

    // What follows keeps the users as they were at the recorded server, for operations that are not emulated
    // yet.

    void follow(const json::object& sent, const json::object& expected)
    {
        const unsigned status = expected.at("status").to_number<unsigned>();
        if (status < 200 || status > 299 || !expected.at("body").is_string())
            return;
        const std::string target = translate(text(sent.at("target")));
        std::vector<std::string> path = segments(target);
        path.resize(std::max<std::size_t>(path.size(), 5));
        emulated::user_record* user = path[1] == "users" ? service_.users().find(path[2]) : nullptr;
        if (user && text(sent.at("method")) == "DELETE" && path[3] == "targets")
            std::erase_if(user->targets, [&](const auto& t) { return t.id == path[4]; });
        const std::string body = text(expected.at("body"));
        if (body.empty() || body.front() != '{')
            return;
        const json::value parsed = json::parse(body);
        if (user && path[3] == "prefs" && text(sent.at("method")) == "PATCH")
            user->prefs = body;
        else if (parsed.as_object().contains("registration"))
            follow_user(parsed.as_object());
        else if (user && parsed.as_object().contains("providerType"))
            follow_target(*user, parsed.as_object());
    }

    void follow_user(const json::object& shown)
    {
        const std::string id = translate(text(shown.at("$id")));
        emulated::user_record* user = service_.users().find(id);
        if (!user)
        {
            emulated::user_record fresh;
            fresh.id = id;
            BOOST_TEST_REQUIRE((service_.users().add(std::move(fresh)) == emulated::conflict::none));
            user = &service_.users().last();
        }
        user->name = text(shown.at("name"));
        const std::string phone = text(shown.at("phone"));
        BOOST_TEST_REQUIRE(
            (service_.users().set_email(*user, text(shown.at("email"))) == emulated::conflict::none));
        BOOST_TEST_REQUIRE(
            (service_.users().set_phone(*user, phone.empty() ? std::nullopt : std::optional(phone)) ==
                emulated::conflict::none));
        user->status = shown.at("status").as_bool();
        user->email_verification = shown.at("emailVerification").as_bool();
        user->phone_verification = shown.at("phoneVerification").as_bool();
        user->created = user->updated = user->registration = 1;
        const json::value& changed = shown.at("passwordUpdate");
        user->password_update = changed.is_string() && changed.get_string().empty() ? 0 : 1;
        user->password_seed = shown.contains("password") && shown.at("password").is_null() ? 0 : 1;
        if (const json::value* seen = shown.if_contains("accessedAt"))
            user->accessed = seen->as_string().empty() ? 0 : 1;
        if (const json::value* targets = shown.if_contains("targets"))
        {
            user->targets.clear();
            for (const json::value& target : targets->as_array())
                follow_target(*user, target.as_object());
        }
    }

    static void follow_target(emulated::user_record& user, const json::object& shown)
    {
        const std::string id = text(shown.at("$id"));
        auto found =
            std::find_if(user.targets.begin(), user.targets.end(), [&](const auto& t) { return t.id == id; });
        if (found == user.targets.end())
            found = user.targets.emplace(user.targets.end());
        found->id = id;
        found->name = text(shown.at("name"));
        found->identifier = text(shown.at("identifier"));
        found->created = found->updated = 1;
        const std::string type = text(shown.at("providerType"));
        found->type = type == "email" ? emulated::provider_type::email
                      : type == "sms" ? emulated::provider_type::sms
                                      : emulated::provider_type::push;
    }

    std::string version_;
    emulated::service service_;
    std::map<std::string, std::string> ids_;
    emulated::time_point now_ = std::chrono::system_clock::now();
    std::map<std::string, std::size_t> skipped_;
    std::size_t checked_ = 0;
};

} // namespace

BOOST_AUTO_TEST_SUITE(emulator_replay)

BOOST_AUTO_TEST_CASE(answers_as_0_15_3_did)
{
    replay recordings("0.15.3");
    recordings.run();
    BOOST_TEST(recordings.checked() >= 100U);
}

BOOST_AUTO_TEST_CASE(answers_as_1_9_0_did)
{
    replay recordings("1.9.0");
    recordings.run();
    BOOST_TEST(recordings.checked() >= 100U);
}

BOOST_AUTO_TEST_SUITE_END()

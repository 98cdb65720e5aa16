//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Comparing a response of the emulator with the one that a real server gave.
//
#include "response_difference.hpp"

#include "recording.hpp"

#include "../../src/testing/http_message.hpp"

#include <algorithm>
#include <sstream>

namespace appwrite::test
{

namespace
{

namespace json = boost::json;

std::string replace_all(std::string whole, const std::string& from, const std::string& to)
{
    for (std::size_t at = whole.find(from); at != std::string::npos; at = whole.find(from, at + to.size()))
        whole.replace(at, from.size(), to);
    return whole;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_time(std::string_view name)
{
    return is_one_of(
        name, {"$createdAt", "$updatedAt", "registration", "passwordUpdate", "accessedAt", "expire",
                  "invited", "joined", "time", "date", "mfaUpdatedAt", "providerAccessTokenExpiry"});
}

/// Text with digits instead of what varies: "2026-11-23T12:32:15.370+00:00" and another time look the same.
std::string form_of(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
    return text;
}

bool is_made_up_id(std::string_view id)
{
    return id.size() == 20 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class comparison
{
public:
    explicit comparison(substitutions& known) : known_(known) {}

    std::vector<std::string> take() { return std::move(found_); }

    template <class Recorded, class Live>
    void same(std::string_view what, const Recorded& recorded, const Live& live)
    {
        if (recorded == live)
            return;
        std::ostringstream text;
        text << what << " is " << live << " and should be " << recorded;
        found_.push_back(text.str());
    }

    void values(const std::string& name, const json::value& recorded, const json::value& live)
    {
        if (recorded.kind() != live.kind())
            same(name, recorded, live);
        else if (recorded.is_object())
            objects(name, recorded.get_object(), live.get_object());
        else if (recorded.is_array())
        {
            const json::array& elements = recorded.get_array();
            same(name + ": length", elements.size(), live.get_array().size());
            for (std::size_t i = 0; i < std::min(elements.size(), live.get_array().size()); ++i)
                values(name + "[]", elements[i], live.get_array()[i]);
        }
        else if (recorded.is_string())
            texts(name, text_of(recorded), text_of(live));
        else if (is_time(name))
            same(name + ": whether it is 0", recorded == json::value(0), live == json::value(0));
        else
            same(name, recorded, live);
    }

private:
    void objects(const std::string& name, const json::object& recorded, const json::object& live)
    {
        std::string names;
        std::string live_names;
        for (const auto& member : recorded)
            names.append(member.key()).append(" ");
        for (const auto& member : live)
            live_names.append(member.key()).append(" ");
        same(name + ": members", names, live_names);
        if (names != live_names)
            return;
        for (const auto& member : recorded)
        {
            const std::string key(member.key().data(), member.key().size());
            values(name == "prefs" ? "prefs." + key : key, member.value(), live.at(key));
        }
    }

    void texts(const std::string& name, const std::string& recorded, const std::string& live)
    {
        if (is_time(name))
            same(name + ": form", form_of(recorded), form_of(live));
        else if (name == "password" && recorded.starts_with("$argon2id$v=19$m=65536"))
            same(name + ": form", recorded.substr(0, 31), live.substr(0, 31));
        else if (name == "random_state")
            same(name + ": form", form_of(recorded).substr(0, 11), form_of(live).substr(0, 11));
        else if (name == "ip")
            same(name + ": whether there is one", recorded.empty(), live.empty());
        else if (name == "jwt" || name == "secret" || name == "recoveryCodes[]" ||
                 (name == "$id" && is_made_up_id(recorded)))
            made_up(name, recorded, live);
        else
            // The recorded server called itself by its address.
            same(name,
                replace_all(known_.translate(recorded), "@service.127.0.0.1", "@service.appwrite.test"),
                live);
    }

    void made_up(const std::string& name, const std::string& recorded, const std::string& live)
    {
        same(name + ": whether it is empty", recorded.empty(), live.empty());
        // The length of a JWT depends on the names in it.
        if (name != "jwt")
            same(name + ": length", recorded.size(), live.size());
        if (!recorded.empty() && !known_.learn(recorded, live))
            found_.push_back(name + " was something else before");
    }

    substitutions& known_;
    std::vector<std::string> found_;
};

} // namespace

wire_response parse_response(const std::string& wire)
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

bool substitutions::learn(const std::string& recorded, const std::string& live)
{
    return known_.emplace(recorded, live).first->second == live;
}

std::string substitutions::translate(std::string text) const
{
    for (const auto& [recorded, live] : known_)
        text = replace_all(std::move(text), recorded, live);
    return text;
}

std::vector<std::string> differences(
    const json::object& recorded, const wire_response& live, substitutions& known, bool exact_text)
{
    comparison result(known);
    result.same("status", recorded.at("status").to_number<unsigned>(), live.status);
    const json::object& headers = recorded.at("headers").as_object();
    for (const auto& field : headers)
    {
        const std::string name(field.key().data(), field.key().size());
        const std::string got(testing::detail::find_header(live.headers, name));
        if (name == "content-length")
            result.same(name, std::to_string(live.body.size()), got);
        else if (name == "x-ratelimit-reset")
            result.same(name + ": form", form_of(text_of(field.value())), form_of(got));
        else
            result.same(name, text_of(field.value()), got);
    }
    if (!headers.contains("content-length"))
        result.same("content-length", std::string_view(),
            testing::detail::find_header(live.headers, "content-length"));

    const std::string body = recorded.at("body").is_string() ? text_of(recorded.at("body")) : "";
    if (headers.contains("content-encoding"))
        // Recordings are text: what they hold of compressed bodies cannot be decoded.
        result.same("whether there is a body", !body.empty(), !live.body.empty());
    else if (exact_text)
        result.same("body", body, live.body);
    else if (body.starts_with('{') && live.body.starts_with('{'))
        result.values("body", json::parse(body), json::parse(live.body));
    else
        result.same("whether there is a body", !body.empty(), !live.body.empty());
    return result.take();
}

} // namespace appwrite::test

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The parameters of a call, taken from a recorded request.
//
#ifndef APPWRITE_TEST_CONFORMANCE_RECORDED_ARGUMENTS_HPP
#define APPWRITE_TEST_CONFORMANCE_RECORDED_ARGUMENTS_HPP

#include "recording.hpp"

#include <appwrite/detail/call/server_version.hpp>
#include <appwrite/fields.hpp>
#include <appwrite/users.hpp>

#include <boost/json.hpp>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::test
{

// Why an exchange says nothing about the SDK.
struct not_applicable
{
    std::string reason;
};

// The members of a recorded body. What is not asked for has no counterpart in the SDK.
class recorded_body
{
public:
    explicit recorded_body(http_request const& recorded)
    {
        if (recorded.body.empty())
            return;
        boost::json::error_code ec;
        auto const body = boost::json::parse(recorded.body, ec);
        if (ec || !body.is_object())
            throw not_applicable{"the body is not a JSON object"};
        // Null is how others leave a parameter out.
        for (auto const& [name, value] : body.as_object())
            if (!value.is_null())
                members_.emplace(name, value);
    }

    boost::json::value const* find(std::string_view name)
    {
        asked_for_.emplace(name);
        return members_.if_contains(name);
    }

    boost::json::value const& required(std::string_view name)
    {
        auto const* member = find(name);
        if (!member)
            throw not_applicable{"a required parameter is missing: such a call does not compile"};
        return *member;
    }

    static std::string text(boost::json::value const& v)
    {
        require_type(v.is_string());
        return text_of(v);
    }

    static bool boolean(boost::json::value const& v)
    {
        require_type(v.is_bool());
        return v.as_bool();
    }

    static std::int64_t number(boost::json::value const& v)
    {
        require_type(v.is_int64());
        return v.as_int64();
    }

    static std::int32_t number32(boost::json::value const& v)
    {
        require_type(number(v) == static_cast<std::int32_t>(number(v)));
        return static_cast<std::int32_t>(number(v));
    }

    static boost::json::object object(boost::json::value const& v)
    {
        require_type(v.is_object());
        return v.as_object();
    }

    static std::vector<std::string> texts(boost::json::value const& v)
    {
        require_type(v.is_array());
        std::vector<std::string> all;
        for (auto const& element : v.as_array())
            all.push_back(text(element));
        return all;
    }

    template <class E>
    static E enumerator(std::string_view spelling)
    {
        auto const known = open_enum<E>(spelling).known();
        if (!known)
            throw not_applicable{"a value that the SDK's enumeration has not"};
        return *known;
    }

    // Nothing is left that the SDK would not have sent.
    void finish() const
    {
        for (auto const& member : members_)
            if (asked_for_.count(member.key()) == 0)
                throw not_applicable{"a member of the body that the SDK never sends"};
    }

private:
    static void require_type(bool fits)
    {
        if (!fits)
            throw not_applicable{"a value of a type that the SDK's parameter cannot hold"};
    }

    boost::json::object members_;
    std::set<std::string, std::less<>> asked_for_;
};

inline new_user new_user_from(recorded_body& body)
{
    new_user parameters(body.text(body.required("userId")));
    if (auto const* v = body.find("email"))
        parameters.email(body.text(*v));
    if (auto const* v = body.find("phone"))
        parameters.phone(body.text(*v));
    if (auto const* v = body.find("password"))
        parameters.password(body.text(*v));
    if (auto const* v = body.find("name"))
        parameters.name(body.text(*v));
    return parameters;
}

inline imported_user imported_user_from(recorded_body& body)
{
    imported_user parameters(body.text(body.required("userId")), body.text(body.required("email")),
        body.text(body.required("password")));
    if (auto const* v = body.find("name"))
        parameters.name(body.text(*v));
    return parameters;
}

inline scrypt_settings scrypt_settings_from(recorded_body& body)
{
    scrypt_settings settings(body.text(body.required("passwordSalt")));
    if (auto const* v = body.find("passwordCpu"))
        settings.cpu(body.number32(*v));
    if (auto const* v = body.find("passwordMemory"))
        settings.memory(body.number32(*v));
    if (auto const* v = body.find("passwordParallel"))
        settings.parallel(body.number32(*v));
    if (auto const* v = body.find("passwordLength"))
        settings.length(body.number32(*v));
    return settings;
}

inline new_target new_target_from(recorded_body& body)
{
    new_target parameters(body.text(body.required("targetId")),
        open_enum<messaging_provider_type>(std::string_view(body.text(body.required("providerType")))),
        body.text(body.required("identifier")));
    if (auto const* v = body.find("providerId"))
        parameters.provider_id(body.text(*v));
    if (auto const* v = body.find("name"))
        parameters.name(body.text(*v));
    return parameters;
}

inline target_changes target_changes_from(recorded_body& body)
{
    target_changes changes;
    if (auto const* v = body.find("identifier"))
        changes.identifier(body.text(*v));
    if (auto const* v = body.find("providerId"))
        changes.provider_id(body.text(*v));
    if (auto const* v = body.find("name"))
        changes.name(body.text(*v));
    return changes;
}

inline new_token new_token_from(recorded_body& body)
{
    new_token parameters;
    if (auto const* v = body.find("length"))
        parameters.length(body.number(*v));
    if (auto const* v = body.find("expire"))
        parameters.expires_after(std::chrono::seconds(body.number(*v)));
    return parameters;
}

inline new_jwt new_jwt_from(recorded_body& body)
{
    new_jwt parameters;
    if (auto const* v = body.find("sessionId"))
        parameters.session(body.text(*v));
    if (auto const* v = body.find("duration"))
        parameters.duration(std::chrono::seconds(body.number(*v)));
    return parameters;
}

inline std::optional<std::int64_t> whole_number(std::string const& text)
{
    std::size_t end = 0;
    if (text.empty() || text.find_first_not_of("-0123456789") != std::string::npos)
        return std::nullopt;
    std::int64_t const value = std::stoll(text, &end);
    return end == text.size() ? std::optional(value) : std::nullopt;
}

// One query of the dialect of 1.0: those forms that were recorded.
template <class Parameters>
bool add_text_query(Parameters& parameters, std::string const& text)
{
    static std::regex const paging(R"((limit|offset)\((\d+)\))");
    static std::regex const equals(R"re(equal\("(\w+)", \["([^"\\]*)"\]\))re");
    std::smatch match;
    if (std::regex_match(text, match, paging))
    {
        std::int64_t const number = std::stoll(match[2]);
        match[1] == "limit" ? parameters.limit(number) : parameters.offset(number);
        return true;
    }
    if constexpr (requires { parameters.query(text); })
        if (text.starts_with('{'))
            return parameters.query(text), true;
    if constexpr (std::is_same_v<Parameters, list_users>)
        if (std::regex_match(text, match, equals))
        {
            std::string const attribute = match[1];
            parameters.where(equal(field<user, std::string>(attribute), match[2].str()));
            return true;
        }
    return false;
}

// One query in JSON. What has a setter goes through it, the first of each kind; the rest is a raw query.
template <class Parameters>
bool add_json_query(Parameters& parameters, std::string const& text)
{
    boost::json::error_code ec;
    boost::json::value const query = boost::json::parse(text, ec);
    auto const* object = ec ? nullptr : query.if_object();
    auto const* method = object ? object->if_contains("method") : nullptr;
    std::string const kind = method && method->is_string() ? text_of(*method) : std::string();
    auto const* values = object ? object->if_contains("values") : nullptr;
    auto const* only = values && values->is_array() && values->as_array().size() == 1 && object->size() == 2
                           ? &values->as_array()[0]
                           : nullptr;
    if (kind == "limit" && only && only->is_int64() && !parameters.limit())
        return parameters.limit(only->as_int64()), true;
    if (kind == "offset" && only && only->is_int64() && !parameters.offset())
        return parameters.offset(only->as_int64()), true;
    if constexpr (requires { parameters.cursor_after(); })
    {
        bool const none = !parameters.cursor_after() && !parameters.cursor_before();
        if (kind == "cursorAfter" && only && only->is_string() && none)
            return parameters.cursor_after(text_of(*only)), true;
        if (kind == "cursorBefore" && only && only->is_string() && none)
            return parameters.cursor_before(text_of(*only)), true;
    }
    if constexpr (requires { parameters.query(text); })
    {
        if (query == boost::json::value{{"method", "orderDesc"}, {"attribute", ""}})
            parameters.newest_first();
        else
            parameters.query(text);
        return true;
    }
    return false;
}

template <class Parameters>
Parameters list_parameters_from(http_request const& recorded, dialect speaks)
{
    Parameters parameters;
    std::string cursor;
    std::string direction = "after";
    bool const old = speaks == dialect::v0_15;
    for (auto const& [name, value] : recorded.query)
    {
        bool known = false;
        if (old && (name == "limit" || name == "offset"))
        {
            auto const number = whole_number(value);
            if (!number)
                throw not_applicable{"a value of a type that the SDK's parameter cannot hold"};
            name == "limit" ? parameters.limit(*number) : parameters.offset(*number);
            known = true;
        }
        else if (!old && name == "total" && (value == "0" || value == "false"))
        {
            parameters.without_total();
            known = true;
        }
        else if (!old && name.starts_with("queries["))
            known = speaks == dialect::v1_0 ? add_text_query(parameters, value)
                                            : add_json_query(parameters, value);
        if constexpr (requires { parameters.search(); })
            if (name == "search")
            {
                if (value.empty() && !old)
                    throw not_applicable{"an empty search is left out by design"};
                parameters.search(value);
                known = true;
            }
        if constexpr (requires { parameters.cursor_after(); })
        {
            if (old && name == "cursor")
                cursor = value, known = true;
            else if (old && name == "cursorDirection" && (value == "after" || value == "before"))
                direction = value, known = true;
            else if (old && name == "orderType" && (value == "ASC" || value == "DESC"))
                parameters.newest_first(value == "DESC"), known = true;
        }
        if (!known)
            throw not_applicable{
                "a parameter, or a spelling of one, that the SDK never sends (" + name + ")"};
    }
    if constexpr (requires { parameters.cursor_after(); })
        if (!cursor.empty())
            direction == "after" ? parameters.cursor_after(cursor) : parameters.cursor_before(cursor);
    if (cursor.empty() && direction != "after")
        throw not_applicable{"a parameter, or a spelling of one, that the SDK never sends (cursorDirection)"};
    return parameters;
}

} // namespace appwrite::test

#endif

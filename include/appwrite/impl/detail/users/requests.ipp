//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From parameters to requests.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_REQUESTS_IPP
#define APPWRITE_IMPL_DETAIL_USERS_REQUESTS_IPP

#include <appwrite/detail/id_form.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/utf8.hpp>
#include <appwrite/detail/json/writer.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/requests.hpp>
#include <appwrite/detail/wire/percent_encoding.hpp>
#include <appwrite/id.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace appwrite::detail
{

// One request in the making. The first refusal stays; what is added after it does not matter.
class request_maker
{
public:
    request_maker(operation const& op, dialect speaks) : op_(op), speaks_(speaks) {}

    bool is_v0_15() const noexcept { return speaks_ == dialect::v0_15; }
    bool ok() const noexcept { return !request_.refused; }

    void refuse(errc code, std::string_view field, std::string_view why)
    {
        if (!ok())
            return;
        request_.refused.emplace(code, call_stage::validate, std::string(field).append(": ").append(why));
        request_.refused->operation(std::string(op_.name));
    }

    void require(bool condition, std::string_view field, std::string_view why)
    {
        if (!condition)
            refuse(errc::invalid_argument, field, why);
    }

    // UTF-8 and not too long. Servers ignore the whole body over one bad byte.
    void check_text(std::string_view field, std::string_view text, std::size_t max_code_points)
    {
        auto const count = count_code_points(text);
        require(count.has_value(), field, "must be UTF-8");
        if (count && *count > max_code_points)
            refuse(errc::invalid_argument, field,
                "must have at most " + std::to_string(max_code_points) + " characters");
    }

    // A new id must suit every database; an existing one may be longer where the database allows it.
    void check_existing_id(std::string_view field, std::string_view id)
    {
        if (is_v0_15())
            require(has_id_form(id, 36), field, id_rule);
        else
            require(has_id_form(id, 255), field,
                "must be 1 to 255 letters, digits, '.', '_' or '-' and begin with a letter or a digit");
    }

    // The row's path with `id` in the place of its parameter.
    void path(std::string_view id = {})
    {
        auto const open = op_.path.find('{');
        if (open == std::string_view::npos)
        {
            request_.target = op_.path;
            return;
        }
        request_.target = op_.path.substr(0, open);
        append_percent_encoded(request_.target, id);
        request_.target += op_.path.substr(op_.path.find('}') + 1);
    }

    void query(std::string_view name, std::string_view value)
    {
        request_.target.push_back(request_.target.find('?') == std::string::npos ? '?' : '&');
        // Names are ours; the brackets of `queries[]` may stand as they are.
        request_.target.append(name).push_back('=');
        append_percent_encoded(request_.target, value);
    }

    void body(object_writer body) { request_.body = body.take(); }

    call_request take()
    {
        if (!ok())
        {
            request_.target.clear();
            request_.body.clear();
        }
        return std::move(request_);
    }

    static constexpr std::string_view id_rule =
        "must be 1 to 36 letters, digits, '.', '_' or '-' and begin with a letter or a digit";

private:
    operation const& op_;
    dialect speaks_;
    call_request request_;
};

// Loosely: what is certainly no address is refused, the rest is the server's to judge.
inline void check_email(request_maker& make, std::string_view email)
{
    auto const at = email.rfind('@');
    bool control = false;
    for (char c : email)
        control = control || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    make.require(at != std::string_view::npos && at > 0 && at + 1 < email.size() && !control, "email",
        "must be an e-mail address");
    make.check_text("email", email, 320);
}

inline void check_phone(request_maker& make, std::string_view phone)
{
    bool good = phone.size() >= 8 && phone.size() <= 16 && phone[0] == '+' && phone[1] != '0';
    for (char c : phone.substr(good ? 1 : phone.size()))
        good = good && c >= '0' && c <= '9';
    make.require(good, "phone", "must be a plus sign and 7 to 15 digits, the first not 0, as +12065550100");
}

inline void check_password(request_maker& make, std::string_view password)
{
    make.require(password.size() >= 8, "password", "must have at least 8 bytes");
    if (!make.is_v0_15())
        make.require(password.size() <= 256, "password", "must have at most 256 bytes");
    make.require(count_code_points(password).has_value(), "password", "must be UTF-8");
}

APPWRITE_IMPL call_request make_create_user(new_user const& parameters, dialect speaks)
{
    request_maker make(users_create, speaks);
    bool const make_id = parameters.id() == "unique()";
    make.require(make_id || is_valid_id(parameters.id()), "id", request_maker::id_rule);
    if (make.is_v0_15())
    {
        make.require(parameters.email().has_value(), "email", "is required by servers before 1.0");
        make.require(parameters.password().has_value(), "password", "is required by servers before 1.0");
        if (parameters.phone())
            make.refuse(
                errc::not_supported_by_server, "phone", "a user cannot be created with one before 1.0");
    }
    if (parameters.email())
        check_email(make, *parameters.email());
    if (parameters.phone())
        check_phone(make, *parameters.phone());
    if (parameters.password())
        check_password(make, parameters.password()->reveal());
    make.check_text("name", parameters.name(), 128);
    if (!make.ok())
        return make.take();

    object_writer body;
    // Made here, once for the call: a repeat of the request has the same id, so it cannot make a second user.
    body.text("userId", make_id ? unique_id() : parameters.id());
    if (parameters.email())
        body.text("email", *parameters.email());
    if (parameters.phone())
        body.text("phone", *parameters.phone());
    if (parameters.password())
        body.text("password", parameters.password()->reveal());
    if (!parameters.name().empty())
        body.text("name", parameters.name());
    make.path();
    make.body(std::move(body));
    return make.take();
}

APPWRITE_IMPL call_request make_get_user(std::string_view id, dialect speaks)
{
    request_maker make(users_get, speaks);
    make.check_existing_id("id", id);
    make.path(id);
    return make.take();
}

// A query in the JSON form: servers answer anything else with an error, or with 500.
inline void check_raw_query(request_maker& make, std::string_view text)
{
    document json(text.size());
    if (json.parse(text))
    {
        make.refuse(errc::invalid_argument, "query", "must be JSON text such as {\"method\":\"isNull\",...}");
        return;
    }
    auto const* object = json.root().if_object();
    auto const* method = object ? object->if_contains("method") : nullptr;
    make.require(method && method->is_string(), "query", "must be an object with a text as its \"method\"");
    auto const* values = object ? object->if_contains("values") : nullptr;
    make.require(!values || values->is_array(), "query", "the \"values\" must be an array");
}

inline void add_list_query_v0_15(request_maker& make, list_users const& parameters)
{
    if (parameters.limit())
        make.query("limit", std::to_string(*parameters.limit()));
    if (parameters.offset())
        make.query("offset", std::to_string(*parameters.offset()));
    if (parameters.cursor_after())
        make.query("cursor", *parameters.cursor_after());
    if (parameters.cursor_before())
    {
        make.query("cursor", *parameters.cursor_before());
        // In lower case: the server accepts AFTER and BEFORE and then ignores the cursor.
        make.query("cursorDirection", "before");
    }
    if (parameters.is_newest_first())
        make.query("orderType", "DESC");
}

inline void add_list_query_v1_5(request_maker& make, list_users const& parameters)
{
    auto cursor = [&make](std::string_view method, std::string_view id)
    {
        std::string query = "{\"method\":\"";
        query.append(method).append("\",\"values\":[");
        append_json_string(query, id);
        make.query("queries[]", query.append("]}"));
    };
    auto number = [&make](std::string_view method, std::int64_t value)
    {
        std::string query = "{\"method\":\"";
        query.append(method).append("\",\"values\":[").append(std::to_string(value));
        make.query("queries[]", query.append("]}"));
    };
    for (std::string const& query : parameters.queries())
        make.query("queries[]", query);
    // The empty attribute stands for the order of creation.
    if (parameters.is_newest_first())
        make.query("queries[]", R"({"method":"orderDesc","attribute":""})");
    if (parameters.cursor_after())
        cursor("cursorAfter", *parameters.cursor_after());
    if (parameters.cursor_before())
        cursor("cursorBefore", *parameters.cursor_before());
    if (parameters.limit())
        number("limit", *parameters.limit());
    if (parameters.offset())
        number("offset", *parameters.offset());
    // Not `false`: some servers read that text as true.
    if (parameters.is_without_total())
        make.query("total", "0");
}

APPWRITE_IMPL call_request make_list_users(list_users const& parameters, dialect speaks)
{
    request_maker make(users_list, speaks);
    make.check_text("search", parameters.search(), 256);
    auto const limit = parameters.limit();
    auto const offset = parameters.offset();
    if (make.is_v0_15())
    {
        make.require(
            !limit || (*limit >= 0 && *limit <= 100), "limit", "must be between 0 and 100 before 1.0");
        make.require(
            !offset || (*offset >= 0 && *offset <= 5000), "offset", "must be between 0 and 5000 before 1.0");
        if (!parameters.queries().empty())
            make.refuse(errc::not_supported_by_server, "query", "servers before 1.5 have no JSON queries");
        if (parameters.is_without_total())
            make.refuse(errc::not_supported_by_server, "without_total", "servers before 1.5 always count");
    }
    else
    {
        make.require(!limit || *limit >= 1, "limit", "must be 1 or more");
        make.require(!offset || *offset >= 0, "offset", "must be 0 or more");
        for (std::string const& query : parameters.queries())
            check_raw_query(make, query);
    }
    if (parameters.cursor_after())
        make.check_existing_id("cursor_after", *parameters.cursor_after());
    if (parameters.cursor_before())
        make.check_existing_id("cursor_before", *parameters.cursor_before());
    make.require(!parameters.cursor_after() || !parameters.cursor_before(), "cursor_before",
        "cannot be combined with cursor_after");
    if (!make.ok())
        return make.take();

    make.path();
    if (!parameters.search().empty())
        make.query("search", parameters.search());
    if (make.is_v0_15())
        add_list_query_v0_15(make, parameters);
    else
        add_list_query_v1_5(make, parameters);
    return make.take();
}

APPWRITE_IMPL call_request make_update_user_name(std::string_view id, std::string_view name, dialect speaks)
{
    request_maker make(users_update_name, speaks);
    make.check_existing_id("id", id);
    make.check_text("name", name, 128);
    if (make.is_v0_15())
        make.require(!name.empty(), "name", "must not be empty before 1.5");
    if (!make.ok())
        return make.take();

    object_writer body;
    // Required, so it is sent even if it is empty: that removes the name.
    body.text("name", name);
    make.path(id);
    make.body(std::move(body));
    return make.take();
}

APPWRITE_IMPL call_request make_delete_user(std::string_view id, dialect speaks)
{
    request_maker make(users_delete_user, speaks);
    make.check_existing_id("id", id);
    make.path(id);
    return make.take();
}

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Every recorded exchange of the five operations: the SDK builds the same request and understands the
// response.
//
#include "recorded_response.hpp"
#include "recording.hpp"

#include <appwrite/detail/wire/request_builder.hpp>
#include <appwrite/id.hpp>
#include <appwrite/users.hpp>

#include <support/fake_core.hpp>

#include <boost/test/unit_test.hpp>

#include <iostream>
#include <memory>
#include <set>
#include <type_traits>

using namespace appwrite;
using namespace appwrite::test;
namespace
{

// Why an exchange says nothing about the SDK.
struct not_applicable
{
    std::string reason;
};

// The fields that the client or the call can send as recorded; the rest of the header is the client's own.
call_options options_for(http_request const& recorded, http_request const& by_default)
{
    call_options options;
    for (auto const& [name, value] : recorded.headers)
    {
        auto const own = by_default.headers.find(name);
        if (own != by_default.headers.end() && own->second == value)
            continue;
        if (name == "content-type")
        {
            if (!value.starts_with("application/json"))
                throw not_applicable{"the body has a form that the SDK does not send (" + value + ")"};
            continue;
        }
        detail::header_field const field(name, value);
        if (detail::check_headers(std::span(&field, 1), {}, "header"))
            throw not_applicable{"needs a header that the SDK does not send (" + name + ")"};
        options.header(name, value);
    }
    return options;
}

std::optional<std::int64_t> whole_number(std::string const& text)
{
    std::size_t end = 0;
    if (text.empty() || text.find_first_not_of("-0123456789") != std::string::npos)
        return std::nullopt;
    std::int64_t const value = std::stoll(text, &end);
    return end == text.size() ? std::optional(value) : std::nullopt;
}

list_users list_parameters(http_request const& recorded, dialect speaks)
{
    list_users parameters;
    std::string cursor;
    std::string direction = "after";
    for (auto const& [name, value] : recorded.query)
    {
        bool const old = speaks == dialect::v0_15;
        if (name == "search")
        {
            if (value.empty() && !old)
                throw not_applicable{"an empty search is left out by design"};
            parameters.search(value);
        }
        else if (old && (name == "limit" || name == "offset"))
        {
            auto const number = whole_number(value);
            if (!number)
                throw not_applicable{"a value of a type that the SDK's parameter cannot hold"};
            name == "limit" ? parameters.limit(*number) : parameters.offset(*number);
        }
        else if (old && name == "cursor")
            cursor = value;
        else if (old && name == "cursorDirection" && (value == "after" || value == "before"))
            direction = value;
        else if (old && name == "orderType" && (value == "ASC" || value == "DESC"))
            parameters.newest_first(value == "DESC");
        else if (!old && name == "total" && (value == "0" || value == "false"))
            parameters.without_total();
        else if (!old && name.starts_with("queries["))
        {
            // What has a setter goes through it, the first of each kind; the rest is a raw query.
            json::error_code ec;
            json::value const query = json::parse(value, ec);
            auto const* object = ec ? nullptr : query.if_object();
            auto const* method = object ? object->if_contains("method") : nullptr;
            std::string const kind = method && method->is_string() ? text_of(*method) : std::string();
            auto const* values = object ? object->if_contains("values") : nullptr;
            auto const* only =
                values && values->is_array() && values->as_array().size() == 1 && object->size() == 2
                    ? &values->as_array()[0]
                    : nullptr;
            if (kind == "limit" && only && only->is_int64() && !parameters.limit())
                parameters.limit(only->as_int64());
            else if (kind == "offset" && only && only->is_int64() && !parameters.offset())
                parameters.offset(only->as_int64());
            else if (kind == "cursorAfter" && only && only->is_string() && !parameters.cursor_after())
                parameters.cursor_after(text_of(*only));
            else if (kind == "cursorBefore" && only && only->is_string() && !parameters.cursor_before() &&
                     !parameters.cursor_after())
                parameters.cursor_before(text_of(*only));
            else if (query == json::value{{"method", "orderDesc"}, {"attribute", ""}})
                parameters.newest_first();
            else
                parameters.query(value);
        }
        else
            throw not_applicable{
                "a parameter, or a spelling of one, that the SDK never sends (" + name + ")"};
    }
    if (!cursor.empty())
        direction == "after" ? parameters.cursor_after(cursor) : parameters.cursor_before(cursor);
    else if (direction != "after")
        throw not_applicable{"a parameter, or a spelling of one, that the SDK never sends (cursorDirection)"};
    return parameters;
}

json::object body_object(http_request const& recorded)
{
    json::error_code ec;
    json::value const body = json::parse(recorded.body, ec);
    if (ec || !body.is_object())
        throw not_applicable{"the body is not a JSON object"};
    return body.as_object();
}

new_user create_parameters(http_request const& recorded)
{
    json::object const body = body_object(recorded);
    if (!body.contains("userId"))
        throw not_applicable{"a required parameter is missing: such a call does not compile"};
    new_user parameters("");
    for (auto const& [name, value] : body)
    {
        // Null is how others leave a parameter out.
        if (value.is_null())
            continue;
        if (!value.is_string())
            throw not_applicable{"a value of a type that the SDK's parameter cannot hold"};
        if (name == "userId")
        {
            new_user with_id(text_of(value));
            parameters = with_id;
        }
        else if (name == "email")
            parameters.email(text_of(value));
        else if (name == "phone")
            parameters.phone(text_of(value));
        else if (name == "password")
            parameters.password(text_of(value));
        else if (name == "name")
            parameters.name(text_of(value));
        else
            throw not_applicable{"a member of the body that the SDK never sends"};
    }
    return parameters;
}

// A request in the form in which two spellings of one request are equal.
struct canonical_request
{
    std::string method;
    std::string path;
    std::multiset<std::string> query;
    json::value body;

    canonical_request(http_request const& r, dialect speaks) : method(r.method), path(r.path)
    {
        for (auto const& [name, value] : r.query)
        {
            // The server's own defaults may be spelled out or not.
            bool const is_default =
                speaks == dialect::v0_15 &&
                ((name == "cursorDirection" && value == "after") || (name == "orderType" && value == "ASC") ||
                    (name == "search" && value.empty()));
            if (is_default)
                continue;
            json::error_code ec;
            if (name.starts_with("queries["))
            {
                json::value const text = json::parse(value, ec);
                query.insert("queries[]=" + (ec ? value : json::serialize(text)));
            }
            else if (name == "total")
                query.insert(value == "false" ? "total=0" : "total=" + value);
            else
                query.insert(name + "=" + value);
        }
        if (r.body.empty())
            return;
        json::object members;
        json::value const sent = json::parse(r.body);
        for (auto const& [name, value] : sent.as_object())
            if (!value.is_null())
                members.emplace(name, value);
        body = std::move(members);
    }
};

class checker
{
public:
    checker(std::string version, dialect speaks) : version_(std::move(version)), speaks_(speaks) {}

    void run_all()
    {
        for (exchange const& e :
            read_recording(std::string(APPWRITE_RECORDINGS_DIR) + "/" + version_ + ".jsonl"))
        {
            BOOST_TEST_CONTEXT(
                version_ << " exchange " << e.sequence << ": " << e.operation << ", " << e.note)
            {
                check_exchange(e);
            }
        }
    }

    std::size_t checked() const { return checked_; }
    std::map<std::string, std::size_t> const& reasons() const { return reasons_; }

private:
    static bool is_one_of_ours(exchange const& e)
    {
        static std::set<std::string> const operations{"create", "get", "list", "updateName", "delete"};
        return operations.count(e.operation) != 0 || !route(e.request).empty();
    }

    // Which operation a request is for, by method and path.
    static std::string route(http_request const& r)
    {
        if (!r.path.starts_with("/v1/users"))
            return {};
        std::string const rest = r.path.substr(9);
        bool const one = rest.size() > 1 && rest.front() == '/' && rest.find('/', 1) == std::string::npos &&
                         rest != "/identities" && rest != "/usage";
        if (rest.empty())
            return r.method == "GET" ? "list" : r.method == "POST" ? "create" : "";
        if (one)
            return r.method == "GET" ? "get" : r.method == "DELETE" ? "delete" : "";
        bool const name = rest.ends_with("/name") && rest.find('/', 1) == rest.size() - 5;
        return name && r.method == "PATCH" ? "updateName" : "";
    }

    void check_exchange(exchange const& e)
    {
        if (!is_one_of_ours(e))
            return;
        try
        {
            check_call(e);
            ++checked_;
        }
        catch (not_applicable const& n)
        {
            ++reasons_[n.reason];
        }
    }

    void check_call(exchange const& e)
    {
        std::string const operation = route(e.request);
        if (operation.empty())
            throw not_applicable{"a path that the SDK never sends"};
        if (!e.has_request_body || !e.response_body || e.status == 0)
            throw not_applicable{"a body that the recording has not as text"};
        if ((e.request.method == "GET" || e.request.method == "DELETE") && !e.request.body.empty())
            throw not_applicable{"a body where the SDK sends none"};
        auto const& headers = e.request.headers;
        auto header = [&](char const* name)
        { return headers.count(name) != 0 ? headers.at(name) : std::string(); };
        auto const made = detail::request_template::make(
            detail::endpoint::parse("http://" + header("host") + "/v1").value(), header("x-appwrite-project"),
            header("x-appwrite-key"), speaks_);
        if (!made)
            throw not_applicable{"a client without a project or a key: refused when it is made"};
        auto const by_default =
            http_request::parse(made->build(detail::http_method::get, "/users", {}, {}, {}));
        call_options const options = options_for(e.request, by_default);

        std::string const id = e.request.path.size() > 10 ? e.request.path.substr(10) : std::string();
        users_nothrow const service(core_);
        if (operation == "list")
            check(e, *made, [&] { return service.list(list_parameters(e.request, speaks_), options); });
        else if (operation == "create")
            check(e, *made, [&] { return service.create(create_parameters(e.request), options); });
        else if (operation == "get")
            check(e, *made, [&] { return service.get(id, options); });
        else if (operation == "delete")
            check(e, *made, [&] { return service.delete_user(id, options); });
        else
            check(e, *made,
                [&]
                {
                    json::object const body = body_object(e.request);
                    if (!body.contains("name"))
                        throw not_applicable{"a required parameter is missing: such a call does not compile"};
                    return service.update_name(id.substr(0, id.find('/')), text_of(body.at("name")), options);
                });
    }

    template <class Call>
    void check(exchange const& e, detail::request_template const& made, Call call)
    {
        core_->sent.clear();
        auto awaitable = call();
        core_->answer(e.status, *e.response_body, e.content_type);
        auto const outcome = run(std::move(awaitable));
        if (core_->sent.empty())
        {
            core_->forget_answers();
            BOOST_TEST_REQUIRE(!outcome.has_value());
            BOOST_TEST((outcome.error() == errc::invalid_argument ||
                           outcome.error() == errc::not_supported_by_server),
                outcome.error().what());
            BOOST_TEST((outcome.error().stage() == call_stage::validate));
            // Refusing what the server takes would be a fault of the SDK.
            BOOST_TEST(e.status == 400u, outcome.error().what());
            return;
        }
        check_request(e, made, core_->sent.front());
        if (!detail::is_success(*core_->sent.front().op, e.status))
        {
            BOOST_TEST_REQUIRE(!outcome.has_value());
            check_error(outcome.error(), e);
            return;
        }
        BOOST_TEST_REQUIRE(outcome.has_value(), outcome.error().what());
        BOOST_TEST(e.status == core_->sent.front().op->success);
        if constexpr (!std::is_void_v<typename decltype(outcome)::value_type>)
            check_model(*outcome, json::parse(*e.response_body));
        else
            BOOST_TEST(e.response_body->empty());
    }

    void check_request(exchange const& e, detail::request_template const& made, sent_request const& sent)
    {
        http_request const built = http_request::parse(made.build(
            sent.op->method, sent.target, sent.body, sent.options.headers(), sent.options.request_id()));
        for (auto const& [name, value] : e.request.headers)
            if (name != "content-type")
            {
                BOOST_TEST_REQUIRE(built.headers.count(name) == 1u, name);
                BOOST_TEST(built.headers.at(name) == value, name);
            }
        canonical_request ours(built, speaks_);
        canonical_request const recorded(e.request, speaks_);
        if (recorded.body.is_object() && recorded.body.as_object().contains("userId") &&
            recorded.body.at("userId") == "unique()")
        {
            // The one substitution: the id is made by the client.
            BOOST_TEST(is_valid_id(text_of(ours.body.at("userId"))));
            ours.body.as_object()["userId"] = "unique()";
        }
        BOOST_TEST(ours.method == recorded.method);
        BOOST_TEST(ours.path == recorded.path);
        BOOST_TEST(ours.query == recorded.query, boost::test_tools::per_element());
        BOOST_TEST((ours.body == recorded.body), json::serialize(ours.body)
                                                     << " != " << json::serialize(recorded.body));
    }

    std::string version_;
    dialect speaks_;
    std::shared_ptr<fake_core> core_ = std::make_shared<fake_core>(speaks_);
    std::size_t checked_ = 0;
    std::map<std::string, std::size_t> reasons_;
};

void check_recording(
    std::string const& version, dialect speaks, std::size_t checked, std::size_t not_applicable_count)
{
    checker c(version, speaks);
    c.run_all();
    std::size_t skipped = 0;
    for (auto const& [reason, count] : c.reasons())
        skipped += count;
    std::cout << version << " exchanges: " << c.checked() << " checked, " << skipped << " not applicable\n";
    for (auto const& [reason, count] : c.reasons())
        std::cout << "  " << count << " x " << reason << '\n';
    // Pinned, so that no exchange can drop out unnoticed.
    BOOST_TEST(c.checked() == checked);
    BOOST_TEST(skipped == not_applicable_count);
}

} // namespace

BOOST_AUTO_TEST_SUITE(sdk_recordings)

BOOST_AUTO_TEST_CASE(v0_15_3)
{
    check_recording("0.15.3", dialect::v0_15, 81, 40);
}

BOOST_AUTO_TEST_CASE(v1_9_0)
{
    check_recording("1.9.0", dialect::v1_5, 130, 34);
}

BOOST_AUTO_TEST_SUITE_END()

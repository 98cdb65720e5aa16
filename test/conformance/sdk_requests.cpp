//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Every recorded exchange of the service: the SDK builds the same request and understands the response.
//
#include "canonical_request.hpp"
#include "recorded_call.hpp"
#include "recorded_response.hpp"
#include "recording.hpp"

#include <appwrite/detail/wire/request_builder.hpp>
#include <appwrite/id.hpp>
#include <appwrite/users.hpp>

#include <support/await.hpp>
#include <support/fake_core.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <type_traits>

using namespace appwrite;
using namespace appwrite::test;

namespace
{

constexpr char const* format_name = "x-appwrite-response-format";

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

// Refused although a server takes it: by operation and the beginning of the message.
constexpr std::pair<std::string_view, std::string_view> refused_by_design[] = {
    // The user's preferences could not be read afterwards.
    {"users.update_prefs", "prefs: must not have the key $id"},
    // The server would not remove the password, but hash the empty text.
    {"users.update_password", "password: must have at least 8 bytes"},
};

bool is_refused_by_design(api_error const& e)
{
    return std::any_of(std::begin(refused_by_design), std::end(refused_by_design),
        [&](auto const& known)
        { return e.operation() == known.first && e.message().starts_with(known.second); });
}

struct counts
{
    std::size_t sent = 0;
    std::size_t refused = 0;
    std::set<std::string_view> operations;
    std::map<std::string, std::size_t> reasons;
};

class checker
{
public:
    explicit checker(std::string version) : version_(std::move(version)) {}

    counts run_all()
    {
        for (exchange const& e :
            read_recording(std::string(APPWRITE_RECORDINGS_DIR) + "/" + version_ + ".jsonl"))
            BOOST_TEST_CONTEXT(
                version_ << " exchange " << e.sequence << ": " << e.operation << ", " << e.note)
            {
                check_exchange(e);
            }
        return counts_;
    }

private:
    void check_exchange(exchange const& e)
    {
        if (e.request.path.find("/users") == std::string::npos)
            return;
        try
        {
            check_call(e);
        }
        catch (not_applicable const& n)
        {
            ++counts_.reasons[n.reason];
        }
    }

    // Newer servers talk to a request in an older format as their ancestors did.
    static std::string version_for(exchange const& e, std::string const& recorded)
    {
        auto const format = e.request.headers.find(format_name);
        if (recorded == "0.15.3" || format == e.request.headers.end())
            return recorded;
        auto const version = detail::parse_version(format->second);
        bool const text_queries =
            version && version >= detail::api_version{1, 0, 0} && version < detail::api_version{1, 5, 0};
        return text_queries ? format->second : recorded;
    }

    void check_call(exchange const& e)
    {
        auto const to = route(e.request);
        if (!to)
            throw not_applicable{"a request line that the SDK never sends"};
        if (!e.has_request_body || !e.response_body || e.status == 0)
            throw not_applicable{"a body that the recording has not as text"};
        if ((e.request.method == "GET" || e.request.method == "DELETE") && !e.request.body.empty())
            throw not_applicable{"a body where the SDK sends none"};
        auto const header = [&](char const* name)
        { return e.request.headers.count(name) != 0 ? e.request.headers.at(name) : std::string(); };
        auto const made = detail::request_template::make(
            detail::endpoint::parse("http://" + header("host") + "/v1").value(), header("x-appwrite-project"),
            header("x-appwrite-key"));
        if (!made)
            throw not_applicable{"a client without a project or a key: refused when it is made"};

        fake_core_ = std::make_shared<fake_core>(version_for(e, version_));
        speaks_ = fake_core_->server()->speaks;
        http_request recorded = e.request;
        // One format stands for the dialect; these servers treat its formats alike.
        if (speaks_ == dialect::v1_0)
            recorded.headers.erase(format_name);
        auto const by_default =
            http_request::parse(made->build(speaks_, detail::http_method::get, "/users", {}, {}, {}));
        call_options const options = options_for(recorded, by_default);
        make_call(*to, recorded, speaks_, users_nothrow(fake_core_), options,
            [&](auto call) { check(e, recorded, *made, std::move(call)); });
    }

    template <class T>
    void check(exchange const& e, http_request const& recorded, detail::request_template const& made,
        net::awaitable<result<T>> call)
    {
        fake_core_->answer(e.status, *e.response_body, e.content_type);
        auto const outcome = run(std::move(call));
        if (fake_core_->sent.empty())
        {
            check_refusal(e, outcome.has_value() ? api_error() : outcome.error());
            return;
        }
        ++counts_.sent;
        sent_request const& sent = fake_core_->sent.front();
        counts_.operations.insert(sent.op->name);
        check_request(recorded, made, sent);
        if (!detail::is_success(*sent.op, e.status))
        {
            BOOST_TEST_REQUIRE(!outcome.has_value());
            check_error(outcome.error(), e);
            return;
        }
        BOOST_TEST_REQUIRE(outcome.has_value(), outcome.error().what());
        BOOST_TEST(e.status == sent.op->success);
        if constexpr (!std::is_void_v<T>)
            check_model(*outcome, json::parse(*e.response_body));
        else
            BOOST_TEST(e.response_body->empty());
    }

    void check_refusal(exchange const& e, api_error const& refusal)
    {
        BOOST_TEST(
            (refusal == errc::invalid_argument || refusal == errc::not_supported_by_server), refusal.what());
        BOOST_TEST((refusal.stage() == call_stage::validate));
        if (is_refused_by_design(refusal))
            throw not_applicable{"taken by the server, refused by design (" + refusal.operation() + ")"};
        ++counts_.refused;
        // Refusing what the server takes would be a fault of the SDK. The 500 is for queries in the wrong
        // dialect.
        BOOST_TEST((e.status == 400 || (e.status == 500 && speaks_ == dialect::v1_0)), refusal.what());
    }

    void check_request(
        http_request const& expected, detail::request_template const& made, sent_request const& sent)
    {
        http_request const built = http_request::parse(made.build(speaks_, sent.op->method, sent.target,
            sent.body, sent.options.headers(), sent.options.request_id()));
        for (auto const& [name, value] : expected.headers)
            if (name != "content-type")
            {
                BOOST_TEST_REQUIRE(built.headers.count(name) == 1u, name);
                BOOST_TEST(built.headers.at(name) == value, name);
            }
        canonical_request ours(built, speaks_);
        canonical_request const recorded(expected, speaks_);
        // The one substitution: the id is made by the client.
        for (char const* id : {"userId", "targetId"})
            if (auto const* member = recorded.body.if_contains(id); member && *member == "unique()")
            {
                BOOST_TEST(is_valid_id(text_of(ours.body.at(id))));
                ours.body[id] = "unique()";
            }
        BOOST_TEST(ours.method == recorded.method);
        BOOST_TEST(ours.path == recorded.path);
        BOOST_TEST(ours.query == recorded.query, boost::test_tools::per_element());
        BOOST_TEST((ours.body == recorded.body), json::serialize(ours.body)
                                                     << " != " << json::serialize(recorded.body));
    }

    std::string version_;
    dialect speaks_ = dialect::v1_5;
    std::shared_ptr<fake_core> fake_core_;
    counts counts_;
};

// The numbers are pinned, so that no exchange can drop out unnoticed.
void check_recording(std::string const& version, std::size_t sent, std::size_t refused, std::size_t skipped,
    std::size_t operations)
{
    counts const c = checker(version).run_all();
    std::size_t reasons = 0;
    for (auto const& [reason, count] : c.reasons)
        reasons += count;
    std::cout << version << " exchanges: " << c.sent << " sent as recorded (" << c.operations.size()
              << " operations), " << c.refused << " refused as by the server, " << reasons
              << " not applicable\n";
    for (auto const& [reason, count] : c.reasons)
        std::cout << "  " << count << " x " << reason << '\n';
    BOOST_TEST(c.sent == sent);
    BOOST_TEST(c.refused == refused);
    BOOST_TEST(reasons == skipped);
    BOOST_TEST(c.operations.size() == operations);
}

} // namespace

BOOST_AUTO_TEST_SUITE(sdk_recordings)

BOOST_AUTO_TEST_CASE(v0_15_3)
{
    // All that such servers have, but for the statistics.
    check_recording("0.15.3", 108, 25, 57, 18);
}

BOOST_AUTO_TEST_CASE(v1_9_0)
{
    // All but the list of identities, which was not recorded.
    check_recording("1.9.0", 221, 22, 48, 43);
}

BOOST_AUTO_TEST_SUITE_END()

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Sends what real servers were sent to the emulated service, and compares its answers with theirs.
//
#include "exceptions.hpp"
#include "recording.hpp"
#include "response_difference.hpp"

#include "../../src/testing/digest.hpp"
#include "../../src/testing/encoding.hpp"
#include "../../src/testing/request_reader.hpp"
#include "../../src/testing/service.hpp"

#include "support/inflate.hpp"

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace
{

namespace json = boost::json;
namespace emulated = appwrite::testing::detail;
using namespace appwrite::test;

const exception* find_exception(std::string_view version, std::int64_t sequence)
{
    const auto found = std::find_if(exceptions.begin(), exceptions.end(),
        [&](const exception& e) { return e.version == version && e.sequence == sequence; });
    return found == exceptions.end() ? nullptr : &*found;
}

/// Replays one file of recordings against a service that is new.
class replay
{
public:
    explicit replay(const std::string& version) : version_(version), service_(config(version)) {}

    void run()
    {
        std::ifstream file(APPWRITE_RECORDINGS_DIR "/" + version_ + ".jsonl");
        BOOST_TEST_REQUIRE(file.is_open());
        // On the old server there had been a walter before. He left this many logs to the recorded one.
        if (version_ == "0.15.3")
            live_once(10);
        for (std::string line; std::getline(file, line);)
            exchange(json::parse(line).as_object());
        std::cout << "emulator replay " << version_ << ": " << checked_ << " exchanges, " << agreed_
                  << " agree, " << excepted_ << " exceptions" << std::endl;
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

    /// A user who logs in this often and is deleted.
    void live_once(int logins)
    {
        const std::string password = R"("password": "say my name"})";
        const std::string email = R"("email": "walter@example.com", )";
        expect(201, "POST", "/v1/users", R"({"userId": "walter", )" + email + password, true);
        for (int i = 0; i < logins; ++i)
            expect(201, "POST", "/v1/account/sessions/email", '{' + email + password, false);
        expect(204, "DELETE", "/v1/users/walter", "", true);
    }

    void expect(unsigned status, const std::string& method, const std::string& target,
        const std::string& body, bool with_key)
    {
        json::object headers{{"Host", "appwrite.test"}, {"X-Appwrite-Project", "refproject"},
            {"Content-Type", "application/json"}};
        if (with_key)
            headers["X-Appwrite-Key"] = "<KEY>";
        const json::object sent{{"method", method}, {"target", target}, {"headers", headers}, {"body", body}};
        BOOST_TEST_REQUIRE(send(sent).status == status);
    }

    void exchange(const json::object& row)
    {
        const std::int64_t sequence = row.at("seq").as_int64();
        const std::string path = text_of(row.at("request").at("target"));
        ++checked_;
        const wire_response live = send(row.at("request").as_object());
        auto found = differences(
            row.at("response").as_object(), live, known_, path.ends_with("/prefs") && live.status == 200);
        if (const auto coding = emulated::find_header(live.headers, "Content-Encoding"); !coding.empty())
            if (inflate(live.body, coding) != send(without_coding(row.at("request").as_object())).body)
                found.emplace_back("the body, decoded, is not the one that is sent uncoded");
        if (const exception* known = find_exception(version_, sequence))
        {
            ++excepted_;
            BOOST_TEST(!found.empty(),
                version_ << " exchange " << sequence << " is an exception without need: " << known->reason);
            return;
        }
        agreed_ += found.empty() ? 1 : 0;
        for (const std::string& difference : found)
            BOOST_ERROR(version_ << " exchange " << sequence << " (" << text_of(row.at("operation")) << ": "
                                 << text_of(row.at("note")) << "): " << difference);
    }

    wire_response send(const json::object& sent)
    {
        // Each exchange at a later millisecond, as it was: users are ordered by these times.
        now_ += std::chrono::milliseconds(1);
        emulated::request_reader reader(service_.request_limit());
        reader.feed(request_text(sent));
        emulated::request request;
        emulated::framing framing;
        switch (reader.next(request))
        {
        case emulated::request_reader::outcome::request:
            break;
        case emulated::request_reader::outcome::too_large:
            return {413, {}, {}};
        default:
            return {400, {}, {}};
        }
        framing.head_request = request.method == "HEAD";
        framing.close = !request.keep_alive;
        return parse_response(emulated::to_wire(service_.handle(request, now_), framing, now_));
    }

    static json::object without_coding(json::object sent)
    {
        sent.at("headers").as_object().erase("Accept-Encoding");
        return sent;
    }

    std::string request_text(const json::object& sent)
    {
        const std::string body = body_of(sent);
        std::string out =
            text_of(sent.at("method")) + ' ' + known_.translate(text_of(sent.at("target"))) + " HTTP/1.1\r\n";
        for (const auto& field : sent.at("headers").as_object())
            out.append(field.key())
                .append(": ")
                .append(known_.translate(text_of(field.value())))
                .append("\r\n");
        return out + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    std::string body_of(const json::object& sent)
    {
        if (const json::value* encoded = sent.if_contains("body_base64"))
            return emulated::from_base64(text_of(*encoded));
        const json::value& body = sent.at("body");
        if (body.is_string())
            return replace_password(known_.translate(text_of(body)));
        // Only described: it goes on as it begins, to a string's and an object's end.
        std::string text = text_of(body.at("head"));
        text.resize(static_cast<std::size_t>(body.at("bytes").as_int64()) - 3, text.back());
        return text + "\"}}";
    }

    /// One-time passwords depend on the time and on the secret that was told last.
    std::string replace_password(std::string body)
    {
        const std::size_t at = body.find("\"otp\": \"");
        if (at == std::string::npos)
            return body;
        const auto all = service_.accounts().factors.all();
        BOOST_TEST_REQUIRE(all.size() == 1U);
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now_.time_since_epoch());
        return body.replace(at + 8, 6,
            emulated::one_time_password(emulated::from_base32(all.front()->totp_secret), seconds.count()));
    }

    std::string version_;
    emulated::service service_;
    substitutions known_;
    emulated::time_point now_ = std::chrono::system_clock::now();
    std::size_t checked_ = 0;
    std::size_t agreed_ = 0;
    std::size_t excepted_ = 0;
};

std::size_t replay_all(const std::string& version)
{
    replay recordings(version);
    recordings.run();
    return recordings.checked();
}

} // namespace

BOOST_AUTO_TEST_SUITE(emulator_replay)

BOOST_AUTO_TEST_CASE(answers_as_real_servers_did)
{
    const std::size_t exchanges = replay_all("0.15.3") + replay_all("1.9.0");
    BOOST_TEST(exchanges > 500U);
    BOOST_TEST(exceptions.size() * 50 <= exchanges);
}

BOOST_AUTO_TEST_SUITE_END()

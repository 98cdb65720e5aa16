//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What an emulator has seen and holds after mixed_calls, against what the calls said.
//
#ifndef APPWRITE_TEST_SUPPORT_CALL_EVIDENCE_HPP
#define APPWRITE_TEST_SUPPORT_CALL_EVIDENCE_HPP

#include "support/await.hpp"
#include "support/mixed_calls.hpp"
#include "support/options_for.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

/// Contradictions between calls and server, as sentences.
class call_evidence
{
public:
    /// Asks the server for its users: no fault may be staged any more.
    call_evidence(testing::emulator& server, mixed_calls const& calls)
    {
        for (testing::recorded_request const& one : server.requests())
            note(one);
        read_users(server);
        for (mixed_call const& one : calls.all())
            judge(one);
        if (calls.thrown() != 0)
            complaints_.push_back("exceptions came out of calls that promised none");
    }

    std::vector<std::string> const& complaints() const noexcept { return complaints_; }

    /// The first of them, for a failed test to show.
    std::string summary() const
    {
        std::string out = std::to_string(complaints_.size()) + " contradictions";
        for (std::size_t i = 0; i < complaints_.size() && i < 20; ++i)
            out += "\n  " + complaints_[i];
        return out;
    }

private:
    struct seen
    {
        /// Requests that change something and reached the service.
        std::size_t executed = 0;

        /// Requests to make a session or a token of which at least the target arrived. Those that were
        /// answered with 429 do not count: these say that nothing was done.
        std::size_t unsafe = 0;
    };

    void note(testing::recorded_request const& one)
    {
        if (one.executed && one.method != "GET")
            ++seen_[one.request_id()].executed;
        // The header may not have come as far as the request id; the target has the user's.
        std::string_view constexpr prefix = "/v1/users/";
        std::string_view const target = one.target;
        bool const unsafe = target.ends_with("/sessions") || target.ends_with("/tokens");
        bool const refused = one.fault.starts_with("too_many_requests") || one.fault == "rate_limit_reset";
        if (one.method == "POST" && unsafe && !refused)
            ++seen_[std::string(target.substr(prefix.size(), target.rfind('/') - prefix.size()))].unsafe;
    }

    void read_users(testing::emulator& server)
    {
        net::io_context ctx;
        client c(ctx, options_for(server));
        list_users parameters;
        parameters.limit(100);
        for (;;)
        {
            page<user> some = await(ctx, c.users().list(parameters));
            if (some.items.empty())
                return;
            parameters.cursor_after(some.items.back().id);
            for (user& one : some.items)
            {
                ++names_[one.name];
                users_[one.id] = std::move(one);
            }
        }
    }

    /// Whether what the call was to do is done, how often.
    std::size_t effect(mixed_call const& call) const
    {
        auto const found = users_.find(call.id);
        bool const there = found != users_.end();
        switch (call.kind)
        {
        case call_kind::get:
        case call_kind::list:
            return 0;
        case call_kind::update_name:
            return there && found->second.name == call.new_name() ? 1 : 0;
        case call_kind::update_email:
            return there && found->second.email == call.new_email() ? 1 : 0;
        case call_kind::delete_user:
            return there ? 0 : 1;
        case call_kind::create:
        case call_kind::create_unique:
        {
            auto const named = names_.find(call.new_name());
            return named == names_.end() ? 0 : named->second;
        }
        case call_kind::session:
        case call_kind::token:
        {
            auto const requests = seen_.find(call.id);
            return requests == seen_.end() ? 0 : requests->second.executed;
        }
        }
        return 0;
    }

    void judge(mixed_call const& call)
    {
        auto const complain = [&](std::string what)
        {
            complaints_.push_back(call.id + ", kind " + std::to_string(static_cast<int>(call.kind)) + ": " +
                                  std::move(what) +
                                  (call.error ? std::string("; ") + call.error->what() : ""));
        };
        if (call.ends != 1)
            complain("ended " + std::to_string(call.ends) + " times");
        if (!call.right)
            complain("got the answer to another call");
        if (is_unsafe(call.kind) && seen_[call.id].unsafe > 1)
            complain("arrived " + std::to_string(seen_[call.id].unsafe) + " times");
        if (only_reads(call.kind))
            return;
        std::size_t const done = effect(call);
        if (done > 1)
            complain("was done " + std::to_string(done) + " times");
        if (!call.error && done == 0)
            complain("succeeded, and nothing was done");
        if (call.error && done != 0 && !call.error->may_have_been_executed())
            complain("was done, and the error says that it was not");
        if (call.error && seen_[call.id].executed == 0 && call.error->status() == 409)
            complain("clashes with nothing");
    }

    std::map<std::string, seen, std::less<>> seen_;
    std::map<std::string, user> users_;
    std::map<std::string, std::size_t> names_;
    std::vector<std::string> complaints_;
};

} // namespace appwrite::test

#endif

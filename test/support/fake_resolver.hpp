//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// fake_resolver: answers when and what the test decides.
//
#ifndef APPWRITE_TEST_SUPPORT_FAKE_RESOLVER_HPP
#define APPWRITE_TEST_SUPPORT_FAKE_RESOLVER_HPP

#include <appwrite/detail/transport/resolver.hpp>

#include <boost/asio/post.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace appwrite::test
{

class fake_resolver : public detail::resolver
{
public:
    /// From now on answers with these.
    void answer(detail::endpoint_list endpoints, error_code ec = {})
    {
        silent_ = false;
        endpoints_ = std::move(endpoints);
        ec_ = ec;
    }

    /// Gives what `answer` set to those who have been waiting.
    void answer_late()
    {
        for (auto& [ex, done] : std::exchange(waiting_, {}))
            reply(ex, std::move(done));
    }

    canceller resolve(std::string const& host, unsigned short, net::any_io_executor ex, handler done) override
    {
        asked.push_back(host);
        if (silent_)
            waiting_.emplace_back(std::move(ex), std::move(done));
        else
            reply(ex, std::move(done));
        return [this] { ++cancelled; };
    }

    /// How often an answer was not wanted any more.
    int cancelled = 0;
    std::vector<std::string> asked;

private:
    void reply(net::any_io_executor const& ex, handler done)
    {
        net::post(ex,
            [done = std::move(done), ec = ec_, list = endpoints_]() mutable { done(ec, std::move(list)); });
    }

    bool silent_ = true;
    detail::endpoint_list endpoints_;
    error_code ec_;
    std::vector<std::pair<net::any_io_executor, handler>> waiting_;
};

} // namespace appwrite::test

#endif

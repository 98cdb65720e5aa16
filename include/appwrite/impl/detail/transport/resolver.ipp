//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// resolver: Asio's resolver behind the seam, and the order of endpoints.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_RESOLVER_IPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_RESOLVER_IPP

#include <appwrite/detail/transport/resolver.hpp>

#include <boost/asio/post.hpp>

#include <algorithm>

namespace appwrite::detail
{

class system_resolver final : public resolver
{
public:
    canceller resolve(
        std::string const& host, unsigned short port, net::any_io_executor ex, handler done) override
    {
        using tcp = net::ip::tcp;
        auto r = std::make_shared<tcp::resolver>(ex);
        r->async_resolve(host, std::to_string(port), tcp::resolver::numeric_service,
            [r, done = std::move(done)](error_code ec, tcp::resolver::results_type const& found)
            {
                endpoint_list list;
                for (auto const& entry : found)
                    list.push_back(entry.endpoint());
                done(ec, std::move(list));
            });
        return [weak = std::weak_ptr(r)]
        {
            if (auto const lookup = weak.lock())
                lookup->cancel();
        };
    }
};

APPWRITE_IMPL std::shared_ptr<resolver> make_system_resolver()
{
    return std::make_shared<system_resolver>();
}

APPWRITE_IMPL endpoint_list interleave_families(endpoint_list endpoints)
{
    if (endpoints.empty())
        return endpoints;
    bool const six_first = endpoints.front().address().is_v6();
    auto const middle = std::stable_partition(endpoints.begin(), endpoints.end(),
        [&](net::ip::tcp::endpoint const& e) { return e.address().is_v6() == six_first; });

    endpoint_list out;
    out.reserve(endpoints.size());
    for (auto a = endpoints.begin(), b = middle; a != middle || b != endpoints.end();)
    {
        if (a != middle)
            out.push_back(*a++);
        if (b != endpoints.end())
            out.push_back(*b++);
    }
    return out;
}

APPWRITE_IMPL std::chrono::nanoseconds connect_share(std::chrono::nanoseconds remaining, std::size_t left)
{
    std::chrono::nanoseconds const least = std::chrono::milliseconds(250);
    auto const share = remaining / static_cast<std::chrono::nanoseconds::rep>(left);
    return std::min(remaining, std::max(share, least));
}

} // namespace appwrite::detail

#endif

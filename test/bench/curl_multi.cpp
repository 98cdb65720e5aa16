//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Contender: libcurl's multi interface driven by epoll, which is its cheapest form, and a DOM of Boost.JSON.
// One thread.
//
#include "support/curl_call.hpp"
#include "support/meter.hpp"
#include "support/options.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <exception>
#include <iostream>
#include <stdexcept>

namespace
{

void check(bool fine, char const* what)
{
    if (!fine)
        throw std::runtime_error(what);
}

class loop
{
public:
    explicit loop(bench::options const& options, bench::meter& meter)
        : meter_(meter), poll_(epoll_create1(EPOLL_CLOEXEC)), multi_(curl_multi_init())
    {
        check(poll_ >= 0 && multi_, "no epoll, or no multi handle");
        auto const connections = static_cast<long>(options.connections());
        curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections);
        curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, connections);
        curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
        curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &loop::watch);
        curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
        curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &loop::schedule);
        curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
        for (std::size_t i = 0; i < options.in_flight(); ++i)
            begin(calls_.emplace_back(options));
    }

    loop(loop const&) = delete;
    loop& operator=(loop const&) = delete;

    ~loop()
    {
        for (bench::curl_call& call : calls_)
            curl_multi_remove_handle(multi_, call.handle());
        calls_.clear();
        curl_multi_cleanup(multi_);
        close(poll_);
    }

    void run()
    {
        int running = 0;
        while (active_ > 0)
        {
            std::array<epoll_event, 256> events;
            int const count =
                epoll_wait(poll_, events.data(), static_cast<int>(events.size()), static_cast<int>(timeout_));
            check(count >= 0 || errno == EINTR, "epoll_wait");
            if (count == 0)
            {
                timeout_ = -1;
                curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
            }
            for (int i = 0; i < count; ++i)
            {
                epoll_event const& event = events[static_cast<std::size_t>(i)];
                int const ready = ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) |
                                  ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
                                  ((event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
                curl_multi_socket_action(multi_, event.data.fd, ready, &running);
            }
            take_finished();
        }
    }

private:
    void begin(bench::curl_call& call)
    {
        if (!meter_.next())
            return;
        call.prepare();
        check(curl_multi_add_handle(multi_, call.handle()) == CURLM_OK, "curl_multi_add_handle");
        ++active_;
    }

    void take_finished()
    {
        int left = 0;
        while (CURLMsg const* const message = curl_multi_info_read(multi_, &left))
        {
            CURL* const easy = message->easy_handle;
            CURLcode const outcome = message->data.result;
            curl_multi_remove_handle(multi_, easy);
            --active_;
            bench::curl_call& call = bench::curl_call::of(easy);
            call.finish(outcome);
            meter_.completed();
            begin(call);
        }
    }

    // Whether a socket is watched already is kept in the pointer that libcurl keeps for it.
    static int watch(CURL*, curl_socket_t socket, int what, void* self, void* watched)
    {
        auto& me = *static_cast<loop*>(self);
        epoll_event event{};
        event.data.fd = socket;
        event.events =
            ((what & CURL_POLL_IN) != 0 ? EPOLLIN : 0U) | ((what & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0U);
        if (what == CURL_POLL_REMOVE)
            epoll_ctl(me.poll_, EPOLL_CTL_DEL, socket, nullptr);
        else if (epoll_ctl(me.poll_, watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event) != 0)
            return -1;
        curl_multi_assign(me.multi_, socket, what == CURL_POLL_REMOVE ? nullptr : self);
        return 0;
    }

    static int schedule(CURLM*, long milliseconds, void* self)
    {
        static_cast<loop*>(self)->timeout_ = milliseconds;
        return 0;
    }

    bench::meter& meter_;
    int poll_;
    CURLM* multi_;
    long timeout_ = -1;
    std::size_t active_ = 0;
    std::deque<bench::curl_call> calls_;
};

} // namespace

int main(int count, char** words)
try
{
    bench::options const options(count, words);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    bench::meter meter(options);
    loop(options, meter).run();
    meter.report("curl_multi", options);
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}

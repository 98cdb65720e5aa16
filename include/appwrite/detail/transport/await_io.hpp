//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// await_io: awaits one operation on a socket, with a cancellation of one's own.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_AWAIT_IO_HPP
#define APPWRITE_DETAIL_TRANSPORT_AWAIT_IO_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/error.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/deferred.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace appwrite::detail
{

/// How an operation ended.
struct io_result
{
    io_result() {}
    explicit io_result(error_code c, std::size_t count = 0) : ec(c), n(count) {}

    error_code ec;
    std::size_t n = 0;
};

/// Completes `Handler` with one value. It has the executor of `Handler` and no cancellation slot.
template <class Handler>
class io_handler
{
public:
    using executor_type = net::associated_executor_t<Handler>;

    explicit io_handler(Handler h) : handler_(std::move(h)) {}

    executor_type get_executor() const noexcept { return net::get_associated_executor(handler_); }

    void operator()(error_code ec, std::size_t n = 0) { std::move(handler_)(io_result(ec, n)); }

private:
    Handler handler_;
};

/// `co_await await_io(start, cancel)`: calls `start(handler)`, which starts an operation of the signature
/// `void(error_code)` or `void(error_code, std::size_t)`, and gives its `io_result`. Until it ends, a
/// cancellation of the coroutine calls a copy of `cancel`, with the type, instead of cancelling the operation
/// as Asio would: it has to make the operation end. And no coroutine frame is made for the operation, as
/// `use_awaitable` does.
///
/// Both are named objects that live until then: g++ 12.2 destroys the captures of a lambda twice that is
/// written in a `co_await` expression.
template <class Start, class Cancel>
auto await_io(Start& start, Cancel const& cancel)
{
    auto initiate = [](auto&& handler, Start* s, Cancel const* c)
    {
        using handler_type = std::decay_t<decltype(handler)>;
        auto slot = net::get_associated_cancellation_slot(handler);
        if (slot.is_connected())
            slot.assign(*c);
        (*s)(io_handler<handler_type>(std::move(handler)));
    };
    return net::async_initiate<net::deferred_t const, void(io_result)>(
        initiate, net::deferred, &start, &cancel);
}

} // namespace appwrite::detail

#endif

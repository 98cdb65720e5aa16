//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One client connection: TLS, requests, responses, faults.
//
#include "connection.hpp"

#include "server.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

using boost::system::error_code;

/// While a request is answered, no more than this of the following ones is read ahead.
constexpr std::size_t read_ahead = 1024 * 1024;

response made_up_response(const fault& what)
{
    response result;
    result.status = what.status();
    result.body = what.text();
    result.content_type = what.content_type();
    result.headers = what.headers();
    result.decorated = false;
    return result;
}

} // namespace

connection::connection(net::ip::tcp::socket socket, server& owner, std::size_t number)
    : owner_(owner)
    , socket_(std::move(socket))
    , number_(number)
    , reader_(owner.request_limit())
    , timer_(socket_.get_executor())
    , idle_timer_(socket_.get_executor())
{
    if (owner.tls_context())
        tls_.emplace(owner.tls_context());
}

void connection::start()
{
    error_code ignored;
    socket_.set_option(net::ip::tcp::no_delay(true), ignored);
    // Lets close() try to send a last record without ever blocking.
    socket_.non_blocking(true, ignored);
    silent_ = owner_.stalling();
    wait_for_next_request();
    read();
}

bool connection::idle() const noexcept
{
    const bool open = !tls_ || tls_->current() == tls_channel::state::open;
    return !closed_ && !busy_ && !silent_ && open && reader_.idle() && outgoing_.empty() &&
           in_flight_.empty();
}

void connection::close()
{
    if (closed_)
        return;
    if (tls_ && in_flight_.empty())
    {
        tls_->close(outgoing_);
        error_code ignored;
        socket_.write_some(net::buffer(outgoing_), ignored);
    }
    drop(false);
}

void connection::reset()
{
    drop(true);
}

void connection::release()
{
    if (!std::exchange(held_, false))
        return;
    owner_.log().hold_changed(false);
    serve_normally();
}

void connection::resume()
{
    if (!std::exchange(silent_, false) || closed_ || unread_.empty())
        return;
    const std::string bytes = std::exchange(unread_, {});
    received(bytes);
}

void connection::read()
{
    if (closed_ || reading_ || (busy_ && reader_.buffered() > read_ahead))
        return;
    reading_ = true;
    socket_.async_read_some(net::buffer(input_),
        [self = shared_from_this()](error_code error, std::size_t count)
        {
            self->reading_ = false;
            if (self->closed_)
                return;
            // A client that has gone gets no answer, as with the real server.
            if (error)
                return self->drop(false);
            self->received({self->input_.data(), count});
            self->read();
        });
}

void connection::received(std::string_view bytes)
{
    if (silent_)
    {
        unread_.append(bytes);
        return;
    }
    if (!tls_)
    {
        reader_.feed(bytes);
        return next_request();
    }
    const bool was_shaking = tls_->current() == tls_channel::state::handshaking;
    plain_.clear();
    const tls_channel::state now = tls_->receive(bytes, plain_, outgoing_);
    if (was_shaking && now == tls_channel::state::failed)
        owner_.log().handshake_failed();
    else if (was_shaking && now != tls_channel::state::handshaking)
        owner_.log().handshake_done(tls_->resumed());
    if (now == tls_channel::state::failed || now == tls_channel::state::finished)
    {
        error_code ignored;
        if (in_flight_.empty())
            socket_.write_some(net::buffer(outgoing_), ignored);
        return drop(false);
    }
    flush();
    if (plain_.empty())
        return;
    reader_.feed(plain_);
    next_request();
}

void connection::next_request()
{
    if (busy_ || closed_)
        return;
    switch (reader_.next(request_))
    {
    case request_reader::outcome::need_more:
        if (reader_.take_continue() && owner_.sends_continue())
            queue("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case request_reader::outcome::malformed:
        return refuse(400);
    case request_reader::outcome::too_large:
        return refuse(413);
    case request_reader::outcome::request:
        return serve();
    }
}

void connection::refuse(unsigned status)
{
    busy_ = true;
    response what;
    what.status = status;
    what.bare = true;
    delivery how;
    how.end = ending::close;
    deliver(what, std::move(how));
}

void connection::serve()
{
    busy_ = true;
    ++served_;
    idle_timer_.cancel();
    const std::optional<fault> what = owner_.log().request_arrived(request_, number_);
    if (what)
        serve_with(*what);
    else
        serve_normally();
}

void connection::serve_normally()
{
    deliver(execute(), normal_delivery());
}

void connection::serve_with(const fault& what)
{
    using action = fault::action;
    if (what.what() == action::hold)
    {
        held_ = true;
        owner_.hold(weak_from_this());
        return owner_.log().hold_changed(true);
    }
    std::optional<response> real;
    if (what.executes())
        real = execute();
    delivery how = normal_delivery();
    switch (what.what())
    {
    case action::delay:
        timer_.expires_after(what.time());
        return timer_.async_wait(
            [self = shared_from_this(), answer = std::move(*real), how](error_code error) mutable
            {
                if (!error && !self->closed_)
                    self->deliver(answer, std::move(how));
            });
    case action::respond:
        return deliver(made_up_response(what), std::move(how));
    case action::raw:
        how.end = ending::close;
        how.at_most = 0;
        how.extra = what.text();
        return deliver(response{}, std::move(how));
    case action::reset:
        return drop(true);
    case action::close_before_response:
        how.end = ending::close;
        how.at_most = 0;
        return deliver(response{}, std::move(how));
    case action::never_answer:
        return;
    case action::hold:
        return;
    case action::close_after_bytes:
        how.at_most = what.count();
        how.end = ending::close;
        break;
    case action::no_close_notify:
        how.frame.close = true;
        how.end = ending::close_silently;
        break;
    case action::connection_close:
        how.frame.close = true;
        how.end = ending::close;
        break;
    case action::chunked:
        how.frame.chunk_size = what.count();
        break;
    case action::drip:
        how.piece = what.count();
        how.pause = what.time();
        break;
    case action::content_length:
        how.frame.length_error = what.delta();
        how.end = ending::close;
        break;
    case action::extra_bytes:
        how.extra = what.text();
        break;
    case action::close_after_response:
        how.frame.close = false;
        how.end = ending::close;
        break;
    }
    deliver(*real, std::move(how));
}

response connection::execute()
{
    return owner_.handle(request_);
}

connection::delivery connection::normal_delivery() const
{
    delivery how;
    const std::size_t most = owner_.options().keep_alive_max();
    how.frame.head_request = request_.method == "HEAD";
    how.frame.close = !request_.keep_alive || (most != 0 && served_ >= most);
    how.end = how.frame.close ? ending::close : ending::keep_alive;
    return how;
}

void connection::deliver(const response& what, delivery how)
{
    wire_ = to_wire(what, how.frame, std::chrono::system_clock::now());
    if (how.at_most < wire_.size())
        wire_.resize(how.at_most);
    wire_ += how.extra;
    delivery_ = std::move(how);
    delivering_ = true;
    wire_sent_ = 0;
    send_piece(0);
}

void connection::send_piece(std::size_t from)
{
    const std::size_t size = delivery_.piece == 0 ? wire_.size() : delivery_.piece;
    wire_sent_ = std::min(wire_.size(), from + size);
    queue(std::string_view(wire_).substr(from, size));
}

void connection::queue(std::string_view text)
{
    if (tls_)
        tls_->send(text, outgoing_);
    else
        outgoing_.append(text);
    flush();
}

void connection::flush()
{
    if (closed_ || !in_flight_.empty())
        return;
    if (outgoing_.empty())
        return flushed();
    in_flight_.swap(outgoing_);
    net::async_write(socket_, net::buffer(in_flight_),
        [self = shared_from_this()](error_code error, std::size_t)
        {
            self->in_flight_.clear();
            if (self->closed_)
                return;
            if (error)
                return self->drop(false);
            self->flush();
        });
}

void connection::flushed()
{
    if (!delivering_)
        return;
    if (wire_sent_ == wire_.size())
    {
        delivering_ = false;
        return finish(delivery_.end);
    }
    // More pieces: one wait at a time, whatever else is flushed meanwhile.
    delivering_ = false;
    timer_.expires_after(delivery_.pause);
    timer_.async_wait(
        [self = shared_from_this()](error_code error)
        {
            if (error || self->closed_)
                return;
            self->delivering_ = true;
            self->send_piece(self->wire_sent_);
        });
}

void connection::finish(ending how)
{
    if (how == ending::close)
        return close();
    if (how == ending::close_silently)
        return drop(false);
    busy_ = false;
    wire_.clear();
    wait_for_next_request();
    read();
    next_request();
}

void connection::wait_for_next_request()
{
    const std::chrono::milliseconds time = owner_.options().idle_close_after();
    if (time.count() == 0)
        return;
    idle_timer_.expires_after(time);
    idle_timer_.async_wait(
        [self = shared_from_this()](error_code error)
        {
            if (!error && !self->busy_)
                self->close();
        });
}

void connection::drop(bool with_reset)
{
    if (std::exchange(closed_, true))
        return;
    if (std::exchange(held_, false))
        owner_.log().hold_changed(false);
    if (tls_ && tls_->current() == tls_channel::state::handshaking)
        owner_.log().handshake_failed();
    timer_.cancel();
    idle_timer_.cancel();
    error_code ignored;
    if (with_reset)
        socket_.set_option(net::socket_base::linger(true, 0), ignored);
    else
        socket_.shutdown(net::socket_base::shutdown_send, ignored);
    socket_.close(ignored);
    owner_.forget(*this);
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One client connection: bytes in, bytes out, its end.
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

} // namespace

connection::connection(
    net::ip::tcp::socket socket, server& owner, std::size_t number, std::optional<connection_fault> meets)
    : owner_(owner)
    , socket_(std::move(socket))
    , number_(number)
    , mishap_(meets)
    , bytes_left_(meets ? meets->count() : 0)
    , keep_alive_limit_(owner.draw_keep_alive_limit())
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
    if (mishap_ && suffer_at_once())
        return;
    wait_for_next_request();
    read();
}

/// @return true if the connection has ended.
bool connection::suffer_at_once()
{
    using action = connection_fault::action;
    switch (mishap_->what())
    {
    case action::reset:
        drop(true);
        return true;
    case action::close:
        drop(false);
        return true;
    case action::silence:
        silent_ = true;
        return false;
    case action::delay:
        silent_ = true;
        timer_.expires_after(mishap_->time());
        timer_.async_wait(
            [self = shared_from_this()](error_code error)
            {
                self->mishap_.reset();
                if (!error && !self->owner_.stalling())
                    self->resume();
            });
        return false;
    case action::close_in_handshake:
    case action::close_at_request:
    case action::reset_after_reading:
    case action::reset_after_writing:
        return false;
    }
    return false;
}

bool connection::suffers(connection_fault::action what) const noexcept
{
    return mishap_ && mishap_->what() == what;
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
    if (suffers(connection_fault::action::silence) || suffers(connection_fault::action::delay))
        return;
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
    const bool limited = suffers(connection_fault::action::reset_after_reading);
    socket_.async_read_some(net::buffer(input_, limited ? bytes_left_ : input_.size()),
        [self = shared_from_this(), limited](error_code error, std::size_t count)
        {
            self->reading_ = false;
            if (self->closed_)
                return;
            // A client that has gone gets no answer, as with the real server.
            if (error)
                return self->drop(false);
            const std::string_view bytes(self->input_.data(), count);
            if (limited && (self->bytes_left_ -= count) == 0)
                return self->cut_short(bytes);
            self->received(bytes);
            self->read();
        });
}

/// Notes what has come, and resets.
void connection::cut_short(std::string_view bytes)
{
    if (tls_)
    {
        plain_.clear();
        tls_->receive(bytes, plain_, outgoing_);
        bytes = plain_;
    }
    reader_.feed(bytes);
    drop(true);
}

void connection::break_handshake(std::string_view bytes)
{
    if (tls_)
        tls_->receive(bytes, plain_, outgoing_);
    outgoing_.resize(std::min(outgoing_.size(), bytes_left_));
    error_code ignored;
    socket_.write_some(net::buffer(outgoing_), ignored);
    drop(false);
}

void connection::received(std::string_view bytes)
{
    if (silent_)
    {
        unread_.append(bytes);
        return;
    }
    if (suffers(connection_fault::action::close_in_handshake))
        return break_handshake(bytes);
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
    const bool limited = suffers(connection_fault::action::reset_after_writing);
    if (limited)
    {
        in_flight_.resize(std::min(in_flight_.size(), bytes_left_));
        bytes_left_ -= in_flight_.size();
    }
    net::async_write(socket_, net::buffer(in_flight_),
        [self = shared_from_this(), limited](error_code error, std::size_t)
        {
            self->in_flight_.clear();
            if (self->closed_)
                return;
            if (error)
                return self->drop(false);
            if (limited && self->bytes_left_ == 0)
                return self->drop(true);
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
    leave_service();
    note_unserved();
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

/// A request that is in the buffers when the connection ends will not be served: the records are to have it
/// all the same.
void connection::note_unserved()
{
    if (busy_)
        return;
    if (!tls_)
        reader_.feed(unread_);
    bool complete = false;
    if (reader_.take_rest(request_, complete))
        owner_.log().request_cut(request_, complete, number_);
}

} // namespace appwrite::testing::detail

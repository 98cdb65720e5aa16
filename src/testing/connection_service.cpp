//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One client connection: what becomes of a request, and with which faults its response leaves.
//
#include "connection.hpp"
#include "listing_faults.hpp"
#include "server.hpp"

#include <utility>

namespace appwrite::testing::detail
{

namespace
{

using boost::system::error_code;

void add_wait(response& to, const fault& what)
{
    const auto now = std::chrono::system_clock::now();
    switch (what.wait_hint())
    {
    case fault::hint::none:
        return;
    case fault::hint::retry_after_seconds:
        to.headers.emplace_back("Retry-After", std::to_string(what.time().count() / 1000));
        return;
    case fault::hint::retry_after_date:
        to.headers.emplace_back("Retry-After", http_date(now + what.time()));
        return;
    case fault::hint::rate_limit_reset:
        to.headers.emplace_back("X-RateLimit-Limit", "60");
        to.headers.emplace_back("X-RateLimit-Remaining", "0");
        to.headers.emplace_back(
            "X-RateLimit-Reset", std::to_string(std::chrono::system_clock::to_time_t(now + what.time())));
        return;
    }
}

response made_up_response(const fault& what)
{
    response result;
    result.status = what.status();
    result.body = what.text();
    result.content_type = what.content_type();
    result.headers = what.headers();
    result.decorated = false;
    add_wait(result, what);
    return result;
}

} // namespace

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
    if (suffers(connection_fault::action::close_at_request) && served_ >= mishap_->count())
    {
        owner_.log().request_cut(request_, true, number_);
        return close();
    }
    const arrival came = owner_.log().request_arrived(request_, number_);
    record_ = came.record;
    if (came.refused != 0)
        return deliver(made_up_response(fault::server_error(came.refused)), normal_delivery());
    in_service_ = true;
    meets_ = came.meets;
    if (came.service_time.count() == 0)
        return begin_service();
    timer_.expires_after(came.service_time);
    timer_.async_wait(
        [self = shared_from_this()](error_code error)
        {
            if (!error && !self->closed_)
                self->begin_service();
        });
}

void connection::begin_service()
{
    if (meets_)
        serve_with(*std::exchange(meets_, std::nullopt));
    else
        serve_normally();
}

void connection::leave_service()
{
    if (std::exchange(in_service_, false))
        owner_.log().request_left();
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
    if (what.what() == action::first_page)
        request_.target = first_page_target(request_.target);
    // The items are taken out of text, not out of compressed bytes.
    if (what.what() == action::empty_page)
        std::erase_if(request_.headers,
            [](const auto& field) { return equal_ignoring_case(field.first, "Accept-Encoding"); });
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
    case action::empty_page:
        real->body = without_items(std::move(real->body));
        break;
    case action::first_page:
        break;
    }
    deliver(*real, std::move(how));
}

response connection::execute()
{
    owner_.log().request_executed(record_);
    return owner_.handle(request_);
}

connection::delivery connection::normal_delivery() const
{
    delivery how;
    const bool last = keep_alive_limit_ != 0 && served_ >= keep_alive_limit_;
    how.frame.head_request = request_.method == "HEAD";
    how.frame.close = !request_.keep_alive || (last && owner_.options().announces_close());
    how.end = how.frame.close || last ? ending::close : ending::keep_alive;
    return how;
}

void connection::deliver(const response& what, delivery how)
{
    leave_service();
    wire_ = to_wire(what, how.frame, std::chrono::system_clock::now());
    if (how.at_most < wire_.size())
        wire_.resize(how.at_most);
    wire_ += how.extra;
    delivery_ = std::move(how);
    delivering_ = true;
    wire_sent_ = 0;
    send_piece(0);
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

} // namespace appwrite::testing::detail

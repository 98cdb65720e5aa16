//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_connection: what its coroutines are made of. The end of a step, an interruption, sending, receiving.
//
#ifndef APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_STEPS_HPP
#define APPWRITE_IMPL_DETAIL_TRANSPORT_BASIC_CONNECTION_STEPS_HPP

#include <appwrite/detail/transport/await_io.hpp>
#include <appwrite/detail/transport/basic_connection.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>

#include <openssl/ssl3.h>

#include <array>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// While it lives, the connection is busy. The end of a step closes the socket unless the step proved it
/// clean: also when the coroutine is destroyed half way.
template <class Clock>
class basic_connection<Clock>::step
{
public:
    step(basic_connection& c, call_stage first) : c_(c)
    {
        std::lock_guard lock(c_.mutex_);
        c_.busy_ = true;
        c_.stage_ = first;
        c_.stop_ = c_.interrupted_use_ == c_.use_ ? stop::interrupted : stop::none;
    }
    step(step const&) = delete;
    step& operator=(step const&) = delete;
    ~step()
    {
        {
            std::lock_guard lock(c_.mutex_);
            c_.busy_ = false;
            c_.watchdog_.disarm();
        }
        if (clean_)
            return;
        c_.log_.closed(why_, code_, c_.served_);
        c_.close();
    }
    void prove_clean() noexcept { clean_ = true; }
    /// Why the connection is closed, for the log.
    void closes(std::string_view why, error_code code = {}) noexcept
    {
        why_ = why;
        code_ = code;
    }

private:
    basic_connection& c_;
    bool clean_ = false;
    std::string_view why_ = "the call was dropped";
    error_code code_;
};

/// What a cancellation of the call does.
template <class Clock>
class basic_connection<Clock>::interruption
{
public:
    explicit interruption(basic_connection& c) : connection_(c.weak_from_this()), use_(c.use_) {}

    // A signal may outlive the coroutine and the connection.
    void operator()(net::cancellation_type) const
    {
        if (auto const c = connection_.lock())
            c->interrupt(use_);
    }

private:
    std::weak_ptr<basic_connection> connection_;
    std::uint64_t use_;
};

/// Writes, operation by operation; with TLS, record by record. Without a text it writes what the TLS engine
/// has to say of its own.
template <class Clock>
class basic_connection<Clock>::sending
{
public:
    sending(basic_connection& c, std::string_view text) : c_(c), rest_(text) { encrypt(); }

    bool goes_on() const noexcept { return !ec_ && !next().empty(); }
    error_code error() const noexcept { return ec_; }

    template <class Handler>
    void operator()(Handler handler)
    {
        c_.socket_.async_write_some(net::buffer(next()), std::move(handler));
    }

    void note(io_result const& done)
    {
        ec_ = done.ec;
        if (!c_.tls_)
            return rest_.remove_prefix(done.n);
        c_.tls_->sent(done.n);
        if (!ec_)
            encrypt();
    }

private:
    std::string_view next() const noexcept { return c_.tls_ ? c_.tls_->output() : rest_; }

    void encrypt()
    {
        if (!c_.tls_ || rest_.empty() || !next().empty())
            return;
        auto const piece = rest_.substr(0, SSL3_RT_MAX_PLAIN_LENGTH);
        c_.tls_->write(piece, ec_);
        rest_.remove_prefix(piece.size());
    }

    basic_connection& c_;
    std::string_view rest_;
    error_code ec_;
};

/// Reads a response, operation by operation.
template <class Clock>
class basic_connection<Clock>::receiving
{
public:
    receiving(basic_connection& c, response_parser& parser, std::uint64_t& bytes, time_point deadline)
        : c_(c), parser_(parser), bytes_(bytes), deadline_(deadline)
    {
        c_.enter(call_stage::first_byte, c_.options_->limits.first_byte(), deadline_);
        // What came right behind the handshake is still in the buffer.
        if (c_.tls_ && c_.tls_->has_pending())
            decrypt();
    }

    bool goes_on() const noexcept { return !over_ && !parser_.done(); }
    error_code error() const noexcept { return ec_; }

    template <class Handler>
    void operator()(Handler handler)
    {
        c_.socket_.async_read_some(c_.received_.prepare(), std::move(handler));
    }

    void note(io_result const& done)
    {
        auto const arrived = c_.received_.received(done.n);
        if (done.ec)
            end(c_.tls_ ? c_.tls_->meaning_of(done.ec) : done.ec);
        else if (c_.tls_)
        {
            c_.tls_->put(arrived);
            decrypt();
        }
        else
            take_in(arrived);
    }

private:
    void decrypt()
    {
        // On the stack, where it is in the cache, and no connection has to keep it.
        std::array<char, SSL3_RT_MAX_PLAIN_LENGTH> plain;
        while (goes_on())
        {
            error_code ec;
            std::size_t const n = c_.tls_->read(plain, ec);
            if (ec)
                return end(ec);
            if (n == 0)
                return;
            take_in(std::span<char const>(plain.data(), n));
        }
    }

    void take_in(std::span<char const> bytes)
    {
        if (bytes_ == 0)
            c_.enter(call_stage::body, c_.options_->limits.body(), deadline_);
        bytes_ += bytes.size();
        std::string& kept = c_.unparsed_;
        bool const joined = !kept.empty();
        if (joined)
            bytes = kept.append(bytes.data(), bytes.size());
        std::size_t const used = parser_.put(bytes, ec_);
        if (joined)
            kept.erase(0, used);
        else
            kept.assign(bytes.data() + used, bytes.size() - used);
        // What the parser cannot use yet is an unfinished line. Beast limits those of the header, but not
        // those between chunks.
        if (!ec_ && !parser_.done() && kept.size() > c_.options_->response.header)
            ec_ = errc::header_too_large;
        over_ = static_cast<bool>(ec_);
    }

    void end(error_code ec)
    {
        over_ = true;
        if (c_.stopped() || bytes_ == 0)
            ec_ = ec;
        else
            parser_.put_eof(ec == net::error::eof, ec_);
    }

    basic_connection& c_;
    response_parser& parser_;
    std::uint64_t& bytes_;
    time_point deadline_;
    error_code ec_;
    bool over_ = false;
};

} // namespace appwrite::detail

#endif

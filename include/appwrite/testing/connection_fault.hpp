//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The mishaps of whole connections that an emulator can be told to stage.
//
#ifndef APPWRITE_TESTING_CONNECTION_FAULT_HPP
#define APPWRITE_TESTING_CONNECTION_FAULT_HPP

#include <appwrite/detail/config.hpp>

#include <chrono>
#include <cstddef>
#include <type_traits>

namespace appwrite::testing
{

/**
 * @brief What happens to one connection, given to @ref emulator::inject before it is accepted.
 *
 * Bytes are counted as they are on the wire, those of TLS included.
 */
class connection_fault
{
public:
    /// What the emulator does; the factory functions say it in words.
    enum class action
    {
        reset,
        close,
        delay,
        silence,
        close_in_handshake,
        close_at_request,
        reset_after_reading,
        reset_after_writing
    };

    /// Reset (RST) as soon as it is accepted.
    static connection_fault reset();

    /// Closed in good order as soon as it is accepted.
    static connection_fault close();

    /// Served this much later.
    static connection_fault delay(std::chrono::milliseconds time);

    /// Never a byte comes back, not even in a TLS handshake; what the client sends is read and not answered.
    static connection_fault silence();

    /// Closed after so many bytes of the server's first TLS flight. Over plain HTTP: after the first bytes
    /// from the client were read.
    static connection_fault close_in_handshake(std::size_t bytes = 0);

    /// Closed when the request with this number (the first is 1) was read; it is not executed. From 2 on,
    /// this is the race that every keep-alive has: the server closes while the client sends.
    static connection_fault close_at_request(std::size_t number);

    /// Reset as soon as so many bytes (at least 1) were read. A request that is complete by then is not
    /// executed.
    static connection_fault reset_after_reading(std::size_t bytes);

    /// Reset as soon as so many bytes (at least 1) were written.
    static connection_fault reset_after_writing(std::size_t bytes);

    /// How many connections this fault takes. Default 1.
    connection_fault& times(std::size_t count);

    action what() const noexcept { return action_; }

    /// As "connection_fault::reset": what counters call it.
    const char* name() const noexcept { return name_; }

    std::size_t times() const noexcept { return times_; }
    std::chrono::milliseconds time() const noexcept { return time_; }
    std::size_t count() const noexcept { return count_; }

private:
    connection_fault(action what, const char* name) : action_(what), name_(name) {}

    action action_;
    const char* name_;
    std::size_t times_ = 1;
    std::chrono::milliseconds time_{0};
    std::size_t count_ = 0;
};

static_assert(!std::is_aggregate_v<connection_fault>);

} // namespace appwrite::testing

#endif

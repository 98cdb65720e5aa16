//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Which recorded exchanges the emulator is not expected to repeat, and why.
//
#ifndef APPWRITE_TEST_CONFORMANCE_EXCEPTIONS_HPP
#define APPWRITE_TEST_CONFORMANCE_EXCEPTIONS_HPP

#include <array>
#include <cstdint>
#include <string_view>

namespace appwrite::test
{

struct exception
{
    std::string_view version;

    /// The number of the exchange in its recording.
    std::int64_t sequence;
    std::string_view reason;
};

inline constexpr std::array exceptions{
    exception{"0.15.3", 247, "the emulator does not know Brotli"},
    exception{"1.9.0", 274, "names the project, which has a name of its own besides its id"},
};

} // namespace appwrite::test

#endif

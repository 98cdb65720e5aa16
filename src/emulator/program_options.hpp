//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The command line of appwrite-emulator.
//
#ifndef APPWRITE_SRC_EMULATOR_PROGRAM_OPTIONS_HPP
#define APPWRITE_SRC_EMULATOR_PROGRAM_OPTIONS_HPP

#include <appwrite/testing/options.hpp>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace appwrite::testing::program
{

/// A command line that cannot be carried out. The text is for whoever typed it.
class usage_error : public std::invalid_argument
{
public:
    using std::invalid_argument::invalid_argument;
};

/// What the command line asks for.
struct program_options
{
    enum class action
    {
        serve,
        show_help,
        show_version
    };

    action what = action::serve;
    emulator_options server;
    std::size_t seed_users = 0;

    /// Empty: the state ends with the process.
    std::string data_file;
};

/// @param arguments without the program's name. @throws usage_error
program_options parse_options(std::span<const char* const> arguments);

/// The text of --help.
std::string_view help() noexcept;

} // namespace appwrite::testing::program

#endif

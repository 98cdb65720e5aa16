//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A folder for one test.
//
#ifndef APPWRITE_TEST_EMULATOR_SCRATCH_HPP
#define APPWRITE_TEST_EMULATOR_SCRATCH_HPP

#include <filesystem>
#include <stdexcept>
#include <stdlib.h>
#include <string>

/// Removed with everything in it.
class scratch_folder
{
public:
    scratch_folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "appwrite-test-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error("no folder for a test");
        path_ = name;
    }

    ~scratch_folder() { std::filesystem::remove_all(path_); }

    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

#endif

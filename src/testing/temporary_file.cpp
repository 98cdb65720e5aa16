//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A file that lives as long as its object.
//
#include "temporary_file.hpp"

#include <cstdio>
#include <filesystem>
#include <random>
#include <stdexcept>

namespace appwrite::testing::detail
{

temporary_file::temporary_file(std::string_view prefix, std::string_view suffix, std::string_view content)
{
    std::random_device random;
    std::string name(prefix);
    for (int i = 0; i < 4; ++i)
        name += std::to_string(random());
    name += suffix;
    path_ = (std::filesystem::temp_directory_path() / name).string();
    // "x": never follow or overwrite what somebody else has put there.
    std::FILE* const file = std::fopen(path_.c_str(), "wbx");
    if (!file)
        throw std::runtime_error("the emulator could not make the file " + path_);
    const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size();
    if (std::fclose(file) != 0 || !written)
    {
        std::remove(path_.c_str());
        throw std::runtime_error("the emulator could not write the file " + path_);
    }
}

temporary_file::~temporary_file()
{
    std::remove(path_.c_str());
}

} // namespace appwrite::testing::detail

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A file that lives as long as its object.
//
#ifndef APPWRITE_SRC_TESTING_TEMPORARY_FILE_HPP
#define APPWRITE_SRC_TESTING_TEMPORARY_FILE_HPP

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

class temporary_file
{
public:
    /// Makes a new file in the directory for temporary files. @throws std::exception if that fails.
    temporary_file(std::string_view prefix, std::string_view suffix, std::string_view content);
    ~temporary_file();

    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;

    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

} // namespace appwrite::testing::detail

#endif

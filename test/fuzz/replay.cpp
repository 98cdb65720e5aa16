//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Gives the files of a corpus to their fuzz target, for compilers that have no fuzzer:
//
//     appwrite_fuzz_replay TARGET FOLDER
//
#include "targets.hpp"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace
{

using namespace appwrite::fuzz;

std::map<std::string_view, fuzz_target*> const targets = {
    {"read_identity", read_identity},
    {"read_jwt", read_jwt},
    {"read_log_entry", read_log_entry},
    {"read_membership", read_membership},
    {"read_mfa_factors", read_mfa_factors},
    {"read_mfa_recovery_codes", read_mfa_recovery_codes},
    {"read_preferences", read_preferences},
    {"read_session", read_session},
    {"read_target", read_target},
    {"read_token", read_token},
    {"read_user", read_user},
    {"read_users_usage", read_users_usage},
    {"read_error", read_error},
    {"query", query},
    {"endpoint", endpoint},
    {"gzip", gzip},
    {"no_proxy", no_proxy},
    {"percent_encoding", percent_encoding},
    {"response", response},
    {"retry_after", retry_after},
};

int replay(std::string_view name, std::filesystem::path const& folder)
{
    auto const found = targets.find(name);
    if (found == targets.end())
    {
        std::cerr << "no target " << name << '\n';
        return 2;
    }
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
    {
        std::cout << entry.path().filename().string() << std::endl;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        found->second(bytes);
        // What is cut off must do no harm either.
        for (std::size_t const part : {1U, 2U, 3U})
            found->second(std::string_view(bytes).substr(0, bytes.size() * part / 4));
        ++files;
    }
    std::cout << files << " files\n";
    return files > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
    {
        std::cerr << "usage: appwrite_fuzz_replay TARGET FOLDER\n";
        return 2;
    }
    try
    {
        return replay(argv[1], argv[2]);
    }
    catch (std::exception const& e)
    {
        std::cerr << e.what() << '\n';
        return 1;
    }
}

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A file that the emulator's state is kept in.
//
#ifndef APPWRITE_SRC_EMULATOR_DATABASE_HPP
#define APPWRITE_SRC_EMULATOR_DATABASE_HPP

#include "testing/record.hpp"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace appwrite::testing::program
{

/// The file cannot be used. The text names it and says why.
class database_error : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/**
 * @brief Records in an SQLite file.
 *
 * What @ref commit has returned from survives the end of the process at any moment, and of the system too
 * (write-ahead log, synchronous=FULL). One process at a time has the file.
 */
class database : public detail::storage
{
public:
    /// Opens the file or makes it. @throws database_error also if it belongs to another release or project.
    database(std::string path, std::string_view server_version, std::string_view project);

    ~database() override;

    database(const database&) = delete;
    database& operator=(const database&) = delete;

    void load(const std::function<void(detail::record&&)>& take) override;
    void commit(const std::vector<detail::record>& changes) override;

private:
    struct close_connection
    {
        void operator()(sqlite3* connection) const noexcept;
    };
    struct finish_statement
    {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    using statement = std::unique_ptr<sqlite3_stmt, finish_statement>;

    [[noreturn]] void fail(std::string_view why) const;
    [[noreturn]] void fail_with_code(int code) const;
    void execute(const char* sql);
    statement prepare(const char* sql);
    void bind(sqlite3_stmt& to, int place, std::string_view text);

    /// @return whether there is a row. @throws database_error
    bool step(sqlite3_stmt& what);
    std::int64_t number(const char* sql);

    void open();
    void claim(std::string_view server_version, std::string_view project);
    void write(const detail::record& what);

    std::string path_;
    std::unique_ptr<sqlite3, close_connection> connection_;
    statement put_;
    statement remove_;
};

} // namespace appwrite::testing::program

#endif

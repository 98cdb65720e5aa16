//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A file that the emulator's state is kept in.
//
#include "database.hpp"

#include <sqlite3.h>

#include <optional>
#include <utility>

namespace appwrite::testing::program
{

namespace
{

/// In the header of each file, to tell it from other SQLite files.
constexpr int application_id = 0x41574D45;
constexpr int format = 1;

std::string_view column_text(sqlite3_stmt& row, int place)
{
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(&row, place));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(&row, place)))
                : std::string_view();
}

} // namespace

void database::close_connection::operator()(sqlite3* connection) const noexcept
{
    sqlite3_close(connection);
}

void database::finish_statement::operator()(sqlite3_stmt* statement) const noexcept
{
    sqlite3_finalize(statement);
}

database::database(std::string path, std::string_view server_version, std::string_view project)
    : path_(std::move(path))
{
    open();
    claim(server_version, project);
    // A row keeps its position when it is written again: the order of positions is the order of creation.
    put_ = prepare("INSERT INTO records (kind, id, body) VALUES (?, ?, ?) "
                   "ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body");
    remove_ = prepare("DELETE FROM records WHERE kind = ? AND id = ?");
}

database::~database() = default;

void database::fail(std::string_view why) const
{
    throw database_error("data file '" + path_ + "': " + std::string(why));
}

void database::fail_with_code(int code) const
{
    // The low byte is the primary code.
    switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        fail("in use by another process");
    case SQLITE_NOTADB:
        fail("exists, but is no data file of this program");
    default:
        fail(connection_ ? sqlite3_errmsg(connection_.get()) : sqlite3_errstr(code));
    }
}

void database::execute(const char* sql)
{
    if (const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail_with_code(code);
}

database::statement database::prepare(const char* sql)
{
    sqlite3_stmt* result = nullptr;
    if (const int code = sqlite3_prepare_v2(connection_.get(), sql, -1, &result, nullptr); code != SQLITE_OK)
        fail_with_code(code);
    return statement(result);
}

void database::bind(sqlite3_stmt& to, int place, std::string_view text)
{
    // SQLITE_STATIC: every text outlives the step that reads it.
    const int code = sqlite3_bind_text64(&to, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK)
        fail_with_code(code);
}

bool database::step(sqlite3_stmt& what)
{
    const int code = sqlite3_step(&what);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    sqlite3_reset(&what);
    fail_with_code(code);
}

std::int64_t database::number(const char* sql)
{
    const statement query = prepare(sql);
    return step(*query) ? sqlite3_column_int64(query.get(), 0) : 0;
}

void database::open()
{
    sqlite3* made = nullptr;
    const int code =
        sqlite3_open_v2(path_.c_str(), &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    connection_.reset(made);
    if (code != SQLITE_OK)
        fail_with_code(code);
    // Held from the first access to the end: two processes would not see each other's changes.
    execute("PRAGMA locking_mode = EXCLUSIVE");
}

void database::claim(std::string_view server_version, std::string_view project)
{
    const bool empty = number("SELECT count(*) FROM sqlite_master") == 0;
    if (!empty && number("PRAGMA application_id") != application_id)
        fail("exists, but is no data file of this program");
    if (!empty && number("PRAGMA user_version") != format)
        fail("written by another version of this program");
    execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    if (empty)
    {
        const std::string identity = "PRAGMA application_id = " + std::to_string(application_id) +
                                     "; PRAGMA user_version = " + std::to_string(format);
        execute(identity.c_str());
        execute("CREATE TABLE records (position INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, "
                "id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id));"
                "CREATE TABLE owner (server_version TEXT NOT NULL, project TEXT NOT NULL)");
        const statement insert = prepare("INSERT INTO owner VALUES (?, ?)");
        bind(*insert, 1, server_version);
        bind(*insert, 2, project);
        step(*insert);
    }
    {
        const statement query = prepare("SELECT server_version, project FROM owner");
        if (!step(*query))
            fail("does not say whose data it holds");
        const std::string_view kept_version = column_text(*query, 0);
        const std::string_view kept_project = column_text(*query, 1);
        if (kept_version != server_version || kept_project != project)
            fail("holds the data of server version " + std::string(kept_version) + ", project '" +
                 std::string(kept_project) + "', not of " + std::string(server_version) + ", '" +
                 std::string(project) + "'");
    }
    execute("COMMIT");
}

void database::load(const std::function<void(detail::record&&)>& take)
{
    // "+" keeps SQLite from using the index on kind: it would have to sort everything afterwards.
    const statement query = prepare("SELECT kind, id, body FROM records WHERE +kind = ? ORDER BY position");
    const statement kinds = prepare("SELECT DISTINCT kind FROM records ORDER BY kind");
    while (step(*kinds))
    {
        const std::int64_t kind = sqlite3_column_int64(kinds.get(), 0);
        sqlite3_reset(query.get());
        if (const int code = sqlite3_bind_int64(query.get(), 1, kind); code != SQLITE_OK)
            fail_with_code(code);
        while (step(*query))
            take({{static_cast<detail::record_kind>(kind), std::string(column_text(*query, 1))},
                std::string(column_text(*query, 2))});
    }
}

void database::commit(const std::vector<detail::record>& changes)
{
    execute("BEGIN IMMEDIATE");
    try
    {
        for (const detail::record& change : changes)
            write(change);
        execute("COMMIT");
    }
    catch (const database_error&)
    {
        // Some errors have already undone the transaction; then there is nothing to undo.
        if (sqlite3_get_autocommit(connection_.get()) == 0)
            sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

void database::write(const detail::record& what)
{
    sqlite3_stmt& run = what.body ? *put_ : *remove_;
    sqlite3_bind_int(&run, 1, static_cast<int>(what.key.kind));
    bind(run, 2, what.key.id);
    if (what.body)
        bind(run, 3, *what.body);
    step(run);
    sqlite3_reset(&run);
}

} // namespace appwrite::testing::program

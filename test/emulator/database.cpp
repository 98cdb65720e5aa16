//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The file that the emulator's state is kept in.
//
#include "emulator/database.hpp"

#include "emulator/scratch.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <string>
#include <vector>

using namespace appwrite::testing;
using namespace appwrite::testing::program;
using detail::record;
using detail::record_kind;

BOOST_AUTO_TEST_SUITE(emulator_database)

namespace
{

record put(record_kind kind, std::string id, std::string body)
{
    return {{kind, std::move(id)}, std::move(body)};
}

record removal(record_kind kind, std::string id)
{
    return {{kind, std::move(id)}, std::nullopt};
}

/// Everything in a file, as "1 a=x".
std::vector<std::string> content(database& of)
{
    std::vector<std::string> result;
    of.load(
        [&](record&& one)
        {
            result.push_back(
                std::to_string(static_cast<int>(one.key.kind)) + ' ' + one.key.id + '=' + one.body.value());
        });
    return result;
}

void expect_refused(const std::string& path, const std::string& part_of_the_reason,
    const std::string& version = "1.9.0", const std::string& project = "p")
{
    BOOST_CHECK_EXCEPTION(database(path, version, project), database_error,
        [&](const database_error& error)
        {
            const std::string why = error.what();
            BOOST_TEST_INFO(why);
            return why.find(part_of_the_reason) != std::string::npos && why.find(path) != std::string::npos;
        });
}

} // namespace

BOOST_AUTO_TEST_CASE(keeps_what_was_committed)
{
    const scratch_folder folder;
    {
        database file(folder / "data", "1.9.0", "p");
        BOOST_TEST(content(file).empty());
        file.commit({put(record_kind::session, "s", "{}"), put(record_kind::user, "b", "1"),
            put(record_kind::user, "a", "2"), put(record_kind::user, "c", "3")});
        file.commit({put(record_kind::user, "b", "\"new\""), removal(record_kind::user, "a")});
        file.commit({put(record_kind::user, "a", "again"), removal(record_kind::team, "never there")});
    }
    database file(folder / "data", "1.9.0", "p");
    // Kind by kind; what is written again keeps its place, what is made anew comes last.
    const std::vector<std::string> expected{"1 b=\"new\"", "1 c=3", "1 a=again", "2 s={}"};
    BOOST_TEST(content(file) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(text_is_kept_byte_by_byte)
{
    const scratch_folder folder;
    const std::string text("{\"name\":\"\xff\xc3\xa4'\\u0000\"}");
    database file(folder / "data", "1.9.0", "p");
    file.commit({put(record_kind::user, "a'b", text)});
    BOOST_TEST(content(file).at(0) == "1 a'b=" + text);
}

BOOST_AUTO_TEST_CASE(belongs_to_one_release_and_project)
{
    const scratch_folder folder;
    database(folder / "data", "1.9.0", "p");
    expect_refused(
        folder / "data", "holds the data of server version 1.9.0, project 'p', not of 0.15.3, 'p'", "0.15.3");
    expect_refused(folder / "data", "not of 1.9.0, 'other'", "1.9.0", "other");
}

BOOST_AUTO_TEST_CASE(belongs_to_one_process)
{
    const scratch_folder folder;
    const database file(folder / "data", "1.9.0", "p");
    expect_refused(folder / "data", "in use by another process");
}

BOOST_AUTO_TEST_CASE(other_files_are_left_alone)
{
    const scratch_folder folder;
    std::ofstream(folder / "notes") << "Nothing that SQLite could read, but long enough to have a header: "
                                    << std::string(200, '.');
    expect_refused(folder / "notes", "is no data file of this program");
    expect_refused(folder / "missing/data", "unable to open");
}

BOOST_AUTO_TEST_SUITE_END()

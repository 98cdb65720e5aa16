//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Records of the service as JSON text and back. What a record consists of is said once, for both ways.
//
#ifndef APPWRITE_SRC_TESTING_RECORD_TEXT_HPP
#define APPWRITE_SRC_TESTING_RECORD_TEXT_HPP

#include "php_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace appwrite::testing::detail
{

/// Writes members into a JSON object. What is empty or zero is left out, except for truth values: some of
/// them are true by default.
class member_writer
{
public:
    explicit member_writer(std::string& out) : out_(out) { out_ += '{'; }
    ~member_writer() { out_ += '}'; }

    member_writer(const member_writer&) = delete;
    member_writer& operator=(const member_writer&) = delete;

    template <class T>
    void operator()(std::string_view name, const T& what)
    {
        if (left_out(what))
            return;
        if (!first_)
            out_ += ',';
        first_ = false;
        append_json_string(out_, name);
        out_ += ':';
        write(what);
    }

private:
    static bool left_out(bool) noexcept { return false; }

    template <std::integral T>
    static bool left_out(T what) noexcept
    {
        return what == 0;
    }

    template <class T>
    requires std::is_enum_v<T>
    static bool left_out(T what) noexcept { return static_cast<std::underlying_type_t<T>>(what) == 0; }

    template <class T>
    static bool left_out(const std::optional<T>& what) noexcept
    {
        return !what;
    }

    template <class T>
    static bool left_out(const std::shared_ptr<const T>& what) noexcept
    {
        return !what;
    }

    template <class T>
    requires requires(const T& t) { t.empty(); }
    static bool left_out(const T& what) noexcept { return what.empty(); }

    void write(bool what) { out_ += what ? "true" : "false"; }
    void write(const std::string& what) { append_json_string(out_, what); }

    template <std::integral T>
    void write(T what)
    {
        out_ += std::to_string(what);
    }

    template <class T>
    requires std::is_enum_v<T>
    void write(T what) { out_ += std::to_string(static_cast<int>(what)); }

    template <class T>
    void write(const std::optional<T>& what)
    {
        write(*what);
    }

    template <class T>
    void write(const std::shared_ptr<const T>& what)
    {
        write(*what);
    }

    template <class T>
    void write(const std::vector<T>& what)
    {
        out_ += '[';
        for (const T& one : what)
        {
            if (&one != &what.front())
                out_ += ',';
            write(one);
        }
        out_ += ']';
    }

    template <class T>
    requires std::is_aggregate_v<T>
    void write(const T& what)
    {
        member_writer inner(out_);
        describe(inner, what);
    }

    std::string& out_;
    bool first_ = true;
};

/// Reads what @ref member_writer has written. A missing member leaves the default.
class member_reader
{
public:
    explicit member_reader(const boost::json::object& from) : from_(from) {}

    template <class T>
    void operator()(std::string_view name, T& what)
    {
        if (const boost::json::value* found = from_.if_contains({name.data(), name.size()}))
            read(*found, what);
    }

private:
    static void read(const boost::json::value& from, bool& to) { to = from.as_bool(); }

    static void read(const boost::json::value& from, std::string& to)
    {
        to.assign(from.as_string().data(), from.as_string().size());
    }

    template <std::integral T>
    static void read(const boost::json::value& from, T& to)
    {
        to = from.to_number<T>();
    }

    template <class T>
    requires std::is_enum_v<T>
    static void read(const boost::json::value& from, T& to)
    {
        to = static_cast<T>(from.to_number<std::underlying_type_t<T>>());
    }

    template <class T>
    static void read(const boost::json::value& from, std::optional<T>& to)
    {
        read(from, to.emplace());
    }

    template <class T>
    static void read(const boost::json::value& from, std::shared_ptr<const T>& to)
    {
        auto made = std::make_shared<T>();
        read(from, *made);
        to = std::move(made);
    }

    template <class T>
    static void read(const boost::json::value& from, std::vector<T>& to)
    {
        for (const boost::json::value& one : from.as_array())
            read(one, to.emplace_back());
    }

    template <class T>
    requires std::is_aggregate_v<T>
    static void read(const boost::json::value& from, T& to)
    {
        member_reader inner(from.as_object());
        describe(inner, to);
    }

    const boost::json::object& from_;
};

} // namespace appwrite::testing::detail

#endif

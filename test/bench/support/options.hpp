//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bench::options: what a benchmark program is told on its command line.
//
#ifndef APPWRITE_BENCH_SUPPORT_OPTIONS_HPP
#define APPWRITE_BENCH_SUPPORT_OPTIONS_HPP

#include <chrono>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>

namespace bench
{

/// The command line: pairs of a name and a value, as `--operation get`.
class options
{
public:
    options(int count, char const* const* words)
    {
        for (int i = 1; i < count; i += 2)
        {
            std::string const name = words[i];
            if (name.rfind("--", 0) != 0 || i + 1 == count)
                throw std::invalid_argument("expected --name value, not '" + name + "'");
            values_[name.substr(2)] = words[i + 1];
        }
    }

    std::string text(std::string const& name) const
    {
        auto const found = values_.find(name);
        if (found == values_.end())
            throw std::invalid_argument("--" + name + " is missing");
        return found->second;
    }

    bool has(std::string const& name) const { return values_.count(name) != 0; }

    std::size_t number(std::string const& name) const { return std::stoul(text(name)); }
    std::size_t number(std::string const& name, std::size_t otherwise) const
    {
        return has(name) ? number(name) : otherwise;
    }

    std::chrono::duration<double> seconds(std::string const& name) const
    {
        return std::chrono::duration<double>(std::stod(text(name)));
    }

    /// The URL of the API, as `https://localhost:9443/v1`.
    std::string endpoint() const { return text("endpoint"); }
    /// The file with the certificate to trust.
    std::string ca_file() const { return text("ca"); }
    /// `get`, `create`, `list25` or `list100`.
    std::string operation() const { return text("operation"); }
    std::size_t in_flight() const { return number("in-flight", 1); }
    std::size_t connections() const { return number("connections", in_flight()); }

    /// How many users a page has, for the operations that list.
    std::size_t limit() const
    {
        std::string const what = operation();
        if (what.rfind("list", 0) != 0)
            throw std::invalid_argument("unknown operation: " + what);
        return std::stoul(what.substr(4));
    }

private:
    std::map<std::string, std::string> values_;
};

} // namespace bench

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Reading the parameters of a password hash.
//
#ifndef APPWRITE_IMPL_MODELS_HASH_OPTIONS_IPP
#define APPWRITE_IMPL_MODELS_HASH_OPTIONS_IPP

#include <appwrite/detail/json/reader.hpp>
#include <appwrite/models/hash_options.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <string_view>

namespace appwrite
{

namespace detail
{

// Reads members that may be missing and may have either of two names.
class option_reader
{
public:
    explicit option_reader(boost::json::value const& from) noexcept : object_(from.if_object()) {}

    std::optional<std::int64_t> number(std::string_view name, std::string_view other = {}) const
    {
        auto const* v = find(name, other);
        return v && v->is_number() ? std::optional(to_int64(*v)) : std::nullopt;
    }

    std::optional<bool> flag(std::string_view name, std::string_view other = {}) const
    {
        auto const* v = find(name, other);
        return v && v->is_bool() ? std::optional(v->get_bool()) : std::nullopt;
    }

    std::string_view text(std::string_view name, std::string_view other = {}) const
    {
        auto const* v = find(name, other);
        return v ? to_text(*v) : std::string_view();
    }

private:
    boost::json::value const* find(std::string_view name, std::string_view other) const
    {
        auto const* v = object_ ? object_->if_contains(name) : nullptr;
        return v || !object_ ? v : object_->if_contains(other);
    }

    boost::json::object const* object_;
};

} // namespace detail

APPWRITE_IMPL hash_options hash_options_of(user const& of)
{
    detail::option_reader const from(of.hash_options);
    auto algorithm = of.hash.known();
    if (!algorithm)
        algorithm = open_enum<hash_algorithm>(from.text("type")).known();
    switch (algorithm.value_or(hash_algorithm::plaintext))
    {
    case hash_algorithm::argon2:
        return argon2_options{from.number("memoryCost", "memory_cost"), from.number("timeCost", "time_cost"),
            from.number("threads")};
    case hash_algorithm::bcrypt:
        return bcrypt_options{from.number("cost")};
    case hash_algorithm::md5:
        return md5_options{};
    case hash_algorithm::sha:
        return sha_options{open_enum<sha_version>(from.text("version"))};
    case hash_algorithm::phpass:
        return phpass_options{from.number("iteration_count_log2", "iterationCountLog2"),
            from.flag("portable_hashes", "portableHashes")};
    case hash_algorithm::scrypt:
        return scrypt_options{from.number("costCpu", "cost_cpu"), from.number("costMemory", "cost_memory"),
            from.number("costParallel", "cost_parallel"), from.number("length"), from.text("salt")};
    case hash_algorithm::scrypt_modified:
        return scrypt_modified_options{from.text("salt"), from.text("saltSeparator", "salt_separator"),
            from.text("signerKey", "signer_key")};
    case hash_algorithm::plaintext:
        break;
    }
    return std::monostate();
}

} // namespace appwrite

#endif

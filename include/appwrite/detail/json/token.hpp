//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_token: what a JSON text consists of. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_TOKEN_HPP
#define APPWRITE_DETAIL_JSON_TOKEN_HPP

#include <boost/json/kind.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string_view>

namespace appwrite::detail
{

/// A value without parts, or the fact that an array or an object is here. What members of models are read
/// from: it owns nothing, and a text is valid as long as the call that the token is an argument of.
class json_token
{
public:
    using kind_type = boost::json::kind;

    json_token() noexcept : kind_(kind_type::null), int64_(0) {}
    explicit json_token(bool b) noexcept : kind_(kind_type::bool_), bool_(b) {}
    explicit json_token(std::int64_t n) noexcept : kind_(kind_type::int64), int64_(n) {}
    explicit json_token(std::uint64_t n) noexcept : kind_(kind_type::uint64), uint64_(n) {}
    explicit json_token(double d) noexcept : kind_(kind_type::double_), double_(d) {}
    explicit json_token(std::string_view text) noexcept : kind_(kind_type::string), text_(text) {}

    static json_token array() noexcept { return json_token(kind_type::array); }
    static json_token object() noexcept { return json_token(kind_type::object); }

    /// Implicit, so that what reads tokens reads the values of a document, too.
    json_token(boost::json::value const& from) noexcept : json_token(from.kind())
    {
        if (kind_ == kind_type::bool_)
            bool_ = from.get_bool();
        else if (kind_ == kind_type::int64)
            int64_ = from.get_int64();
        else if (kind_ == kind_type::uint64)
            uint64_ = from.get_uint64();
        else if (kind_ == kind_type::double_)
            double_ = from.get_double();
        else if (kind_ == kind_type::string)
            text_ = std::string_view(from.get_string().data(), from.get_string().size());
    }

    kind_type kind() const noexcept { return kind_; }

    /// Whether it is an array or an object.
    bool has_parts() const noexcept { return kind_ == kind_type::array || kind_ == kind_type::object; }

    // As in Boost.JSON: null unless the token is of this kind.
    bool const* if_bool() const noexcept { return kind_ == kind_type::bool_ ? &bool_ : nullptr; }
    std::int64_t const* if_int64() const noexcept { return kind_ == kind_type::int64 ? &int64_ : nullptr; }
    std::uint64_t const* if_uint64() const noexcept
    {
        return kind_ == kind_type::uint64 ? &uint64_ : nullptr;
    }
    double const* if_double() const noexcept { return kind_ == kind_type::double_ ? &double_ : nullptr; }
    std::string_view const* if_text() const noexcept { return kind_ == kind_type::string ? &text_ : nullptr; }

    /// As a value of a document. An array or an object is empty.
    boost::json::value value() const
    {
        switch (kind_)
        {
        case kind_type::null:
            break;
        case kind_type::bool_:
            return bool_;
        case kind_type::int64:
            return int64_;
        case kind_type::uint64:
            return uint64_;
        case kind_type::double_:
            return double_;
        case kind_type::string:
            return boost::json::string(text_.data(), text_.size());
        case kind_type::array:
            return boost::json::array();
        case kind_type::object:
            return boost::json::object();
        }
        return nullptr;
    }

private:
    explicit json_token(kind_type kind) noexcept : kind_(kind), int64_(0) {}

    kind_type kind_;
    union
    {
        bool bool_;
        std::int64_t int64_;
        std::uint64_t uint64_;
        double double_;
        std::string_view text_;
    };
};

} // namespace appwrite::detail

#endif

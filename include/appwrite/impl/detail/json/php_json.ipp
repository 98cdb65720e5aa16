//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// How PHP would write JSON.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_PHP_JSON_IPP
#define APPWRITE_IMPL_DETAIL_JSON_PHP_JSON_IPP

#include <appwrite/detail/json/php_json.hpp>
#include <appwrite/detail/json/utf8.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace appwrite::detail
{

// Sums up the size of one document; gives up at the first thing that PHP cannot write.
class php_json_measure
{
public:
    explicit php_json_measure(std::size_t max_depth) : max_depth_(max_depth) {}

    std::size_t size() const noexcept { return size_; }

    bool object(boost::json::object const& o, std::size_t depth)
    {
        if (depth > max_depth_)
            return false;
        size_ += o.empty() ? 2 : 1 + o.size(); // brackets, and commas between the members
        bool const list = is_php_list(o);
        for (auto const& [key, value] : o)
        {
            if (!list)
            {
                if (!text(key))
                    return false;
                ++size_; // the colon
            }
            if (!any(value, depth))
                return false;
        }
        return true;
    }

private:
    bool any(boost::json::value const& v, std::size_t depth)
    {
        switch (v.kind())
        {
        case boost::json::kind::null:
            return add(4);
        case boost::json::kind::bool_:
            return add(v.get_bool() ? 4 : 5);
        case boost::json::kind::int64:
            return add(std::to_string(v.get_int64()).size());
        case boost::json::kind::uint64:
            // Beyond PHP's integers: it reads a floating-point number.
            if (v.get_uint64() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return number(static_cast<double>(v.get_uint64()));
            return add(std::to_string(v.get_uint64()).size());
        case boost::json::kind::double_:
            return number(v.get_double());
        case boost::json::kind::string:
            return text(v.get_string());
        case boost::json::kind::array:
            return array(v.get_array(), depth + 1);
        case boost::json::kind::object:
            return object(v.get_object(), depth + 1);
        }
        return false;
    }

    bool add(std::size_t n) noexcept
    {
        size_ += n;
        return true;
    }

    bool array(boost::json::array const& a, std::size_t depth)
    {
        if (depth > max_depth_)
            return false;
        size_ += a.empty() ? 2 : 1 + a.size();
        for (boost::json::value const& v : a)
            if (!any(v, depth))
                return false;
        return true;
    }

    bool text(std::string_view t)
    {
        if (!count_code_points(t))
            return false;
        size_ += 2;
        for (char c : t)
        {
            auto const byte = static_cast<unsigned char>(c);
            if (byte >= 0xf0)
                size_ += 12; // a surrogate pair
            else if (byte >= 0xc0)
                size_ += 6;
            else if (byte >= 0x80)
                continue; // part of the character before
            else if (std::string_view("\"\\/\b\f\n\r\t").find(c) != std::string_view::npos)
                size_ += 2;
            else
                size_ += byte < 0x20 ? 6 : 1;
        }
        return true;
    }

    // The shortest digits that give the number back; an exponent outside of 1e-4 to 1e17.
    bool number(double d)
    {
        if (!std::isfinite(d))
            return false;
        std::array<char, 32> buffer{};
        auto const end =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), d, std::chars_format::scientific).ptr;
        std::string_view written(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
        if (written.front() == '-')
        {
            ++size_;
            written.remove_prefix(1);
        }
        auto const e = written.find('e');
        std::size_t const digits = e == 1 ? 1 : e - 1;
        std::string_view const exponent_digits = written.substr(e + 2);
        int exponent = 0;
        std::from_chars(exponent_digits.data(), exponent_digits.data() + exponent_digits.size(), exponent);
        if (written[e + 1] == '-')
            exponent = -exponent;

        if (exponent < -4 || exponent >= 17)
            // 1.0e+25: at least one digit after the point, no leading zero in the exponent.
            return add(2 + (digits == 1 ? 1 : digits - 1) + 2 + std::to_string(std::abs(exponent)).size());
        if (exponent < 0)
            return add(1 + static_cast<std::size_t>(-exponent) + digits);
        auto const whole = static_cast<std::size_t>(exponent) + 1;
        return add(digits > whole ? digits + 1 : whole);
    }

    std::size_t max_depth_;
    std::size_t size_ = 0;
};

APPWRITE_IMPL bool is_php_list(boost::json::object const& object) noexcept
{
    std::size_t index = 0;
    for (auto const& member : object)
    {
        std::array<char, 20> buffer{};
        auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), index++).ptr;
        std::string_view const expected(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
        if (std::string_view(member.key()) != expected)
            return false;
    }
    return true;
}

APPWRITE_IMPL std::optional<std::size_t> php_json_size(
    boost::json::object const& object, std::size_t max_depth)
{
    php_json_measure measure(max_depth);
    return measure.object(object, 1) ? std::optional(measure.size()) : std::nullopt;
}

} // namespace appwrite::detail

#endif

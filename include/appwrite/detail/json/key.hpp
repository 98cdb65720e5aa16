//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_key: the name of a member, spelled as servers spell it. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_KEY_HPP
#define APPWRITE_DETAIL_JSON_KEY_HPP

#include <appwrite/detail/json/eight_bytes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace appwrite::detail
{

/// `"name":`, as it stands in a text without white space and needless escapes: who expects a name sees at
/// once whether it is there, without having to look for its end.
class json_key
{
public:
    /// The longest key. Of a text that is looked at, so much has to be there.
    static constexpr std::size_t max_size = 32;

    constexpr json_key() = default;

    /// `name` is plain. Keys are constants; one that is too long does not compile.
    constexpr explicit json_key(std::string_view name) noexcept : size_(name.size() + 3)
    {
        std::array<char, max_size> text{};
        text[0] = '"';
        name.copy(text.data() + 1, max_size - 3);
        text[size_ - 2] = '"';
        text[size_ - 1] = ':';
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            pieces_[i] = eight_bytes(text.data() + 8 * i);
        last_ = (size_ - 1) / 8;
        mask_ = ~std::uint64_t{} >> 8 * (8 * (last_ + 1) - size_);
    }

    /// Whether `text` begins with it.
    bool begins(char const* text) const noexcept
    {
        // Many names begin alike: their ends tell more.
        if (((eight_bytes(text + 8 * last_) ^ pieces_[last_]) & mask_) != 0)
            return false;
        for (std::size_t i = 0; i != last_; ++i)
            if (eight_bytes(text + 8 * i) != pieces_[i])
                return false;
        return true;
    }

    std::size_t size() const noexcept { return size_; }

private:
    std::array<std::uint64_t, max_size / 8> pieces_{};
    std::size_t size_ = 0;
    // The piece that ends it, and which part of that it is.
    std::size_t last_ = 0;
    std::uint64_t mask_ = 0;
};

} // namespace appwrite::detail

#endif

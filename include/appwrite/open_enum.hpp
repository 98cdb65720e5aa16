//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// open_enum: a text of the server that is one of some known ones, or a new one.
//
#ifndef APPWRITE_OPEN_ENUM_HPP
#define APPWRITE_OPEN_ENUM_HPP

#include <cstddef>
#include <iosfwd>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace appwrite
{

/// The server's spelling of the enumerators of `E`, in their order: specialised with a
/// `static constexpr std::string_view all[]` for each enumeration that an `open_enum` is made of.
template <class E>
struct enum_texts;

/// A text that servers choose from a list which newer versions may extend. What this library does not know
/// is kept as it came, so nothing is lost and nothing fails.
///
/// `if (t.provider_type == messaging_provider_type::sms)`; for a `switch`, use `known()`.
///
/// Thread safety: a value type; distinct objects may be used from different threads.
template <class E>
class open_enum
{
public:
    /// Empty: the server named none.
    open_enum() {}

    /// Implicit, so that an enumerator can be given where an `open_enum` is asked for.
    open_enum(E known) : text_(spelling(known)) {}

    /// Any text, known or not.
    explicit open_enum(std::string_view text) : text_(text) {}

    /// As the server spells it.
    std::string const& text() const noexcept { return text_; }

    /// Whether there is no text at all.
    bool empty() const noexcept { return text_.empty(); }

    /// The enumerator, nothing if the text is none of the known ones.
    std::optional<E> known() const noexcept
    {
        for (std::size_t i = 0; i < std::size(enum_texts<E>::all); ++i)
            if (enum_texts<E>::all[i] == text_)
                return static_cast<E>(i);
        return std::nullopt;
    }

    friend bool operator==(open_enum const&, open_enum const&) = default;
    friend bool operator==(open_enum const& a, E b) noexcept { return a.text_ == spelling(b); }
    friend bool operator==(open_enum const& a, std::string_view b) noexcept { return a.text_ == b; }
    friend bool operator==(open_enum const& a, char const* b) noexcept { return a.text_ == b; }

    /// Writes the text.
    friend std::ostream& operator<<(std::ostream& os, open_enum const& v) { return os << v.text_; }

private:
    static constexpr std::string_view spelling(E e) noexcept
    {
        return enum_texts<E>::all[static_cast<std::size_t>(e)];
    }

    std::string text_;
};

} // namespace appwrite

#endif

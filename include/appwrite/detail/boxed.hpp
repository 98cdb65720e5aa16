//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// boxed: a value on the heap, made when it is first written.
//
#ifndef APPWRITE_DETAIL_BOXED_HPP
#define APPWRITE_DETAIL_BOXED_HPP

#include <memory>
#include <utility>

namespace appwrite::detail
{

/// Holds a `T` as a value: a copy copies it. As large as a pointer, and empty, which reads as `T()`, until it
/// is written to and when it was moved from.
template <class T>
class boxed
{
public:
    boxed() noexcept = default;
    boxed(boxed const& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    boxed(boxed&&) noexcept = default;
    boxed& operator=(boxed const& other) { return *this = boxed(other); }
    boxed& operator=(boxed&&) noexcept = default;

    T const& read() const noexcept
    {
        static T const nothing;
        return value_ ? *value_ : nothing;
    }

    /// Null if it is empty.
    T* if_written() noexcept { return value_.get(); }

    T& write()
    {
        if (!value_)
            value_ = std::make_unique<T>();
        return *value_;
    }

private:
    std::unique_ptr<T> value_;
};

} // namespace appwrite::detail

#endif

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_generator: a pager behind either facade.
//
#ifndef APPWRITE_IMPL_GENERATOR_IPP
#define APPWRITE_IMPL_GENERATOR_IPP

#include <appwrite/detail/paging/pager.hpp>
#include <appwrite/generator.hpp>

#include <boost/assert/source_location.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

namespace detail
{

/// A result, or what the throwing facade makes of it.
template <class Mode, class T>
net::awaitable<typename Mode::template outcome<T>> hand_over(net::awaitable<result<T>> what)
{
    result<T> out = co_await std::move(what);
    if constexpr (std::is_same_v<Mode, nothrow_t>)
        co_return std::move(out);
    else
    {
        if (!out)
            throw_exception_from_error(out.error(), BOOST_CURRENT_LOCATION);
        co_return std::move(*out);
    }
}

inline api_error moved_from(std::string operation)
{
    api_error out(errc::invalid_argument, call_stage::validate, "the generator was moved from");
    return std::move(out.operation(std::move(operation)));
}

template <class T>
net::awaitable<result<T>> refused_to_deliver(api_error why)
{
    co_return std::move(why);
}

} // namespace detail

template <class Mode, class T>
auto basic_generator<Mode, T>::next() -> returns<std::optional<T>>
{
    return detail::hand_over<Mode>(next_result());
}

template <class Mode, class T>
auto basic_generator<Mode, T>::next_page() -> returns<page<T>>
{
    if (!pager_)
        return detail::hand_over<Mode>(detail::refused_to_deliver<page<T>>(detail::moved_from(operation())));
    return detail::hand_over<Mode>(detail::pager<T>::next_page(pager_));
}

template <class Mode, class T>
auto basic_generator<Mode, T>::next_result() -> net::awaitable<nothrow_t::outcome<std::optional<T>>>
{
    if (!pager_)
        return detail::refused_to_deliver<std::optional<T>>(detail::moved_from(operation()));
    return detail::pager<T>::next(pager_);
}

template <class Mode, class T>
std::optional<T> basic_generator<Mode, T>::take_waiting()
{
    return pager_ ? pager_->take() : std::nullopt;
}

template <class Mode, class T>
detail::pager<T>& basic_generator<Mode, T>::pager() const
{
    if (!pager_)
        throw_exception_from_error(detail::moved_from(operation()), BOOST_CURRENT_LOCATION);
    return *pager_;
}

template <class Mode, class T>
std::string basic_generator<Mode, T>::operation()
{
    return std::string(detail::listing_of<T>::row().name);
}

template <class Mode, class T>
std::string basic_generator<Mode, T>::checkpoint() const
{
    return pager().checkpoint();
}

template <class Mode, class T>
auto basic_generator<Mode, T>::resume(std::string checkpoint) & -> basic_generator&
{
    return pager().resume(std::move(checkpoint)), *this;
}

template <class Mode, class T>
auto basic_generator<Mode, T>::resume(std::string checkpoint) && -> basic_generator&&
{
    return pager().resume(std::move(checkpoint)), std::move(*this);
}

template <class Mode, class T>
auto basic_generator<Mode, T>::prefetch(bool yes) & -> basic_generator&
{
    return pager().prefetch(yes), *this;
}

template <class Mode, class T>
auto basic_generator<Mode, T>::prefetch(bool yes) && -> basic_generator&&
{
    return pager().prefetch(yes), std::move(*this);
}

#if defined(APPWRITE_SEPARATE_COMPILATION)
template class basic_generator<throwing_t, user>;
template class basic_generator<throwing_t, identity>;
template class basic_generator<throwing_t, target>;
template class basic_generator<throwing_t, membership>;
template class basic_generator<throwing_t, log_entry>;
template class basic_generator<nothrow_t, user>;
template class basic_generator<nothrow_t, identity>;
template class basic_generator<nothrow_t, target>;
template class basic_generator<nothrow_t, membership>;
template class basic_generator<nothrow_t, log_entry>;
#endif

} // namespace appwrite

#endif

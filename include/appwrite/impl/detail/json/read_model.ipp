//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// read_model: down a text and the tables of models side by side.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_READ_MODEL_IPP
#define APPWRITE_IMPL_DETAIL_JSON_READ_MODEL_IPP

#include <appwrite/detail/json/cursor.hpp>
#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/json/read_model.hpp>

#include <boost/json/error.hpp>
#include <boost/json/value_stack.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace appwrite::detail
{

// Reads a value of any form.
class any_reader
{
public:
    explicit any_reader(json_cursor& from) noexcept : from_(from), stack_({}, buffer_, sizeof(buffer_)) {}
    any_reader(any_reader const&) = delete;
    any_reader& operator=(any_reader const&) = delete;

    // Reads the value that begins with `token`. It is in the default memory, so that it can be moved to where
    // it stays. Of no meaning if the text turns out not to be well-formed.
    boost::json::value operator()(json_token const& token)
    {
        if (!token.has_parts())
            return token.value();
        stack_.reset();
        push_parts(token);
        return stack_.release();
    }

private:
    void push(json_token const& token)
    {
        if (token.has_parts())
            push_parts(token);
        else
            push_scalar(token);
    }

    // Those of the array or object that was begun, and itself.
    void push_parts(json_token const& token)
    {
        std::size_t size = 0;
        if (token.kind() == boost::json::kind::object)
        {
            std::string_view name;
            for (bool more = from_.first_name(name); more; more = from_.next_name(name), ++size)
            {
                stack_.push_key({name.data(), name.size()});
                push(from_.value());
            }
            stack_.push_object(size);
        }
        else
        {
            for (bool more = from_.first_element(); more; more = from_.next_element(), ++size)
                push(from_.value());
            stack_.push_array(size);
        }
    }

    void push_scalar(json_token const& token)
    {
        if (auto const* b = token.if_bool())
            stack_.push_bool(*b);
        else if (auto const* i = token.if_int64())
            stack_.push_int64(*i);
        else if (auto const* u = token.if_uint64())
            stack_.push_uint64(*u);
        else if (auto const* d = token.if_double())
            stack_.push_double(*d);
        else if (auto const* text = token.if_text())
            stack_.push_string({text->data(), text->size()});
        else
            stack_.push_null();
    }

    json_cursor& from_;
    // For the values of which what is read consists, until it is complete.
    unsigned char buffer_[1024];
    boost::json::value_stack stack_;
};

class model_reader
{
public:
    // The row `needed` may be null; otherwise its member has to be there, and of that kind.
    model_reader(std::string_view text, json_row const* needed, boost::json::kind need) noexcept
        : from_(text, max_json_depth), any_(from_), needed_(needed), need_(need)
    {
    }
    model_reader(model_reader const&) = delete;
    model_reader& operator=(model_reader const&) = delete;

    // Reads the text to its end; whether it was well-formed.
    bool read(void* model, json_model const& as)
    {
        json_token const token = from_.value();
        if (token.kind() == boost::json::kind::object)
            members(model, as);
        else
            from_.skip(token);
        return from_.complete();
    }

    bool need_is_met() const noexcept { return !needed_ || met_; }

private:
    // Reads the object that was begun.
    void members(void* model, json_model const& as)
    {
        json_row const* next = as.begin();
        std::string_view name;
        for (bool more = from_.first_member(); more; more = from_.next_member())
        {
            // Few names have to be read: those that the table does not have, that are not spelled as usual,
            // or that have too little behind them, at the end of the text.
            char const* const text = from_.key_ahead();
            json_row const* row = text ? as.find_key(text, next) : nullptr;
            if (row)
                from_.pass(row->key);
            else if (from_.name(name))
                row = as.find(name, next);
            else
                return;
            if (row)
                member(model, *row);
            else
                unknown(as.extra() ? &as.extra()(model) : nullptr, name);
        }
    }

    // The most frequent path of all. What leads back to `members` is kept out of it, since compilers do not
    // inline what is recursive.
    [[gnu::always_inline]] void member(void* model, json_row const& row)
    {
        json_token const token = from_.value();
        if (&row == needed_)
            met_ = token.kind() == need_;
        row.set(model, token);
        if (token.has_parts())
            parts(model, row, token);
    }

    [[gnu::noinline]] void parts(void* model, json_row const& row, json_token const& token)
    {
        // As labels and preferences mostly are.
        if (from_.skip_if_empty(token))
            return;
        if (row.take)
            return row.take(model, any_(token));
        if (!row.add || token.kind() != boost::json::kind::array)
            return from_.skip(token);
        for (bool more = from_.first_element(); more; more = from_.next_element())
        {
            json_token const element = from_.value();
            void* const item = row.add(model, element);
            if (item && element.kind() == boost::json::kind::object)
                members(item, row.items());
            else
                from_.skip(element);
        }
    }

    void unknown(boost::json::object* extra, std::string_view name)
    {
        if (!extra)
            return from_.skip(from_.value());
        // The name is valid until the value is read. Of two members of a name the last one counts.
        std::string const key(name);
        extra->insert_or_assign(key, any_(from_.value()));
    }

    json_cursor from_;
    any_reader any_;
    json_row const* needed_;
    boost::json::kind need_;
    bool met_ = false;
};

APPWRITE_IMPL std::optional<api_error> read_model(
    std::string_view text, json_model const& as, void* model, json_need const& need)
{
    json_row const* first = as.begin();
    model_reader reader(text, need.member.empty() ? nullptr : as.find(need.member, first), need.kind);
    if (!reader.read(model, as))
    {
        // Boost.JSON says what is wrong.
        auto error = document(text.size()).parse(text);
        return error ? error : not_json(text, boost::json::make_error_code(boost::json::error::syntax));
    }
    if (!reader.need_is_met())
        return missing_member(need.member, nullptr);
    return std::nullopt;
}

} // namespace appwrite::detail

#endif

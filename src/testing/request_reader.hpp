//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Takes requests out of a stream of bytes.
//
#ifndef APPWRITE_SRC_TESTING_REQUEST_READER_HPP
#define APPWRITE_SRC_TESTING_REQUEST_READER_HPP

#include "http_message.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// An HTTP/1 parser without I/O: bytes go in, requests come out, pipelined ones too.
class request_reader
{
public:
    enum class outcome
    {
        need_more,
        request,
        malformed,
        too_large
    };

    /// @param limit the most bytes that head and body of one request may have together.
    explicit request_reader(std::size_t limit) : limit_(limit) {}

    void feed(std::string_view bytes) { buffer_.append(bytes); }

    /// Takes the next request, if it is complete.
    outcome next(request& out);

    /// Takes what has come of a request that will not be read any further. @return false if nothing has.
    /// @param complete whether it is a whole request.
    bool take_rest(request& out, bool& complete);

    /// True once per request: its head has come and asks for an interim "100 Continue".
    bool take_continue() noexcept;

    /// No byte of a request is waiting.
    bool idle() const noexcept { return stage_ == stage::head && buffer_.empty(); }

    std::size_t buffered() const noexcept { return buffer_.size(); }

private:
    enum class stage
    {
        head,
        body,
        chunk_size,
        chunk_data,
        chunk_end,
        trailer
    };

    outcome read_head();
    outcome parse_head(std::string_view head);
    outcome interpret_headers();
    outcome read_chunks();
    bool take_line(std::string& line);

    static constexpr std::size_t head_limit = 64 * 1024;

    std::size_t limit_;
    std::string buffer_;
    std::size_t scanned_ = 0;
    stage stage_ = stage::head;
    request current_;
    std::size_t remaining_ = 0;
    bool wants_continue_ = false;
};

} // namespace appwrite::testing::detail

#endif

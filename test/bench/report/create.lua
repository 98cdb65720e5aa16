--
-- Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
--
-- What wrk sends to create a user: always the same bytes.
--
wrk.method = "POST"
wrk.body = '{"userId":"6b04324f000000000001","email":"user001@example.com",' ..
    '"password":"correct horse battery","name":"Walter Brien 001"}'
wrk.headers["Content-Type"] = "application/json"

#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# The server of the benchmarks: nginx over TLS 1.3 on this machine, one worker, with fixed answers from memory.
#
#     sh test/bench/server.sh start <folder>    keeps everything in the folder; on core $SERVER_CPU if that is set
#     sh test/bench/server.sh stop <folder>
#
# After `start` the folder has `endpoint`, `status` (the URL of nginx's counters, over plain HTTP), `cert.pem` and
# `nginx.pid`.
#
set -eu
work=$2

stop()
{
    [ -f "$work/nginx.pid" ] || return 0
    pid=$(cat "$work/nginx.pid")
    kill "$pid" 2>/dev/null || return 0
    while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
}

# Users as servers of the 1.x line send them to whoever reads without hashes: 343 bytes each.
users()
{
    awk -v count="$1" 'BEGIN {
        for (i = 1; i <= count; ++i) {
            printf (i > 1 ? "," : "")
            printf "{\"$id\":\"6b04324f%012x\",", i
            printf "\"$createdAt\":\"2026-11-23T12:32:15.370+00:00\",\"$updatedAt\":\"2026-11-23T12:32:15.370+00:00\","
            printf "\"name\":\"Walter Brien %03d\",", i
            printf "\"registration\":\"2026-11-23T12:32:15.368+00:00\",\"status\":true,\"labels\":[],"
            printf "\"passwordUpdate\":\"\",\"email\":\"user%03d@example.com\",\"phone\":\"\",", i
            printf "\"emailVerification\":false,\"phoneVerification\":false,\"prefs\":{}}"
        }
    }'
}

page()
{
    printf '{"total":%s,"users":[%s]}' "$1" "$(users "$1")"
}

write_files()
{
    mkdir -p "$work/www" "$work/tmp"
    [ -f "$work/cert.pem" ] ||
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
    page 25 >"$work/www/list25.json"
    page 100 >"$work/www/list100.json"
    cat >"$work/nginx.conf" <<EOF
worker_processes 1;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 4096; }
http {
    access_log off;
    server_tokens off;
    default_type "application/json; charset=UTF-8";
    types {}
    etag off;
    max_ranges 0;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    open_file_cache max=16 inactive=1h;
    open_file_cache_valid 1h;
    output_buffers 1 64k;
    client_body_temp_path $work/tmp/body;
    proxy_temp_path $work/tmp/proxy;
    fastcgi_temp_path $work/tmp/fastcgi;
    uwsgi_temp_path $work/tmp/uwsgi;
    scgi_temp_path $work/tmp/scgi;
    # A dollar sign in the text of "return" would begin a variable; here it does not.
    geo \$user { default '$(users 1)'; }
    server {
        listen 127.0.0.1:$port ssl;
        ssl_protocols TLSv1.3;
        ssl_certificate $work/cert.pem;
        ssl_certificate_key $work/key.pem;
        root $work/www;
        add_header Last-Modified "";
        location = /v1/health/version { return 200 '{"version":"1.9.0"}'; }
        location = /v1/users {
            if (\$request_method = POST) { return 201 \$user; }
            if (\$args ~ 100) { rewrite ^ /list100.json last; }
            rewrite ^ /list25.json last;
        }
        location /v1/users/ { return 200 \$user; }
        location / { }
    }
    server {
        listen 127.0.0.1:$((port + 1));
        location = /status { stub_status; }
    }
}
EOF
}

start()
{
    mkdir -p "$work"
    work=$(cd "$work" && pwd)
    stop
    affinity=""
    [ -z "${SERVER_CPU:-}" ] || affinity="taskset -c $SERVER_CPU"
    # nginx cannot say which port the system chose, so ports are tried.
    attempt=0
    while [ $attempt -lt 20 ]; do
        port=$((20000 + ($$ * 7 + attempt * 131) % 12000))
        write_files
        # shellcheck disable=SC2086 # words are wanted
        if $affinity nginx -p "$work" -c "$work/nginx.conf" 2>"$work/start.log"; then
            echo "https://localhost:$port/v1" >"$work/endpoint"
            echo "http://127.0.0.1:$((port + 1))/status" >"$work/status"
            return 0
        fi
        attempt=$((attempt + 1))
    done
    cat "$work/start.log" >&2
    return 1
}

case $1 in
start) start ;;
stop) stop ;;
*)
    echo "server.sh: unknown command '$1' (known: start stop)" >&2
    exit 2
    ;;
esac

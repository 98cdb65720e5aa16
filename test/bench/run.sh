#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Builds the benchmarks and compares: this library, libcurl with Boost.JSON, wrk and the official Node client, in
# turns, against an nginx on this machine. Prints a table and which bars are met; writes build/bench/results.json and
# build/bench/performance.svg. It judges ratios of one run, never times.
#
#     sh test/bench/run.sh                          about ten minutes, best on an idle machine
#     sh test/bench/run.sh --quick                  whether everything works; the figures mean little
#     sh test/bench/run.sh --rounds 9 --seconds 2   longer (report/measure.py has all options)
#
set -eu
cd "$(dirname "$0")/../.."

if [ "${1:-}" = --quick ]; then
    shift
    set -- --rounds 1 --seconds 0.2 --warm-up 0.1 --waiting 5000 --users 3000 "$@"
fi

sh src/cmake/install-deps.sh bench
cmake --preset bench >/dev/null
cmake --build --preset bench
build=build/bench
programs=$build/test/bench

# What is pinned in package-lock.json; installed once, and again when that changes.
node=$build/node
mkdir -p "$node"
cp test/bench/node/node.mjs "$node"
if ! cmp -s test/bench/node/package-lock.json "$node/installed-lock.json"; then
    cp test/bench/node/package.json test/bench/node/package-lock.json "$node"
    (cd "$node" && npm ci --no-audit --no-fund --loglevel=error)
    cp test/bench/node/package-lock.json "$node/installed-lock.json"
fi

# A core for the server and another one for the client that is being measured.
server_cpu="" client_cpu=""
if [ "$(nproc)" -ge 2 ]; then
    server_cpu=0 client_cpu=1
fi
SERVER_CPU=$server_cpu sh test/bench/server.sh start "$build/server"
trap 'sh test/bench/server.sh stop "$build/server"' EXIT

python3 test/bench/report/measure.py --server "$build/server" --programs "$programs" --node "$node" \
    --client-cpu "$client_cpu" --out "$build/results.json" "$@"
python3 test/bench/report/plot.py "$build/results.json" "$build/performance.svg"
echo
echo "$build/results.json and $build/performance.svg are written."

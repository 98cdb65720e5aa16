#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# How many instructions a call takes in this process, TLS included: callgrind counts them for N calls and for 2 N
# calls, one at a time on one connection, and the difference leaves out start and handshake. Unlike times, the
# figures hardly depend on the machine. Fails when one is more than 5 % above what instructions.txt says.
#
#     sh test/bench/instructions.sh            compares
#     sh test/bench/instructions.sh --update   writes instructions.txt anew
#
set -eu
cd "$(dirname "$0")/../.."
kept=test/bench/instructions.txt
build=build/bench
server=$build/instructions-server

sh src/cmake/install-deps.sh bench
cmake --preset bench >/dev/null
cmake --build --preset bench --target appwrite_bench_sdk
sh test/bench/server.sh start "$server"
trap 'sh test/bench/server.sh stop "$server"' EXIT

# Prints how many instructions the client executes for so many calls of an operation.
instructions()
{
    counted=$server/$1.$2.callgrind
    # Without the fence a locale or a proxy of the environment would be measured as well.
    if ! env -i PATH="$PATH" LC_ALL=C valgrind --tool=callgrind --callgrind-out-file="$counted" \
        "$build/test/bench/sdk" --endpoint "$(cat "$server/endpoint")" --ca "$server/cert.pem" \
        --operation "$1" --in-flight 1 --calls "$2" >"$server/log" 2>&1; then
        cat "$server/log" >&2
        return 1
    fi
    sed -n 's/^summary: //p' "$counted"
}

# Prints the instructions of one call, from N calls and 2 N.
per_call()
{
    few=$(instructions "$1" "$2")
    many=$(instructions "$1" $(($2 * 2)))
    echo $(((many - few) / $2))
}

versions()
{
    printf '%s, ' "$(g++ --version | sed -n 1p)"
    dpkg-query -W -f '${Package} ${Version}, ' libssl3 libboost-json1.81-dev libc6 2>/dev/null || true
    valgrind --version
}

# A kept connection serves 1000 calls by default, so neither figure has a second handshake in it.
get=$(per_call get 400)
list=$(per_call list100 60)

if [ "${1:-}" = --update ]; then
    cat >"$kept" <<EOF
# Instructions of one call, as instructions.sh counts them (--update writes this file).
# $(versions)
get $get
list100 $list
EOF
    cat "$kept"
    exit 0
fi

failed=0
compare()
{
    before=$(sed -n "s/^$1 //p" "$kept")
    awk -v name="$1" -v now="$2" -v before="$before" 'BEGIN {
        printf "%-8s %10d instructions per call, was %10d: %+.2f %% (limit +5 %%)\n", name, now, before,
            (now / before - 1) * 100
        exit now > before * 1.05
    }' || failed=1
}
compare get "$get"
compare list100 "$list"
if [ $failed -ne 0 ]; then
    echo "measured with: $(sed -n 2p "$kept" | cut -c3-)"
    echo "now with:      $(versions)"
fi
exit $failed

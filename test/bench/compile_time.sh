#!/bin/bash
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# What it costs to compile a file that calls three operations, as a multiple of what an empty coroutine program
# costs: CPU time (user + system) at -O2, the median of five runs, the two files taking turns.
#
#     bash test/bench/compile_time.sh        fails when the ratio is above 1.5
#     CXX=clang++ LIMIT=2 bash test/bench/compile_time.sh
#
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C CCACHE_DISABLE=1

compiler=${CXX:-g++}
limit=${LIMIT:-1.5}
rounds=5
object=$(mktemp)
trap 'rm -f "$object"' EXIT

# Prints the CPU seconds that it takes to compile a file. A file that does not compile ends the script.
cpu_seconds()
{
    local TIMEFORMAT='%U %S' times
    times=$({ time "$compiler" -std=c++20 -O2 -DAPPWRITE_SEPARATE_COMPILATION -Iinclude -c "$1" -o "$object"; } 2>&1) || {
        echo "$times" >&2
        return 1
    }
    awk '{ printf "%.2f\n", $1 + $2 }' <<<"${times##*$'\n'}"
}

median()
{
    printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# Once unmeasured, so that the headers are in the file cache for whoever comes first.
cpu_seconds test/bench/baseline.cpp >/dev/null
cpu_seconds test/bench/three_calls.cpp >/dev/null
ours=() baseline=()
for ((i = 0; i < rounds; ++i)); do
    baseline+=("$(cpu_seconds test/bench/baseline.cpp)")
    ours+=("$(cpu_seconds test/bench/three_calls.cpp)")
done

echo "baseline:    $(median "${baseline[@]}") s (${baseline[*]})"
echo "three calls: $(median "${ours[@]}") s (${ours[*]})"
awk -v ours="$(median "${ours[@]}")" -v baseline="$(median "${baseline[@]}")" -v limit="$limit" 'BEGIN {
    ratio = ours / baseline
    printf "ratio:       %.2f (limit %.2f)\n", ratio, limit
    exit ratio > limit
}'

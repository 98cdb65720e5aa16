#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# From samples to medians, ratios and bars. Alone, it prints what an earlier run has written:
#
#     python3 test/bench/report/bars.py build/bench/results.json
#
import json
import statistics
import sys

OPERATIONS = ("get", "create", "list25", "list100")
LEVELS = (1, 64, 512)
CONTENDERS = ("sdk", "curl_multi", "curl_easy", "wrk", "node")


def per_call(sample, what):
    """Microseconds of `cpu_s` or `wall_s` for each call."""
    return sample[what] / sample["calls"] * 1e6


def select(results, contender, operation, in_flight):
    return {s["round"]: s for s in results["samples"]
            if (s["contender"], s["operation"], s["in_flight"]) == (contender, operation, in_flight)}


def median(results, contender, operation, in_flight, what="cpu_s"):
    values = [per_call(s, what) for s in select(results, contender, operation, in_flight).values()]
    return statistics.median(values) if values else None


def ratio(results, upper, lower, what="cpu_s"):
    """The median over the rounds of the ratio in one round, in which both met the same neighbours. `upper` and
    `lower` are contender, operation and calls in flight."""
    over, under = select(results, *upper), select(results, *lower)
    ratios = [per_call(over[r], what) / per_call(under[r], what) for r in over if r in under]
    return statistics.median(ratios)


def scaling_of(results, operation, layout):
    """How many times the calls per second of one thread, and how many cores were busy with two: those of the server,
    of the client, and of everything on the machine."""
    def rates(which, threads):
        return {s["round"]: s for s in results["scaling"]
                if (s["operation"], s["layout"], s["threads"]) == (operation, which, threads)}
    one, two = rates("contexts", 1), rates(layout, 2)
    rate = {r: two[r]["calls"] / two[r]["wall_s"] / (one[r]["calls"] / one[r]["wall_s"]) for r in two}
    busy = {who: statistics.median(s[who + "_share"] for s in two.values()) for who in ("server", "client", "machine")}
    return statistics.median(rate.values()), busy


def bars(results):
    """Each: what, the value, whether it has to be at most or at least the limit, the limit, a remark."""
    def cpu(operation, level, other):
        return ratio(results, ("sdk", operation, level), (other, operation, level))
    yield "get, 64 in flight: CPU / libcurl multi", cpu("get", 64, "curl_multi"), "<=", 0.50, ""
    yield "get, 64 in flight: CPU / wrk", cpu("get", 64, "wrk"), "<=", 1.25, ""
    yield "get, 64 in flight: CPU / node-appwrite", cpu("get", 64, "node"), "<=", 0.06, ""
    yield "list of 100, 64 in flight: CPU / libcurl multi", cpu("list100", 64, "curl_multi"), "<=", 0.70, ""
    yield "list of 100, 64 in flight: CPU / wrk", cpu("list100", 64, "wrk"), "<=", 2.2, ""
    yield "create, 64 in flight: CPU / libcurl multi", cpu("create", 64, "curl_multi"), "<=", 0.55, ""
    yield ("get, 1 in flight: latency / libcurl easy",
           ratio(results, ("sdk", "get", 1), ("curl_easy", "get", 1), "wall_s"), "<=", 1.10, "")
    yield ("get: CPU at 512 in flight / at 64", ratio(results, ("sdk", "get", 512), ("sdk", "get", 64)), "<=", 1.15,
           "over 64 connections")
    memory = results["memory"]
    yield ("KiB for each waiting call", memory["waiting_call"]["heap"] / 1024, "<=", 3,
           f"{memory['waiting_call']['count']:,} calls on 16 connections")
    yield "first in, first out", float(memory["first_in_first_out"]), ">=", 1, ""
    prefetch = results["prefetch"]
    yield ("walk without / with prefetch", prefetch["without_s"] / prefetch["with_s"], ">=", 1.6,
           f"{prefetch['users']:,} users, {prefetch['without_s']:.2f} s and {prefetch['with_s']:.2f} s")
    for operation in ("get", "list100"):
        for layout, name in (("contexts", "two contexts"), ("pool", "a pool of two")):
            rate, busy = scaling_of(results, operation, layout)
            cores = results["machine"]["cores"]
            yield (f"{operation}, two threads / one ({name})", rate, ">=", 1.6,
                   f"busy of {cores} cores: server {busy['server']:.2f}, client {busy['client']:.2f}, all "
                   f"{busy['machine']:.2f}; limit: {limit_of(busy, cores)}")


def limit_of(busy, cores):
    """What kept two threads from doing more."""
    # The server has one worker, and it is idle a little while the programs start.
    if busy["server"] >= 0.85:
        return "the server"
    return "no core was free" if busy["machine"] >= 0.9 * cores else "the client"


def verdict(value, relation, limit, remark):
    if value <= limit if relation == "<=" else value >= limit:
        return "met"
    # Where something else than the client was the limit, the figure says nothing about the client.
    return "no say" if remark.endswith(("limit: the server", "limit: no core was free")) else "NOT MET"


def cell(value):
    return f"{value:9.1f}" if value is not None else f"{'':9}"


def print_table(results):
    print(f"\nCPU time of the client per call, in us (medians of {results['rounds']} rounds), and the SDK's ratios")
    print(f"{'':18}" + "".join(f"{c:>12}" for c in CONTENDERS) + f"{'/ multi':>12}{'/ wrk':>9}{'/ node':>9}{'calls/s':>11}")
    for operation in OPERATIONS:
        for level in LEVELS:
            medians = {c: median(results, c, operation, level) for c in CONTENDERS}
            line = f"{operation:8}{level:>4} at once" if level > 1 else f"{operation:8}{level:>4}        "
            line = f"{line:18}" + "".join(f"{cell(medians[c]):>12}" for c in CONTENDERS)
            for other, width in (("curl_multi", 12), ("wrk", 9), ("node", 9)):
                has = medians[other] is not None
                line += f"{ratio(results, ('sdk', operation, level), (other, operation, level)):{width}.3f}" if has \
                    else " " * width
            print(line + f"{1e6 / median(results, 'sdk', operation, level, 'wall_s'):11.0f}")


def print_calls_per_second(results):
    print("\nCalls per second")
    print(f"{'':18}" + "".join(f"{c:>12}" for c in CONTENDERS))
    for operation in OPERATIONS:
        for level in LEVELS:
            line = f"{operation:8}{level:>4}"
            for contender in CONTENDERS:
                wall = median(results, contender, operation, level, "wall_s")
                line = f"{line:18}" if contender == "sdk" else line
                line += f"{1e6 / wall:12.0f}" if wall is not None else " " * 12
            print(line)


def print_memory(results):
    memory = results["memory"]
    print("\nBytes on the heap for each (in brackets: of resident memory)")
    for key, name in (("idle_connection", "idle TLS connection"), ("waiting_call", "waiting call"),
                      ("user_in_page", "user in a page")):
        print(f"  {name:22}{memory[key]['heap']:10.0f} ({memory[key]['resident']:.0f})")


def print_bars(results):
    print("\nBars")
    for what, value, relation, limit, remark in bars(results):
        said = verdict(value, relation, limit, remark)
        print(f"  {what:50}{value:8.3f} {relation} {limit:<5}{said:9}{' ' + remark if remark else ''}")


def print_all(results):
    machine = results["machine"]
    print(f"\n{machine['cpu']}, {machine['cores']} cores; {machine['system']}; {machine['compiler']}; "
          f"Boost {machine['boost']}, OpenSSL {machine['openssl']}, nginx {machine['nginx']}, libcurl "
          f"{machine['libcurl']}, wrk {machine['wrk']}, Node {machine['node']} with node-appwrite "
          f"{machine['node_appwrite']}; revision {machine['revision']}; load {results['load_before']:.1f} before, "
          f"{results['load_after']:.1f} after")
    print_table(results)
    print_calls_per_second(results)
    print_memory(results)
    print_bars(results)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print_all(json.load(file))

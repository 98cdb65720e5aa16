#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Draws CPU time per call as SVG, from the JSON that measure.py has written.
#
#     python3 test/bench/report/plot.py build/bench/results.json doc/performance.svg
#
import json
import sys
from xml.sax.saxutils import escape

import bars

IN_FLIGHT = 64
OPERATIONS = {"get": "get a user", "create": "create a user", "list25": "list 25 users", "list100": "list 100 users"}
CONTENDERS = {"sdk": ("appwrite-asio (typed models)", "#2f6fb3"), "curl_multi": ("libcurl multi + DOM", "#7a8a99"),
              "wrk": ("wrk (parses nothing)", "#b3b9bf"), "node": ("node-appwrite", "#c9803a")}
WIDTH, NAMES, BARS = 860, 210, 500
ROW, GAP, TOP = 20, 34, 62


def text(x, y, words, size=12, anchor="start", weight="normal", colour="#222"):
    return (f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" '
            f'fill="{colour}">{escape(words)}</text>')


def panel(results, operation, top):
    """The rows of one operation. Each has a scale of its own, up to the largest contender but Node."""
    values = {c: bars.median(results, c, operation, IN_FLIGHT) for c in CONTENDERS}
    scale = BARS / (1.15 * max(v for c, v in values.items() if c != "node"))
    parts = [text(0, top - 8, OPERATIONS[operation], 13, weight="bold")]
    for number, (contender, (name, colour)) in enumerate(CONTENDERS.items()):
        y = top + number * ROW
        length = min(values[contender] * scale, BARS)
        parts.append(text(NAMES - 8, y + 13, name, anchor="end"))
        parts.append(f'<rect x="{NAMES}" y="{y + 2}" width="{length:.1f}" height="{ROW - 5}" fill="{colour}"/>')
        label = f"{values[contender]:.1f} µs" if values[contender] < 1000 else f"{values[contender]:,.0f} µs"
        if values[contender] * scale > BARS:
            # Cut, and seen to be cut.
            for at in (BARS - 34, BARS - 26):
                parts.append(f'<path d="M{NAMES + at} {y + ROW - 2} l8 -{ROW - 3}" stroke="white" stroke-width="3"/>')
        parts.append(text(NAMES + length + 6, y + 14, label))
    return parts


def main(source, target):
    with open(source, encoding="utf-8") as file:
        results = json.load(file)
    machine = results["machine"]
    parts = [text(0, 18, f"CPU time of the client per call, {IN_FLIGHT} calls in flight on {IN_FLIGHT} connections", 16,
                  weight="bold"),
             text(0, 36, "TLS 1.3, keep-alive, nginx on the same machine; user and system time; "
                         f"medians of {results['rounds']} rounds; bars with a gap are cut", colour="#555")]
    top = TOP + 14
    for operation in OPERATIONS:
        parts += panel(results, operation, top)
        top += len(CONTENDERS) * ROW + GAP
    lines = (f"{machine['cpu']}, {machine['cores']} cores, load {results['load_before']:.1f} before and "
             f"{results['load_after']:.1f} after; {machine['system']}; {machine['compiler']}",
             f"Boost {machine['boost']}, OpenSSL {machine['openssl']}, nginx {machine['nginx']}, "
             f"libcurl {machine['libcurl']}",
             f"wrk {machine['wrk']}, Node {machine['node']}, node-appwrite {machine['node_appwrite']}; "
             f"revision {machine['revision']}")
    for number, line in enumerate(lines):
        parts.append(text(0, top - 10 + 14 * number, line, 10, colour="#777"))
    height = top + 14 * len(lines)
    body = "\n".join(parts)
    with open(target, "w", encoding="utf-8") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -8 {WIDTH + 16} {height + 8}" '
                  f'width="{WIDTH}" font-family="sans-serif">\n'
                  f'<rect x="-16" y="-8" width="{WIDTH + 16}" height="{height + 8}" fill="white"/>\n{body}\n</svg>\n')


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# No code in the documentation that is not compiled. Every ```cpp block of README.md and doc/*.md must follow a line
#     <!-- snippet: path/to/file.cpp#tag -->
# and equal what stands between the lines //[tag and //] of that file, common indentation aside. Every file that
# a ```sh block names must exist.
#
#     sh test/support/check_snippets.sh [root of the checkout]
#     sh test/support/check_snippets.sh --self-test       shows that it can fail
#
set -eu

# Prints one line "file:line: reason" for each thing that is wrong in the given documents.
check()
{
    awk '
    function complain(line, reason) { print FILENAME ":" line ": " reason; wrong = 1 }

    # The lines between //[tag and //] of a file, joined; "" with a reason in problem when there are none.
    function region(path, tag,    line, text, inside, found, word) {
        problem = ""; text = ""; inside = 0; found = 0
        if ((getline line < path) < 0) { problem = "cannot read " path; return "" }
        do {
            word = line; gsub(/^[ \t]+|[ \t\r]+$/, "", word)
            if (word == "//[" tag) { inside = 1; found++; continue }
            if (inside && word == "//]") { inside = 0; continue }
            # Markers of other regions may lie inside this one; they are no part of the text.
            if (inside && word !~ /^\/\/\[[a-z0-9_]+$/) text = text line "\n"
        } while ((getline line < path) > 0)
        close(path)
        if (found == 0) problem = path " has no region " tag
        else if (found > 1) problem = path " has more than one region " tag
        else if (inside) problem = "region " tag " of " path " has no end"
        return text
    }

    function dedent(text,    lines, n, i, indent, smallest, out) {
        n = split(text, lines, "\n"); smallest = -1; out = ""
        if (n > 0 && lines[n] == "") n--
        for (i = 1; i <= n; i++) {
            sub(/[ \t\r]+$/, "", lines[i])
            if (lines[i] == "") continue
            match(lines[i], /^ */); indent = RLENGTH
            if (smallest < 0 || indent < smallest) smallest = indent
        }
        for (i = 1; i <= n; i++) out = out substr(lines[i], smallest + 1) "\n"
        return out
    }

    function check_cpp(    hash, wanted) {
        if (marker == "") { complain(opened, "cpp block without a snippet marker"); return }
        hash = index(marker, "#")
        if (hash == 0) { complain(opened, "marker without #tag: " marker); return }
        wanted = region(root "/" substr(marker, 1, hash - 1), substr(marker, hash + 1))
        if (problem != "") { complain(opened, problem); return }
        if (dedent(wanted) != dedent(block)) complain(opened, "differs from " marker)
    }

    # Words that look like a path into this project.
    function check_sh(line, number,    words, n, i, path, none) {
        n = split(line, words, /[ \t]+/)
        for (i = 1; i <= n; i++) {
            path = words[i]
            if (path ~ /^#/) return
            sub(/^\.\//, "", path)
            if (path !~ /^(example|test|src|include|doc|\.ci)\//) continue
            if ((getline none < (root "/" path)) < 0) complain(number, "no such file: " path)
            close(root "/" path)
        }
    }

    FNR == 1 { fence = ""; marker = "" }
    fence == "" && /^ *```/ {
        fence = $0; sub(/^ *```/, "", fence); sub(/[ \t\r]+$/, "", fence)
        if (fence == "") fence = "text"
        opened = FNR; block = ""
        next
    }
    fence != "" && /^ *```[ \t\r]*$/ {
        if (fence ~ /^(cpp|c\+\+|C\+\+|cxx)/) { check_cpp(); blocks++ }
        fence = ""; marker = ""
        next
    }
    fence ~ /^(sh|bash|shell|console)$/ { check_sh($0, FNR) }
    fence != "" { block = block $0 "\n"; next }
    /^<!-- snippet: .* -->[ \t\r]*$/ {
        marker = $0; sub(/^<!-- snippet: */, "", marker); sub(/ *-->[ \t\r]*$/, "", marker)
        next
    }
    /[^ \t\r]/ {
        if (marker != "") complain(FNR, "snippet marker without a block: " marker)
        marker = ""
    }
    END {
        if (fence != "") complain(opened, "block without an end")
        if (!wrong) print blocks + 0 " code blocks agree with their sources"
        exit wrong
    }' root=. "$@"
}

check_checkout()
{
    cd "$1"
    set --
    for document in README.md doc/*.md; do
        [ ! -f "$document" ] || set -- "$@" "$document"
    done
    if [ $# -eq 0 ]; then
        echo "no documents: nothing to check"
        return 1
    fi
    check "$@"
}

# Builds a small checkout, expects it to pass, then spoils it in each way that the check is there for.
self_test()
{
    here=$(mktemp -d)
    trap 'rm -rf "$here"' EXIT
    failures=0

    fresh()
    {
        mkdir -p "$here/doc" "$here/example"
        printf '%s\n' 'int main()' '{' '    //[tag' '    int a = 1;' '' '        a += 1;' '    //]' '}' >"$here/example/a.cpp"
        printf '%s\n' '# Title' '<!-- snippet: example/a.cpp#tag -->' '```cpp' 'int a = 1;' '' '    a += 1;' '```' \
            'Run:' '```sh' 'sh example/a.cpp' 'cmake --build build' '```' >"$here/README.md"
    }
    expect()
    {
        result=0
        output=$(sh "$0" "$here" 2>&1) || result=$?
        case "$result:$output" in
        $1) echo "ok: $2" ;;
        *)
            echo "FAILED: $2: status $result, $output"
            failures=1
            ;;
        esac
    }

    fresh
    expect '0:1 code blocks agree*' 'an honest document passes'
    fresh
    sed -i 's/^int a = 1;/int a = 2;/' "$here/README.md"
    expect '1:README.md:3: differs from*' 'a changed line'
    fresh
    sed -i 's/^    a += 1;/a += 1;/' "$here/README.md"
    expect '1:README.md:3: differs from*' 'a changed indentation'
    fresh
    sed -i '/snippet/d' "$here/README.md"
    expect '1:README.md:2: cpp block without*' 'a block without a marker'
    fresh
    sed -i 's/#tag/#gat/' "$here/README.md"
    expect '1:README.md:3: *has no region gat*' 'a region that does not exist'
    fresh
    sed -i 's/a\.cpp#/b.cpp#/' "$here/README.md"
    expect '1:README.md:3: cannot read*' 'a source that does not exist'
    fresh
    sed -i '/\/\/]/d' "$here/example/a.cpp"
    expect '1:README.md:3: *has no end*' 'a region without an end'
    fresh
    sed -i 's/^sh example\/a.cpp/sh example\/b.sh/' "$here/README.md"
    expect '1:README.md:10: no such file: example/b.sh*' 'a command whose file does not exist'
    fresh
    mv "$here/README.md" "$here/doc/page.md"
    sed -i 's/^int a = 1;/int a = 2;/' "$here/doc/page.md"
    expect '1:doc/page.md:3: differs from*' 'a page below doc'
    return $failures
}

case ${1:-} in
--self-test) self_test ;;
*) check_checkout "${1:-$(dirname "$0")/../..}" ;;
esac

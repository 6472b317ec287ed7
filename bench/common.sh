# Shared by the benches: where things are, how a command is timed, how a ratio is printed. Sourced, not run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
work="$here/target"
mkdir -p "$work" "$here/results"
cores=$(nproc)
rounds=${ROUNDS:-3}
times="$work/times"

# The executables inside the FFmpeg jar: the peers run the very encoder that we run.
find_ffmpeg() {
    "$root/ladderworks" doctor --json | sed -n 's/.*"what":"bundled FFmpeg"[^}]*"detail":"\([^" ]*\) .*/\1/p'
}

# timed NAME COMMAND...: appends "NAME wall cpu" in seconds to $times, children included; fails where the command does.
timed() {
    local name=$1 TIMEFORMAT="$1 %R %U %S"
    shift
    { time "$@" </dev/null >"$work/$name.log" 2>&1; } 2>>"$times" || {
        echo "bench: $name failed; see $work/$name.log" >&2
        tail -5 "$work/$name.log" >&2
        exit 1
    }
}

median_of() {
    sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# wall NAME, cpu NAME: the median of all rounds, in seconds.
wall() { awk -v name="$1" '$1 == name { print $2 }' "$times" | median_of; }
cpu() { awk -v name="$1" '$1 == name { print $3 + $4 }' "$times" | median_of; }

# calc EXPRESSION: two decimals.
calc() { awk "BEGIN { printf \"%.2f\", $1 }"; }

# Compiles what measures encryption against the program's own jars, and fetches JMH; sets java and encryption_path.
build_encryption() {
    "$root/ladderworks" --version >/dev/null
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    "$java" -version 2>&1 | grep "version \"25" >/dev/null || { echo "bench: set JAVA_HOME to a JDK 25" >&2; exit 1; }
    local jmh="$work/jmh" classes="$work/encryption-classes"
    [ -d "$jmh" ] || mvn -B -q -f "$here/encryption/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jmh"
    rm -rf "$classes"
    mkdir -p "$classes"
    encryption_path="$classes:$root/app/target/lib/*:$jmh/*"
    "${java}c" -proc:full -cp "$encryption_path" -d "$classes" "$here"/encryption/*.java
}

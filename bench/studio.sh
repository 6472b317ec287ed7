#!/usr/bin/env bash
# The studio window: how soon it is there, what it takes at rest, how its list moves: see README.md.
source "$(dirname "$0")/common.sh"

rounds=${ROUNDS:-7}
titles=${TITLES:-100000}
seconds=${SECONDS_EACH:-10}
rest=20
result="$here/results/studio.md"
[ -z "${QUICK:-}" ] || { rounds=2 seconds=3 rest=5 result="$work/studio.md"; }

fail() {
    echo "bench: $*" >&2
    exit 1
}
for tool in Xvfb xdotool; do
    command -v $tool >/dev/null || fail "no $tool (apt install xvfb xdotool)"
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep "version \"25" >/dev/null || fail "set JAVA_HOME to a JDK 25"
"$root/ladderworks" --version >/dev/null
[ -s "$root/app/target/window.aot" ] || fail "the launcher made no window cache"

lib="$root/app/target/lib"
modules=$(printf ':%s' "$lib"/javafx-*.jar)
toolkit=(--module-path "${modules#:}" --add-modules javafx.controls --enable-native-access=javafx.graphics,ALL-UNNAMED)
classes="$work/studio-classes"
rm -rf "$classes"
mkdir -p "$classes"
"${java}c" -cp "$root/app/target/app.jar:$lib/*" -d "$classes" "$here"/studio/*.java
program=("$java" -XX:+UseSerialGC "${toolkit[@]}" -Dprism.order=sw -cp "$root/app/target/app.jar:$lib/*:$classes")
run() { "${program[@]}" "$@"; }

home="$work/studio-home-$titles"
if [ ! -f "$home/filled" ]; then
    echo "making $titles titles ..." >&2
    rm -rf "$home"
    run Titles "$home" "$titles"
    touch "$home/filled"
fi

exec 7< <(exec Xvfb -displayfd 1 -screen 0 1920x1080x24 -nolisten tcp -noreset 2>/dev/null)
xvfb=$!
read -r -u 7 display
export DISPLAY=":$display"
child=
trap 'kill $child $xvfb 2>/dev/null || true' EXIT

now() { date +%s%N; }

# opened NAME TITLE COMMAND...: appends "NAME seconds" until a window of that title is seen. It is left open, as $child.
opened() {
    local name=$1 title=$2 began ended
    shift 2
    # One that is still there would be taken for the new one.
    while xdotool search --onlyvisible --name "$title" >/dev/null 2>&1; do sleep 0.05; done
    began=$(now)
    "$@" >"$work/$name.log" 2>&1 &
    child=$!
    until xdotool search --onlyvisible --name "$title" >/dev/null 2>&1; do
        kill -0 $child 2>/dev/null || fail "$name did not open; see $work/$name.log"
        sleep 0.01
    done
    ended=$(now)
    echo "$name $(awk "BEGIN { print ($ended - $began) / 1e9 }")" >>"$times"
}
closed() {
    kill $child
    wait $child 2>/dev/null || true
    child=
}
resident() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

start() { LADDERWORKS_HOME="$home" opened ours "^Ladderworks$" "$root/ladderworks"; }
without_cache() { LADDERWORKS_HOME="$home" opened uncached "^Ladderworks$" "${program[@]}" org.ladderworks.app.Main; }
handbrake() { HOME="$work/hb" XDG_RUNTIME_DIR="$work/hb" opened handbrake HandBrake ghb; }
peer=handbrake
command -v ghb >/dev/null || { echo "bench: no ghb (apt install handbrake): left out" >&2; peer=; }
mkdir -p "$work/hb" && chmod 700 "$work/hb"

: >"$times"
for round in $(seq 0 "$rounds"); do
    for each in start without_cache $peer; do
        $each
        sleep 2
        closed
    done
    # The first round brings everything into memory.
    [ "$round" -gt 0 ] || : >"$times"
done
start
sleep "$rest"
ours_rest=$(resident $child)
# What scrolls is started just as the launcher starts the window, but with the classes that scroll behind its own.
mapfile -d '' -t launched <"/proc/$child/cmdline"
closed
for i in "${!launched[@]}"; do
    [ "${launched[i]}" != -cp ] || launched[i + 1]+=":$classes"
    [ "${launched[i]}" != org.ladderworks.app.Main ] || launched=("${launched[@]:0:i}")
done
handbrake_rest=
if [ -n "$peer" ]; then
    handbrake
    sleep "$rest"
    handbrake_rest=$(resident $child)
    closed
fi
"${launched[@]}" Scroll "$home" "$seconds" "$titles" >"$work/scroll"
"${launched[@]}" PlainScroll "$seconds" "$titles" >>"$work/scroll"
"${launched[@]}" Entries "$home" >>"$work/scroll"
of() { awk -v name="$1" -v field="$2" '$1 == name { print $field }' "$work/scroll"; }

{
    echo "# The studio window"
    echo
    echo "$(date -u +%F), $cores cores, Xvfb 1920x1080, drawn by software; $("$root/ladderworks" --version)${peer:+, $(dpkg-query -W -f 'HandBrake ${Version}' handbrake 2>/dev/null)}; $rounds starts each in turns, $titles titles."
    echo
    echo "| start until the window is seen, warm, seconds | median | slowest | ratio |"
    echo "|---|---|---|---|"
    for name in ours uncached ${peer:+handbrake}; do
        slowest=$(awk -v name=$name '$1 == name { print $2 }' "$times" | sort -n | tail -1)
        printf '| %s | %.2f | %.2f | %s |\n' "$name" "$(wall $name)" "$slowest" "$(calc "$(wall $name) / $(wall ours)")"
    done
    echo
    echo "| resident after $rest s at rest | MB |"
    echo "|---|---|"
    echo "| ours, $titles titles | $ours_rest |"
    [ -z "$peer" ] || echo "| HandBrake, nothing open | $handbrake_rest |"
    echo
    echo "Titles were seen $(of seen 2) ms after the virtual machine's start."
    echo
    echo "| $seconds s of | frames/s | 95 of 100 within, ms | slowest, ms | lines drawn before their title was there, of 1000 |"
    echo "|---|---|---|---|---|"
    echo "| the list, by the wheel | $(of wheel 2) | $(of wheel 3) | $(of wheel 4) | $(of wheel 5) |"
    echo "| the list, by its bar from end to end | $(of bar 2) | $(of bar 3) | $(of bar 4) | $(of bar 5) |"
    echo "| a bare table of the toolkit, by the wheel | $(of plain 2) | $(of plain 3) | $(of plain 4) | |"
    echo
    echo "| a room is entered: longest that the toolkit's thread did nothing else, ms | first | second | third |"
    echo "|---|---|---|---|"
    awk '$1 == "entry" { print "| " $2 " | " $3 " | " $4 " | " $5 " |" }' "$work/scroll"
} >"$result"
cat "$result"

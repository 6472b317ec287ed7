#!/usr/bin/env bash
# Milliseconds from a call of the preview until its shot is there: the first frame, steps, seeks, of one 1080p file and of two.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/ladderworks" --version >/dev/null
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep 'version "25' >/dev/null || { echo "bench: set JAVA_HOME to a JDK 25" >&2; exit 1; }
ffmpeg=$(find_ffmpeg)
source=${1:-$work/preview-source.mp4}
rung=$work/preview-rung.mp4
seconds=20
if [ ! -f "$source" ]; then
    "$ffmpeg" -v error -y -f lavfi -i "testsrc2=size=1920x1080:rate=25:duration=$seconds,noise=alls=6:allf=t" \
        -c:v libx264 -preset veryfast -crf 16 -g 48 -bf 2 -pix_fmt yuv420p "$source"
fi
"$ffmpeg" -v error -y -i "$source" -t "$seconds" -an -c:v libx264 -preset veryfast -crf 28 -g 48 -bf 2 "$rung"

classes=$work/preview-classes
path="$root/app/target/app.jar:$root/app/target/lib/*"
rm -rf "$classes" && mkdir -p "$classes"
"${java}c" -cp "$path" -d "$classes" "$here"/preview/*.java
{
    echo "# Preview, $(date -u +%F), $cores cores"
    echo
    echo "Milliseconds from the call until the shot is in the window's process; 1080p25 H.264, key frames each 48."
    echo
    echo "| what | median | p95 | most |"
    echo "|---|---|---|---|"
    "$java" --enable-native-access=ALL-UNNAMED -cp "$classes:$path" PreviewBench "$source" "$rung" "${ROUNDS:-5}" "$seconds"
} | tee "$here/results/preview.md"

#!/usr/bin/env bash
# What pictures cost beside an encode, and `ladderworks images` against how FFmpeg makes thumbnails: see README.md.
source "$(dirname "$0")/common.sh"

ffmpeg=$(find_ffmpeg)
input=${1:-}
if [ -z "$input" ]; then
    input="$work/pictures-source.mp4"
    [ -f "$input" ] || "$ffmpeg" -v error -nostdin -f lavfi -i "mandelbrot=size=1920x1080:rate=25" \
        -f lavfi -i "sine=frequency=330:sample_rate=48000" -t 72 -vf "noise=alls=6:allf=t,format=yuv420p" \
        -c:v libx264 -preset veryfast -crf 20 -g 50 -c:a aac -y "$input"
fi
hours=${HOURS:-2}
long="$work/pictures-$(basename "$input" .mp4)-${hours}h.mp4"
[ -f "$long" ] || "$ffmpeg" -v error -nostdin -stream_loop -1 -i "$input" -t "$((hours * 3600))" -c copy -y "$long"

rm -f "$times"

encode() {
    rm -rf "$work/pictures-home" "$work/pictures-package"
    LADDERWORKS_HOME="$work/pictures-home" "$root/ladderworks" encode "$input" --preset web-h264 --speed medium \
        --out "$work/pictures-package" "$@"
}

images() {
    rm -rf "$work/pictures-alone"
    LADDERWORKS_HOME="$work/pictures-home" "$root/ladderworks" images "$long" --out "$work/pictures-alone" "$@"
}

# Ten seconds apart, 320 wide, 25 on a sheet: what ours makes.
sheets() {
    rm -rf "$work/pictures-peer"
    mkdir -p "$work/pictures-peer"
    "$ffmpeg" -v error -nostdin "$@" -i "$long" -an -vf "fps=1/10,scale=320:-2:flags=bicubic,tile=5x5" -qscale:v 3 \
        "$work/pictures-peer/%05d.jpg"
}

for _ in $(seq "$rounds"); do
    timed with encode
    timed thumbnails-alone encode --poster none --no-review-data
    timed without encode --no-thumbnails --poster none --no-review-data
done
for _ in $(seq "$rounds"); do
    timed images images --poster none
    timed images-and-posters images
    timed all-key-frames sheets -skip_frame nokey
done
[ -n "${QUICK:-}" ] || timed all-frames sheets

added() { calc "($(cpu "$1") / $(cpu without) - 1) * 100"; }
result="$here/results/pictures.md"
{
    echo "# Pictures, $(date +%F), $cores cores"
    echo
    echo "Source: $(basename "$input"), 1080p, web-h264 at medium; medians of $rounds rounds in turns."
    echo
    echo "| beside an encode | CPU s | added |"
    echo "|---|---|---|"
    echo "| no pictures | $(cpu without) | |"
    echo "| thumbnails | $(cpu thumbnails-alone) | $(added thumbnails-alone) % |"
    echo "| thumbnails, posters, shots, waveform and loudness | $(cpu with) | $(added with) % |"
    echo
    echo "| $hours hours without an encode | wall s | CPU s |"
    echo "|---|---|---|"
    echo "| \`images --poster none\` | $(wall images) | $(cpu images) |"
    echo "| \`images\` | $(wall images-and-posters) | $(cpu images-and-posters) |"
    echo "| FFmpeg, all key frames decoded | $(wall all-key-frames) | $(cpu all-key-frames) |"
    [ -n "${QUICK:-}" ] || echo "| FFmpeg, all frames decoded | $(wall all-frames) | $(cpu all-frames) |"
} | tee "$result"

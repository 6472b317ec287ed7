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
minutes=${MINUTES:-2}
looped_name="$work/pictures-$(basename "$input" .mp4)"
looped() { [ -f "$1" ] || "$ffmpeg" -v error -nostdin -stream_loop -1 -i "$input" -t "$2" -c copy -y "$1"; }
looped "$looped_name-${hours}h.mp4" "$((hours * 3600))"
looped "$looped_name-${minutes}m.mp4" "$((minutes * 60))"
long="$looped_name-${hours}h.mp4"

rm -f "$times"

encode() {
    rm -rf "$work/pictures-home" "$work/pictures-package"
    LADDERWORKS_HOME="$work/pictures-home" "$root/ladderworks" encode "$looped_name-${minutes}m.mp4" \
        --out "$work/pictures-package" "$@"
}

# What pictures add is the same beside any ladder; beside the quickest it does not drown in the jitter of the encoders.
quick() { encode --preset short-clip --speed ultrafast "$@"; }
without=(--no-thumbnails --poster none --no-review-data)

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
    timed all-pictures quick
    timed no-pictures quick "${without[@]}"
    timed thumbnails quick --poster none --no-review-data
done
timed whole encode --preset web-h264 --speed medium "${without[@]}"
for _ in $(seq "$rounds"); do
    timed images images --poster none
    timed images-and-posters images
    timed all-key-frames sheets -skip_frame nokey
done
[ -n "${QUICK:-}" ] || timed all-frames sheets

more() { calc "$(cpu "$1") - $(cpu no-pictures)"; }
share() { calc "($(cpu "$1") - $(cpu no-pictures)) / $(cpu whole) * 100"; }
result="$here/results/pictures.md"
{
    echo "# Pictures, $(date +%F), $cores cores"
    echo
    echo "Source: $(basename "$input"), 1080p, looped; medians of $rounds rounds in turns."
    echo
    echo "| beside an encode of $minutes minutes | CPU s more | of web-h264 at medium, $(cpu whole) CPU s |"
    echo "|---|---|---|"
    echo "| thumbnails | $(more thumbnails) | $(share thumbnails) % |"
    echo "| thumbnails, posters, shots, waveform and loudness | $(more all-pictures) | $(share all-pictures) % |"
    echo
    echo "| $hours hours without an encode | wall s | CPU s |"
    echo "|---|---|---|"
    echo "| \`images --poster none\` | $(wall images) | $(cpu images) |"
    echo "| \`images\` | $(wall images-and-posters) | $(cpu images-and-posters) |"
    echo "| FFmpeg, all key frames decoded | $(wall all-key-frames) | $(cpu all-key-frames) |"
    [ -n "${QUICK:-}" ] || echo "| FFmpeg, all frames decoded | $(wall all-frames) | $(cpu all-frames) |"
} | tee "$result"

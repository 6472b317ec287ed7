#!/usr/bin/env bash
# Our encode against its peers, with the same x264 settings: see README.md.
source "$(dirname "$0")/common.sh"

ffmpeg=$(find_ffmpeg)
input=${1:-}
if [ -z "$input" ]; then
    input="$work/source.mp4"
    # Moving detail with grain: as hard to encode as camera pictures are.
    [ -f "$input" ] || "$ffmpeg" -v error -nostdin -f lavfi -i "mandelbrot=size=1920x1080:rate=25" \
        -f lavfi -i "sine=frequency=330:sample_rate=48000" -t 24 -vf "noise=alls=6:allf=t,format=yuv420p" \
        -c:v libx264 -preset veryfast -crf 16 -c:a aac -y "$input"
fi
if [ -n "${UHD:-}" ]; then
    uhd="$work/$(basename "$input" .mp4)-2160p10.mp4"
    # Ten bits with a little grain, as a camera's master has it.
    [ -f "$uhd" ] || "$ffmpeg" -v error -nostdin -i "$input" -vf "scale=3840:2160:flags=lanczos,noise=alls=3:allf=t,format=yuv420p10le" \
        -c:v libx265 -preset superfast -crf 16 -x265-params log-level=error -tag:v hvc1 -c:a copy -y "$uhd"
    input=$uhd
fi
speed=${SPEED:-medium}
# What is compared is measured in the source's own size and format.
described=$("$ffmpeg" -nostdin -hide_banner -i "$input" -map 0:v -frames:v 1 -vf showinfo -f null - 2>&1 || true)
width=$(sed -n 's/.* s:\([0-9]*\)x[0-9]* .*/\1/p' <<<"$described" | head -n 1)
height=$(sed -n 's/.* s:[0-9]*x\([0-9]*\) .*/\1/p' <<<"$described" | head -n 1)
format=$(sed -n 's/.* fmt:\([a-z0-9]*\) .*/\1/p' <<<"$described" | head -n 1)
seconds=$(sed -n 's/.*Duration: \([0-9]*\):\([0-9]*\):\([0-9.]*\),.*/\1*3600+\2*60+\3/p' <<<"$described")
seconds=$(calc "$seconds")
frames=$("$ffmpeg" -nostdin -hide_banner -i "$input" -map 0:v -c copy -f null - 2>&1 | sed -n 's/.*frame= *\([0-9]*\).*/\1/p' | tail -n 1)
quality=(-preset "$speed" -profile:v high -crf 22 -g 48 -keyint_min 48 -sc_threshold 0 -flags +cgop)
sizes=(1920:1080 1280:720 854:480 640:360)
caps=(7500000 4200000 2100000 1200000)
rungs=${!sizes[*]}
# Frames whose quality is measured: comparing costs more than encoding.
judged=600

scaled() { echo "scale=$1:flags=bicubic:out_range=tv,setsar=1,format=yuv420p"; }

ours() {
    LADDERWORKS_HOME="$work/home" "$root/ladderworks" encode "$input" --preset web-h264 --speed "$speed" --out "$work/ours"
}

one_process_per_rung() {
    local pids=() audio i
    for i in $rungs; do
        audio=(-an)
        [ "$i" != 0 ] || audio=(-c:a aac -b:a 128k)
        "$ffmpeg" -v error -nostdin -y -i "$input" -vf "$(scaled "${sizes[$i]}")" -c:v libx264 "${quality[@]}" \
            -maxrate "${caps[$i]}" -bufsize "${caps[$i]}" "${audio[@]}" "$work/side-$i.mp4" &
        pids+=($!)
    done
    for i in "${pids[@]}"; do wait "$i"; done
}

single_with_split() {
    local graph="[0:v]split=${#sizes[@]}" outputs=() i
    for i in $rungs; do graph+="[s$i]"; done
    for i in $rungs; do
        graph+=";[s$i]$(scaled "${sizes[$i]}")[v$i]"
        outputs+=(-map "[v$i]" -c:v libx264 "${quality[@]}" -maxrate "${caps[$i]}" -bufsize "${caps[$i]}" "$work/split-$i.mp4")
    done
    "$ffmpeg" -v error -nostdin -y -i "$input" -filter_complex "$graph" "${outputs[@]}" \
        -map "0:a?" -c:a aac -b:a 128k "$work/split-audio.mp4"
}

# Raw pictures of each rung, for the floor: made once, before anything is timed.
make_raw() {
    local i
    for i in $rungs; do
        "$ffmpeg" -v error -nostdin -y -i "$input" -an -vf "$(scaled "${sizes[$i]}")" -c:v rawvideo -f nut "$work/raw-$i.nut"
    done
}

# As many pictures as the source has, all of them its first, through filters: what is left of it less the same through none
# is the cost of the filters alone. Decoding all of them would cost so much more that its jitter hid that; and a picture
# that was just decoded is in the cache, as this one is.
repeated() {
    "$ffmpeg" -v error -nostdin -threads 1 -filter_complex_threads 1 -i "$input" -filter_complex \
        "[0:v]trim=end_frame=1,loop=loop=-1:size=1,trim=end_frame=$frames$1" -map "[o]" -f null -
}

scale_to_every_rung() {
    local graph=",split=${#sizes[@]}" scaled="" i
    for i in $rungs; do
        graph+="[s$i]"
        scaled+=";[s$i]$(scaled "${sizes[$i]}")"
        [ "$i" = 0 ] && scaled+="[o]" || scaled+=",nullsink"
    done
    repeated "$graph$scaled"
}

# CPU seconds of the useful work alone. What reading raw pictures costs is taken off again.
floor() {
    local i
    timed floor-decode "$ffmpeg" -v error -nostdin -threads 1 -i "$input" -an -f null -
    timed floor-audio "$ffmpeg" -v error -nostdin -i "$input" -vn -c:a aac -b:a 128k -f null -
    timed floor-unscaled repeated "[o]"
    timed floor-scaled scale_to_every_rung
    for i in $rungs; do
        timed "floor-read-$i" "$ffmpeg" -v error -nostdin -threads 1 -i "$work/raw-$i.nut" -f null -
        timed "floor-rung-$i" "$ffmpeg" -v error -nostdin -y -i "$work/raw-$i.nut" -c:v libx264 "${quality[@]}" -threads 1 \
            -maxrate "${caps[$i]}" -bufsize "${caps[$i]}" "$work/floor.mp4"
        rm -f "$work/floor.mp4"
    done
}

floor_seconds() {
    local sum i
    sum="$(cpu floor-decode) + $(cpu floor-audio) + $(cpu floor-scaled) - $(cpu floor-unscaled)"
    for i in $rungs; do
        sum+=" + $(cpu "floor-rung-$i") - $(cpu "floor-read-$i")"
    done
    calc "($sum) / $cores"
}

# quality FILE: SSIM and XPSNR of luma against the source, at the source's size, over its first seconds, and kilobits a second.
# Frames are paired by their numbers: a source's clock may begin a little late, which some of the outputs keep.
quality() {
    local said ssim xpsnr kilobytes
    said=$("$ffmpeg" -nostdin -hide_banner -nostats -i "$1" -i "$input" -filter_complex \
        "[0:v]trim=end_frame=$judged,settb=1/1000,setpts=N,scale=$width:$height:flags=bicubic,format=$format,split[a][b];
        [1:v]trim=end_frame=$judged,settb=1/1000,setpts=N,split[c][d];[a][c]ssim[s];[b][d]xpsnr[x]" \
        -map "[s]" -f null - -map "[x]" -f null - 2>&1)
    ssim=$(sed -n 's/.*SSIM Y:\([0-9.]*\).*/\1/p' <<<"$said")
    xpsnr=$(sed -n 's/.*XPSNR  *y: *\([0-9.]*\).*/\1/p' <<<"$said")
    kilobytes=$("$ffmpeg" -nostdin -hide_banner -nostats -i "$1" -map 0:v -c copy -f null - 2>&1 | sed -n 's/.*video:\([0-9]*\)KiB.*/\1/p')
    echo "$ssim / $xpsnr dB / $(calc "$kilobytes * 8.192 / $seconds") kb/s"
}

# The height that a rung is called by in ours.
height_of() { sed 's/.*://' <<<"$1"; }

# The quick run is for the question that a change most often asks: no floor, and no process for each rung.
contenders=(ours one_process_per_rung single_with_split)
[ -z "${QUICK:-}" ] || contenders=(ours single_with_split)
# beside COMMAND...: a cell of a table that the quick run leaves out.
beside() { [ -n "${QUICK:-}" ] || echo " $("$@") |"; }
rm -f "$times"
"$root/ladderworks" --version >/dev/null
if [ -z "${QUICK:-}" ]; then
    trap 'rm -f "$work"/raw-*.nut' EXIT
    make_raw
fi
for ((round = 1; round <= rounds; round++)); do
    echo "round $round of $rounds" >&2
    rm -rf "$work/ours" "$work/home"
    # Who comes first pays for memory that a virtual machine has given back meanwhile: each does in its turn.
    for ((turn = 0; turn < ${#contenders[@]}; turn++)); do
        contender=${contenders[$(((turn + round - 1) % ${#contenders[@]}))]}
        timed "$contender" "$contender"
    done
    [ -n "${QUICK:-}" ] || floor
done

[ -n "${QUICK:-}" ] || best=$(floor_seconds)
{
    echo "# encode"
    echo
    echo "Source $(basename "$input"), web-h264 ladder (4 rungs), x264 $speed, $cores cores, median of $rounds rounds, $(date -u +%F)."
    echo
    echo "| | wall s | CPU s | ours is faster by |"
    echo "|---|---|---|---|"
    for name in "${contenders[@]}"; do
        case $name in
        ours) label="\`ladderworks encode\` (to a finished package)" ;;
        one_process_per_rung) label="one \`ffmpeg\` per rung, side by side" ;;
        single_with_split) label="a single \`ffmpeg\` with \`split\`" ;;
        esac
        echo "| $label | $(wall $name) | $(calc "$(cpu $name)") | $(calc "$(wall $name) / $(wall ours)") |"
    done
    [ -n "${QUICK:-}" ] || echo "| floor (useful CPU time / cores) | $best | | $(calc "$best / $(wall ours)") |"
    echo
    echo "\`ladderworks encode\` kept the cores busy for $(calc "100 * $(cpu ours) / $(wall ours) / $cores") % of its time."
    echo
    echo "Luma against the source, SSIM / XPSNR of the first $judged frames / bit rate:"
    echo
    echo "| rung | ours | a single \`ffmpeg\` with \`split\` |$(beside echo "one \`ffmpeg\` per rung")"
    echo "|---|---|---|$(beside echo ---)"
    for i in $rungs; do
        lines=$(height_of "${sizes[$i]}")
        echo "| ${lines}p | $(quality "$work/ours/video/avc-${lines}p/playlist.m3u8") | $(quality "$work/split-$i.mp4") |$(beside quality "$work/side-$i.mp4")"
    done
} | tee "$here/results/encode-$(basename "$input" .mp4)${QUICK:+-quick}.md"

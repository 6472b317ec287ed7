#!/usr/bin/env bash
# Our packager against Shaka Packager on one large rendition: see README.md. Shaka Packager comes from npm, for this only.
source "$(dirname "$0")/common.sh"

command -v npm >/dev/null || { echo "bench: npm is needed for Shaka Packager" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo "bench: GNU time is needed (apt install time)" >&2; exit 1; }
ffmpeg=$(find_ffmpeg)
input=${1:-"$work/rendition-850mb.mp4"}
if [ ! -f "$input" ]; then
    "$ffmpeg" -v error -nostdin -f lavfi -i "mandelbrot=size=1920x1080:rate=25" -t 23.04 -vf "noise=alls=12:allf=t,format=yuv420p" \
        -c:v libx264 -preset ultrafast -tune zerolatency -b:v 12M -maxrate 12M -bufsize 12M -g 48 -keyint_min 48 -sc_threshold 0 \
        -y "$work/loop.mp4"
    loops=$((850000000 / $(stat -c %s "$work/loop.mp4")))
    "$ffmpeg" -v error -nostdin -stream_loop "$loops" -i "$work/loop.mp4" -c copy -y "$input"
fi
# A tenth of it: packaging is to take as much memory for the one as for the other.
small="$work/rendition-tenth.mp4"
seconds=$("$ffmpeg" -nostdin -i "$input" 2>&1 | awk -F '[ ,:]+' '$2 == "Duration" { print $3 * 3600 + $4 * 60 + $5; exit }' || true)
"$ffmpeg" -v error -nostdin -i "$input" -t "$(calc "$seconds / 10")" -c copy -y "$small"
shaka_dir="$work/shaka"
if [ ! -d "$shaka_dir/node_modules/shaka-packager" ]; then
    mkdir -p "$shaka_dir"
    (cd "$shaka_dir" && npm install --silent --no-audit --no-fund --prefix . shaka-packager@3.4.2 >/dev/null 2>&1)
fi
case $(uname -m) in
aarch64 | arm64) shaka=$shaka_dir/node_modules/shaka-packager/bin/packager-linux-arm64 ;;
*) shaka=$shaka_dir/node_modules/shaka-packager/bin/packager-linux-x64 ;;
esac
chmod +x "$shaka"

# Resident memory of a command and its children, in MB: appended as "NAME-rss".
with_memory() {
    local name=$1
    shift
    /usr/bin/time -q -a -o "$work/memory" -f "$name %M" "$@"
}

# One key, which is drawn and kept in a new vault: each time is the first time.
ours_encrypted() {
    rm -rf "$work/home"
    ours_again "$1"
}
ours_small() {
    rm -rf "$work/home"
    drm_file "$1"
    LADDERWORKS_HOME="$work/home" with_memory "small-$1" "$root/ladderworks" package "$small" --segment 3.84 \
        --drm "$work/drm-$1.json" --out "$work/ours"
}
ours_small_cenc() { ours_small cenc; }
ours_small_cbcs() { ours_small cbcs; }
drm_file() {
    echo "{\"content\": \"bench\", \"systems\": [\"widevine\"], \"layout\": \"one\", \"scheme\": \"$1\"}" >"$work/drm-$1.json"
}
# With the key, the IV and the bytes that the vault knows of.
ours_again() {
    drm_file "$1"
    LADDERWORKS_HOME="$work/home" with_memory "ours-$1" "$root/ladderworks" package "$input" --segment 3.84 \
        --drm "$work/drm-$1.json" --out "$work/ours"
}
ours_cenc() { ours_encrypted cenc; }
ours_cbcs() { ours_encrypted cbcs; }
ours_cbcs_again() { ours_again cbcs; }
shaka_encrypted() {
    with_memory "shaka-$1" "$shaka" "in=$input,stream=video,init_segment=$work/shaka-out/init.mp4,segment_template=$work/shaka-out/\$Number\$.m4s,playlist_name=v.m3u8,drm_label=KEY" \
        --segment_duration 3.84 --mpd_output "$work/shaka-out/manifest.mpd" --hls_master_playlist_output "$work/shaka-out/master.m3u8" \
        --enable_raw_key_encryption --protection_scheme "$1" --clear_lead 0 \
        --keys label=KEY:key_id=a1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6:key=0123456789abcdeffedcba9876543210
}
shaka_cenc() { shaka_encrypted cenc; }
shaka_cbcs() { shaka_encrypted cbcs; }
ours() { with_memory ours "$root/ladderworks" package "$input" --segment 3.84 --out "$work/ours"; }
shaka() {
    with_memory shaka "$shaka" "in=$input,stream=video,init_segment=$work/shaka-out/init.mp4,segment_template=$work/shaka-out/\$Number\$.m4s,playlist_name=v.m3u8" \
        --segment_duration 3.84 --mpd_output "$work/shaka-out/manifest.mpd" --hls_master_playlist_output "$work/shaka-out/master.m3u8"
}
copying() { cp "$input" "$work/copy.mp4"; }

rm -f "$times" "$work/memory"
cat "$input" >/dev/null
for ((round = 1; round <= rounds; round++)); do
    echo "round $round of $rounds" >&2
    for peer in ours shaka ours_cenc shaka_cenc ours_cbcs ours_cbcs_again shaka_cbcs ours_small_cenc ours_small_cbcs copying; do
        rm -rf "$work/ours" "$work/shaka-out" "$work/copy.mp4"
        mkdir -p "$work/shaka-out"
        sync
        # A virtual machine gives unused memory back, and whoever takes it next pays for having it again: nobody is to.
        cp "$input" "$work/warm-1.mp4"
        cp "$input" "$work/warm-2.mp4"
        rm "$work"/warm-[12].mp4
        timed $peer $peer
    done
done
rm -rf "$work/ours" "$work/shaka-out" "$work/copy.mp4"

memory() { awk -v name="$1" '$1 == name { print $2 / 1024 }' "$work/memory" | sort -n | tail -1; }
{
    echo "# package"
    echo
    echo "One rendition of $(($(stat -c %s "$input") / 1000000)) MB into 3.84 s CMAF segments, HLS and DASH; $cores cores, median of $rounds rounds, $(date -u +%F)."
    echo
    echo "| | wall s | CPU s | most resident MB | ours is faster by |"
    echo "|---|---|---|---|---|"
    echo "| \`ladderworks package\` (with a SHA-256 of every file) | $(wall ours) | $(calc "$(cpu ours)") | $(calc "$(memory ours)") | |"
    echo "| Shaka Packager 3.4.2 | $(wall shaka) | $(calc "$(cpu shaka)") | $(calc "$(memory shaka)") | $(calc "$(wall shaka) / $(wall ours)") |"
    for scheme in cenc cbcs; do
        echo "| ours, \`$scheme\` | $(wall ours_$scheme) | $(calc "$(cpu ours_$scheme)") | $(calc "$(memory ours-$scheme)") | |"
        echo "| Shaka Packager, \`$scheme\` | $(wall shaka_$scheme) | $(calc "$(cpu shaka_$scheme)") | $(calc "$(memory shaka-$scheme)") | $(calc "$(wall shaka_$scheme) / $(wall ours_$scheme)") |"
    done
    for scheme in cenc cbcs; do
        echo "| ours, \`$scheme\`, of a tenth ($(($(stat -c %s "$small") / 1000000)) MB) | $(wall ours_small_$scheme) | $(calc "$(cpu ours_small_$scheme)") | $(calc "$(memory small-$scheme)"), of the whole $(calc "$(memory ours-$scheme)") | |"
    done
    echo "| ours, \`cbcs\`, the same again | $(wall ours_cbcs_again) | $(calc "$(cpu ours_cbcs_again)") | | |"
    echo "| \`cp\` (the floor) | $(wall copying) | $(calc "$(cpu copying)") | | $(calc "$(wall copying) / $(wall ours)") |"
} | tee "$here/results/package.md"

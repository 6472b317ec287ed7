#!/usr/bin/env bash
# Publishing against aws, s3cmd and rclone, to an S3 server on loopback: see README.md.
source "$(dirname "$0")/common.sh"

all="ours rclone aws s3cmd curl"
only=${ONLY:-$all}
kinds=${KINDS:-small large}
# Of these s3cmd, which sends one object behind another, takes part once.
s3cmd_rounds=${S3CMD_ROUNDS:-1}
small_count=10000 small_size=256000
large_count=1 large_size=5000000000
result="$here/results/publish.md"
if [ -n "${QUICK:-}" ]; then
    small_count=1000
    large_size=500000000
fi
# The results that are kept are those of a full run.
[ -z "${QUICK:-}${ONLY:-}${KINDS:-}${RCLONE_FLAGS:-}" ] || result="$work/publish.md"

fail() {
    echo "bench: $*" >&2
    exit 1
}
[ -r /proc/self/stat ] || fail "the server's CPU time is read from /proc, which is not here"
"$root/ladderworks" --version >/dev/null
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep "version \"25" >/dev/null || fail "set JAVA_HOME to a JDK 25"
s3proxy=$(sed -n 's:.*<s3proxy.version>\(.*\)</s3proxy.version>.*:\1:p' "$root/pom.xml")
grep -q "<version>$s3proxy</version>" "$here/publish/pom.xml" || fail "publish/pom.xml has another S3Proxy than the tests, $s3proxy"
server_jars="$work/s3proxy-$s3proxy"
[ -d "$server_jars" ] || mvn -B -q -f "$here/publish/pom.xml" dependency:copy-dependencies -DoutputDirectory="$server_jars"
noise_classes="$work/publish-classes"
rm -rf "$noise_classes"
mkdir -p "$noise_classes"
"${java}c" -cp "$root/app/target/lib/*" -d "$noise_classes" "$here/publish/NoisePackage.java"

# The distribution's, where there is one: what stands before it on the path may be a start script that finds nothing.
aws=${AWS:-/usr/bin/aws}
[ -x "$aws" ] || aws=aws
peers=""
for peer in $all; do
    case " $only " in *" $peer "*) ;; *) continue ;; esac
    case $peer in
    ours) ;;
    aws) "$aws" --version >/dev/null 2>&1 || { echo "bench: no working aws (apt install awscli): left out" >&2; continue; } ;;
    curl) curl --help all 2>/dev/null | grep -e --aws-sigv4 >/dev/null || { echo "bench: curl is too old to sign: left out" >&2; continue; } ;;
    *) command -v "$peer" >/dev/null || { echo "bench: no $peer (apt install $peer): left out" >&2; continue; } ;;
    esac
    peers="$peers $peer"
done
version_of() {
    case $1 in
    ours) "$root/ladderworks" --version ;;
    aws) "$aws" --version 2>&1 | sed 's: .*::; s:/: :' ;;
    curl) curl --version | sed -n '1s/^\(curl [^ ]*\).*/\1/p' ;;
    s3cmd) s3cmd --version | sed 's/ version//' ;;
    rclone) rclone version | head -1 ;;
    esac
}

# Source and store lie in memory, so that no disk is measured. While a large object is put together it is there twice.
most=$((small_count * small_size))
[ "$most" -gt "$large_size" ] || most=$large_size
needed_kb=$((3 * most / 1024 + 2 * 1024 * 1024))
room_kb=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
free_kb=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)
if [ -w /dev/shm ] && [ "${room_kb:-0}" -gt "$needed_kb" ] && [ "${free_kb:-0}" -gt "$needed_kb" ]; then
    # What a run that was killed left there takes memory from this one.
    for left in /dev/shm/ladderworks-bench.*; do
        [ ! -e "$left" ] || fail "$left is there: is another run under way? If not, remove it"
    done
    place=$(mktemp -d /dev/shm/ladderworks-bench.XXXXXX)
    where="in memory"
else
    place=$(mktemp -d "$work/publish.XXXXXX")
    where="on disk"
fi
private=$(mktemp -d "$work/publish-private.XXXXXX")
server=""
stop_server() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    server=""
}
clean() {
    stop_server
    rm -rf "$place" "$private"
}
trap clean EXIT
trap 'exit 130' INT TERM
package="$place/film"
store="$place/store"
home="$place/home"

flags=${RCLONE_FLAGS:-}

# Made up for this run. Nobody's profile, proxy or settings are to have a part in it.
chmod 700 "$private"
for name in $(compgen -e | grep -E '^(AWS|RCLONE|S3CMD)_' || true); do unset "$name"; done
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
random_hex() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }
AWS_ACCESS_KEY_ID="AK$(random_hex 9)"
AWS_SECRET_ACCESS_KEY=$(random_hex 20)
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_CONFIG_FILE="$private/aws" AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export RCLONE_CONFIG="$private/rclone"
export RCLONE_CONFIG_BENCH_TYPE=s3 RCLONE_CONFIG_BENCH_PROVIDER=Other RCLONE_CONFIG_BENCH_ENV_AUTH=true
(
    umask 077
    : >"$private/rclone"
    printf '[default]\ns3 =\n  max_concurrent_requests = 32\n  addressing_style = path\n' >"$private/aws"
    printf '%s\n' '<configuration><appender name="E" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%level %msg%n</pattern></encoder></appender>' \
        '<logger name="org.gaul.shaded.org.eclipse.jetty.server.AbstractConnector" level="info"/>' \
        '<root level="warn"><appender-ref ref="E"/></root></configuration>' >"$private/logback.xml"
)

# A server with an empty store, on a port of its own choice; sets endpoint.
start_server() {
    local port="" left=300
    rm -rf "$store"
    # A folder in the store is a bucket.
    mkdir -p "$store/films"
    (
        umask 077
        {
            printf 's3proxy.endpoint=http://127.0.0.1:0\ns3proxy.authorization=aws-v2-or-v4\n'
            printf 's3proxy.identity=%s\ns3proxy.credential=%s\n' "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY"
            # The SDK sends headers that it does not know.
            printf 's3proxy.ignore-unknown-headers=true\n'
            printf 'jclouds.provider=filesystem\njclouds.filesystem.basedir=%s\n' "$store"
        } >"$private/server"
    )
    "$java" -Xmx2g "-Dlogback.configurationFile=$private/logback.xml" -cp "$server_jars/*" org.gaul.s3proxy.Main \
        --properties "$private/server" >"$work/publish-server.log" 2>&1 </dev/null &
    server=$!
    while [ -z "$port" ]; do
        kill -0 "$server" 2>/dev/null && [ $((left -= 1)) -gt 0 ] || fail "the server did not start; see $work/publish-server.log"
        sleep 0.1
        port=$(sed -n 's/.*Started .*{127\.0\.0\.1:\([0-9]*\)}.*/\1/p' "$work/publish-server.log")
    done
    endpoint="http://127.0.0.1:$port"
    export AWS_ENDPOINT_URL_S3="$endpoint" RCLONE_CONFIG_BENCH_ENDPOINT="$endpoint"
}

# Seconds that the server has computed so far.
server_cpu() { sed 's/.*) //' "/proc/$server/stat" | awk -v tick="$(getconf CLK_TCK)" '{ print ($12 + $13) / tick }'; }

# Our target is saved and was tried, as operators have theirs.
add_target() {
    LADDERWORKS_HOME="$home" "$root/ladderworks" target add bench s3://films/ours &&
        LADDERWORKS_HOME="$home" "$root/ladderworks" target test bench
}
send_ours() {
    LADDERWORKS_HOME="$home" "$root/ladderworks" publish "$package" --to bench --json
}
send_aws() { "$aws" s3 cp --recursive --only-show-errors --endpoint-url "$endpoint" "$package" s3://films/peer/; }
# RCLONE_FLAGS tries others.
read -ra rclone_options <<<"${flags:---transfers 32 --checkers 32}"
send_rclone() { rclone copy "${rclone_options[@]}" "$package" bench:films/peer; }
send_s3cmd() { s3cmd -c "$private/s3cmd" put --recursive --no-progress --quiet "$package/" s3://films/peer/; }
send_curl() { curl --silent --show-error --fail-early -K "$private/curl"; }

# What a peer reads besides the environment.
prepare() {
    local path
    (
        umask 077
        case $1 in
        s3cmd)
            printf '[default]\naccess_key = %s\nsecret_key = %s\nuse_https = False\nhost_base = %s\nhost_bucket = %s\n' \
                "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "${endpoint#http://}" "${endpoint#http://}" >"$private/s3cmd"
            ;;
        curl)
            {
                printf 'user = "%s:%s"\naws-sigv4 = "aws:amz:us-east-1:s3"\nheader = "x-amz-content-sha256: UNSIGNED-PAYLOAD"\n' \
                    "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY"
                printf 'header = "Expect:"\nfail\nparallel\nparallel-immediate\nparallel-max = 32\n'
                while IFS= read -r path; do
                    printf 'upload-file = "%s"\nurl = "%s"\n' "$package/$path" "$endpoint/films/peer/$path"
                done < <(cd "$package" && find . -type f -printf '%P\n')
            } >"$private/curl"
            ;;
        esac
    )
}

# The size and path of each segment below a folder, whatever folder it lies in.
segments() { find "$1" -type f -path '*/video/*.m4s' -printf '%s %p\n' | sed 's: .*/video/: video/:' | sort; }

# All segments lie in the store, of the right size, and no others.
all_there() {
    segments "$store/films" >"$work/publish-stored"
    cmp -s "$work/publish-segments" "$work/publish-stored" || fail "$1: the store has not what was sent; compare" \
        "$work/publish-stored with $work/publish-segments"
}

servers="$work/publish-servers"
# measured NAME COMMAND: timed, with the CPU time of the server.
measured() {
    local before after
    before=$(server_cpu)
    timed "$1" "$2"
    after=$(server_cpu)
    echo "$1 $(calc "$after - $before")" >>"$servers"
    echo "$(tail -1 "$times"), server $(calc "$after - $before")" >&2
}
server_of() { awk -v name="$1" '$1 == name { print $2 }' "$servers" | median_of; }

rm -f "$times" "$servers"
for kind in $kinds; do
    count_name="${kind}_count" size_name="${kind}_size"
    rm -rf "$package" "$store"
    "$java" -cp "$noise_classes:$root/app/target/lib/*" publish.NoisePackage "$package" "${!count_name}" "${!size_name}"
    segments "$package" >"$work/publish-segments"
    bytes=$(du -sb "$package" | cut -f 1)
    for ((round = 1; round <= rounds; round++)); do
        echo "$kind, round $round of $rounds" >&2
        for peer in $peers; do
            [ "$peer" != s3cmd ] || [ "$kind" != small ] || [ "$round" -le "$s3cmd_rounds" ] || continue
            rm -rf "$home" "$store"
            # A virtual machine gives unused memory back, and whoever takes it next pays for having it again: nobody is to.
            head -c "$bytes" /dev/zero >"$place/warm"
            rm "$place/warm"
            start_server
            prepare "$peer"
            [ "$peer" != ours ] || add_target >"$work/publish-target.log" 2>&1 || fail "the target is not good; see $work/publish-target.log"
            measured "$kind-$peer" "send_$peer"
            all_there "$peer"
            if [ "$peer" = ours ]; then
                touch "$place/before"
                measured "$kind-again" send_ours
                grep '"shownBefore":true' "$work/$kind-again.log" | grep '"sentBytes":0,' >/dev/null ||
                    fail "the same again sent something; see $work/$kind-again.log"
                # Nor by what the store has: no segment was written again.
                [ -z "$(find "$store/films" -type f -name '*.m4s' -newer "$place/before" -print -quit)" ] ||
                    fail "the same again sent media"
                all_there again
            fi
            stop_server
            rm -rf "$store"
        done
    done
done

title_of() {
    case $1 in
    ours) echo "\`ladderworks publish\`" ;;
    again) echo "ours, the same again (0 bytes sent)" ;;
    aws) echo "\`aws s3 cp --recursive\`, \`max_concurrent_requests = 32\`" ;;
    s3cmd) echo "\`s3cmd put --recursive\`, one at a time" ;;
    rclone) echo "\`rclone copy ${rclone_options[*]}\`" ;;
    curl) [ "$2" = small ] && echo "\`curl --parallel --parallel-max 32\`, unsigned payload (the floor)" ||
        echo "\`curl\`, in one request, unsigned payload (the floor)" ;;
    esac
}
machine=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
{
    echo "# publish"
    echo
    echo "To S3Proxy $s3proxy on loopback, source and store $where; ${machine:-$(uname -m)}, $cores cores, $((free_kb / 1000000)) GB free," \
        "$(uname -sr), median of $rounds rounds in turns (of s3cmd's small objects $((s3cmd_rounds < rounds ? s3cmd_rounds : rounds))), $(date -u +%F)."
    echo
    for peer in $peers; do version_of "$peer"; done | paste -sd, | sed 's/,/, /g; s/$/./'
    for kind in $kinds; do
        count_name="${kind}_count" size_name="${kind}_size"
        echo
        echo "| ${!count_name} of ${!size_name} bytes | wall s | CPU s | server's CPU s | MB/s | ours is faster by |"
        echo "|---|---|---|---|---|---|"
        for peer in $peers; do
            name="$kind-$peer"
            ratio=""
            [ "$peer" = ours ] || ! grep -q "^$kind-ours " "$times" || ratio=$(calc "$(wall "$name") / $(wall "$kind-ours")")
            echo "| $(title_of "$peer" "$kind") | $(wall "$name") | $(calc "$(cpu "$name")") | $(calc "$(server_of "$name")")" \
                "| $(calc "${!count_name} * ${!size_name} / 1000000 / $(wall "$name")") | $ratio |"
            [ "$peer" != ours ] || echo "| $(title_of again "$kind") | $(wall "$kind-again") | $(calc "$(cpu "$kind-again")")" \
                "| $(calc "$(server_of "$kind-again")") | | |"
        done
    done
} | tee "$result"

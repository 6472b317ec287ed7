#!/usr/bin/env bash
# How fast samples are encrypted on one core, by JMH: see README.md.
source "$(dirname "$0")/common.sh"

build_encryption
"$java" -cp "$encryption_path" org.openjdk.jmh.Main SampleCipherBench -rf csv -rff "$work/encryption.csv"
{
    echo "# encryption"
    echo
    echo "MB of samples encrypted a second on one core, by bytes of a protected range (400 are a frame of sound), $(date -u +%F)."
    echo
    echo "| scheme | range | MB/s |"
    echo "|---|---|---|"
    awk -F, 'NR > 1 { gsub(/"/, ""); printf "| %s | %s | %.0f |\n", $9, $8, $5 }' "$work/encryption.csv"
} | tee "$here/results/encryption.md"

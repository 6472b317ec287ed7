package org.ladderworks.engine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * An NVENC that works for one run and no longer, on machines without one: FFmpeg, told to encode by x264 where it was told
 * to do so by {@code h264_nvenc}.
 *
 * @param ffmpeg what is to be started in FFmpeg's place
 */
public record DyingDevice(Path ffmpeg) {
    /** Goes once through all arguments, taking each from the front and putting what x264 calls it at the end. */
    private static final String SCRIPT = """
            #!/bin/sh
            device=no
            left=$#
            while [ "$left" -gt 0 ]; do
                word=$1; shift; left=$((left - 1))
                case "$device$word" in
                    noh264_nvenc) device=yes; set -- "$@" libx264 ;;
                    yes-preset) shift; left=$((left - 1)); set -- "$@" -preset ultrafast ;;
                    yes-cq) set -- "$@" -crf ;;
                    yes-no-scenecut) shift; left=$((left - 1)); set -- "$@" -sc_threshold 0 ;;
                    yes-tune | yes-rc | yes-multipass | yes-strict_gop | yes-profile:v) shift; left=$((left - 1)) ;;
                    yesh264_nvenc) set -- "$@" libx264 ;;
                    *) set -- "$@" "$word" ;;
                esac
            done
            if [ $device = yes ] && ! mkdir "$0.begun" 2>/dev/null; then
                echo "[h264_nvenc @ 0x1] [error] the device has fallen off the bus" >&2
                exit 1
            fi
            "FFMPEG" "$@"
            code=$?
            [ $device = no ] || [ $code != 0 ] || mkdir "$0.made"
            exit $code
            """;

    /** In a new folder. */
    public static DyingDevice in(Path folder, Path real) throws IOException {
        Path script = Files.createDirectory(folder).resolve("ffmpeg");
        Files.writeString(script, SCRIPT.replace("FFMPEG", real.toString()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new DyingDevice(script);
    }

    /** Whether its one run ended well. */
    public boolean made() {
        return Files.exists(ffmpeg.resolveSibling(ffmpeg.getFileName() + ".made"));
    }
}

package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.cmaf.video.VideoCodec;

/** Encoders that are part of a graphics chip, in the order in which they are tried. */
public enum HardwareEncoder {
    /** Of NVIDIA's cards. */
    NVENC("NVENC", "Linux and Windows", "h264_nvenc", "hevc_nvenc", "av1_nvenc"),
    /** Quick Sync Video of Intel's chips. The bundled FFmpeg has no {@code av1_qsv}. */
    QSV("Quick Sync", "Linux and Windows", "h264_qsv", "hevc_qsv", ""),
    /** The interface to chips of AMD and Intel on Linux. */
    VAAPI("VA-API", "Linux", "h264_vaapi", "hevc_vaapi", "av1_vaapi"),
    /** Of Apple's machines. It encodes no AV1. */
    VIDEOTOOLBOX("VideoToolbox", "macOS", "h264_videotoolbox", "hevc_videotoolbox", "");

    private final String title;
    private final String systems;
    private final String avc;
    private final String hevc;
    private final String av1;

    HardwareEncoder(String title, String systems, String avc, String hevc, String av1) {
        this.title = title;
        this.systems = systems;
        this.avc = avc;
        this.hevc = hevc;
        this.av1 = av1;
    }

    /** As its makers call it. */
    public String title() {
        return title;
    }

    /** FFmpeg's name of its encoder for a codec; empty where there is none. */
    public Optional<String> encoder(VideoCodec codec) {
        return Optional.of(
                        switch (codec) {
                            case AVC -> avc;
                            case HEVC -> hevc;
                            case AV1 -> av1;
                        })
                .filter(name -> !name.isEmpty());
    }

    /** Whether a platform can have it, such as {@code linux-x86_64}. */
    public boolean isOn(String platform) {
        if (platform.startsWith("macosx")) {
            return systems.contains("macOS");
        }
        return systems.contains(platform.startsWith("windows") ? "Windows" : "Linux");
    }

    /** The systems that can have it, for people. */
    public String systems() {
        return systems;
    }

    /** What it takes pictures as, in FFmpeg's words: planes as software has them, or chroma interleaved. */
    String pixelFormat(int bitDepth) {
        if (bitDepth == 10) {
            return "p010le";
        }
        return this == NVENC ? "yuv420p" : "nv12";
    }
}

package org.ladderworks.engine.manifest.hls;

import java.util.Optional;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.packaging.PackagedTrack;

/** What is said of a rung whether it is played or wound through. */
final class RungAttributes {
    private RungAttributes() {}

    /** What an output must be protected with, by the picture's size (HLS authoring 13.5 and 13.6; rule 16). */
    static Optional<String> hdcpLevel(PackagedTrack.Video video) {
        if (video.protection().isEmpty()) {
            return Optional.empty();
        }
        return switch (KeyLayout.BY_TIER.video(video.displayed())) {
            case UHD -> Optional.of("TYPE-1");
            case HD -> Optional.of("TYPE-0");
            default -> Optional.of("NONE");
        };
    }

    /** What a bitstream that declares nothing is taken for is SDR. */
    static String videoRange(PackagedTrack.Video video) {
        return switch (video.colour().map(PackagedTrack.Colour::transfer).orElse(1)) {
            case 16 -> "PQ";
            case 18 -> "HLG";
            default -> "SDR";
        };
    }
}

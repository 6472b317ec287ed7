package org.ladderworks.app.ui.review;

import java.util.List;
import java.util.Optional;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.studio.Viewing.Seen;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timecode;

/**
 * Of what is open, the footage whose frames count: a rendition leads, else the source.
 *
 * @param opened in its order
 * @param facts of it, as soon as they are known
 */
record Leader(List<Seen> opened, Optional<Facts> facts) {
    private static final FrameRate USUAL = new FrameRate(25, 1);

    private Optional<FrameRate> rate() {
        return facts.flatMap(known -> {
            for (int i = 0; i < Math.min(opened.size(), known.footage().size()); i++) {
                if (isRendition(i)) {
                    return Optional.of(known.footage().get(i).rate());
                }
            }
            return known.footage().stream().findFirst().map(Facts.Of::rate);
        });
    }

    private boolean isRendition(int number) {
        return number < opened.size() && opened.get(number).footage().kind() == Footage.Kind.RENDITION;
    }

    /** How long a frame is. */
    MediaTime frame() {
        return rate().map(FrameRate::frameDuration).orElse(MediaTime.of(40, 1000));
    }

    /** The time code of a time. */
    String timecode(MediaTime time) {
        FrameRate at = rate().orElse(USUAL);
        long number = Math.round(time.approximateSeconds() * at.approximate() + 1e-6);
        Timecode code = Timecode.of(Math.max(0, number), at, Timecode.mayDrop(at));
        return "%02d:%02d:%02d%s%02d"
                .formatted(code.hours(), code.minutes(), code.seconds(), code.dropFrame() ? ";" : ":", code.frames());
    }

    /** Its side of a shot, of which there is one at least. */
    Side of(List<Side> sides) {
        return sides.stream()
                .filter(side -> isRendition(side.footage()))
                .findFirst()
                .orElse(sides.getFirst());
    }
}

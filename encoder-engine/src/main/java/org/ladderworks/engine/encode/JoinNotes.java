package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** What an operator should know of clips that are brought to the shape, the rate and the colours of the first. Pure. */
final class JoinNotes {
    private JoinNotes() {}

    static List<String> of(
            List<Material> materials, List<Clip> clips, Resolution canvas, DeliveryColour colour, FrameRate rate) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            String name =
                    materials.get(i).source().source().file().getFileName().toString();
            notes.add("%s: %d frames from %s s on"
                    .formatted(
                            name, clip.frames(), rate.timeOf(clip.firstFrame()).toSeconds(3)));
            Resolution fitted = ClipFilters.fitted(clip, canvas);
            if (!fitted.equals(canvas)) {
                notes.add("%s: %s fitted into %s with black bars".formatted(name, clip.displayed(), canvas));
            } else if (!clip.displayed().equals(canvas)) {
                notes.add("%s: %s scaled to %s".formatted(name, clip.displayed(), canvas));
            }
            FrameIndex index = clip.index();
            FrameRate own = clip.treatment().fields().rate(index, clip.stream().averageRate());
            if (!own.equals(rate)) {
                notes.add("%s: %s fps brought to %s".formatted(name, own, rate));
            }
            if (!clip.colour().equals(colour)) {
                notes.add("%s: colours brought from %s to %s"
                        .formatted(name, clip.colour().matrix(), colour.matrix()));
            }
        }
        return notes;
    }
}

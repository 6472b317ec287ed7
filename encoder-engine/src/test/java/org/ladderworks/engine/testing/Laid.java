package org.ladderworks.engine.testing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.overlay.Placement;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.OverlaySettings;
import org.ladderworks.engine.pipeline.OverlaySettings.LogoChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TextChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TimecodeChoice;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.time.Timecode;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Jobs with something over the pictures. */
public final class Laid {
    private Laid() {}

    /** A job of the fastest speed. */
    public static JobSpec job(ClipSpec source, Path output, String preset, Path work, OverlaySettings overlays) {
        return job(List.of(source), output, preset, work, overlays);
    }

    /** The same of several sources that are joined. */
    public static JobSpec job(List<ClipSpec> sources, Path output, String preset, Path work, OverlaySettings overlays) {
        return JobSpec.of(sources, output, WorkFolder.unlimited(work))
                .with(Presets.allNamed(preset))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(4, false))
                .with(TrickPlaySettings.NONE)
                .with(overlays);
    }

    public static Placement at(Place place, int margin, int height) {
        return new Placement(place, new BigDecimal(margin), new BigDecimal(height));
    }

    /** A logo for the whole title. */
    public static OverlaySettings logo(Path file, Placement placement, String opacity) {
        return logo(file, placement, opacity, null, null);
    }

    /** A logo for a part of the title; nulls are its beginning and its end. */
    public static OverlaySettings logo(
            Path file, Placement placement, String opacity, @Nullable String from, @Nullable String to) {
        LogoChoice choice = new LogoChoice(
                file,
                placement,
                new BigDecimal(opacity),
                Optional.ofNullable(from).map(CutPoint::parse),
                Optional.ofNullable(to).map(CutPoint::parse));
        return new OverlaySettings(Optional.of(choice), Optional.empty(), List.of(), Optional.empty());
    }

    /** White on a dark box; an empty start is the source's own. */
    public static OverlaySettings timecode(Optional<String> start, Placement placement) {
        TimecodeChoice choice = new TimecodeChoice(start.flatMap(Timecode::parse), placement, BigDecimal.ONE, true);
        return new OverlaySettings(Optional.empty(), Optional.of(choice), List.of(), Optional.empty());
    }

    /** White on a dark box. */
    public static OverlaySettings text(String words, Placement placement, Optional<Path> font) {
        TextChoice choice = new TextChoice(words, placement, BigDecimal.ONE, true);
        return new OverlaySettings(Optional.empty(), Optional.empty(), List.of(choice), font);
    }
}

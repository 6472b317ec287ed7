package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.PictureChoice;

/**
 * A kind of source that operators bring, and what must become of it.
 *
 * @param kind in words
 * @param file name, whose suffix names the container
 * @param make makes the file
 * @param clips what of it is encoded, and what is joined to it
 * @param options of the encode, as they are typed; empty for none
 * @param frames of the largest rung; 0 for a source without pictures
 * @param rate of it
 * @param size of it
 * @param colour of it: range, matrix, transfer and primaries, as ffprobe says them
 * @param languages of the sound, in order
 * @param beepsPerSecond true where each flash has a beep, so that lip sync can be heard
 */
public record SourceCase(
        String kind,
        String file,
        Function<Path, Path> make,
        Function<Path, List<ClipSpec>> clips,
        String options,
        PictureChoice choice,
        int frames,
        String rate,
        String size,
        String colour,
        String languages,
        boolean beepsPerSecond) {
    private static final String UNTAGGED_SD = "tv,smpte170m,smpte170m,smpte170m";

    /** A source with flashes and beeps, small and untagged. */
    public static SourceCase inSync(String kind, String file, FlashAndBeep made, int frames, String... options) {
        FlashAndBeep small = made.seconds(3).with(options);
        return new SourceCase(
                kind,
                file,
                small::make,
                SourceCase::whole,
                "",
                PictureChoice.standard(),
                frames,
                made.rate().toString(),
                made.size(),
                UNTAGGED_SD,
                "und",
                true);
    }

    /** A source of pictures alone, small and untagged. */
    public static SourceCase pictures(String kind, String file, int frames, String rate, Function<Path, Path> make) {
        return new SourceCase(
                kind,
                file,
                make,
                SourceCase::whole,
                "",
                PictureChoice.standard(),
                frames,
                rate,
                "320x180",
                UNTAGGED_SD,
                "",
                false);
    }

    public SourceCase made(Function<Path, Path> other) {
        return new SourceCase(
                kind, file, other, clips, options, choice, frames, rate, size, colour, languages, beepsPerSecond);
    }

    public SourceCase sized(String other) {
        return new SourceCase(
                kind, file, make, clips, options, choice, frames, rate, other, colour, languages, beepsPerSecond);
    }

    public SourceCase coloured(String other) {
        return new SourceCase(
                kind, file, make, clips, options, choice, frames, rate, size, other, languages, beepsPerSecond);
    }

    public SourceCase spoken(String other) {
        return new SourceCase(
                kind, file, make, clips, options, choice, frames, rate, size, colour, other, beepsPerSecond);
    }

    public SourceCase silent() {
        return new SourceCase(kind, file, make, clips, options, choice, frames, rate, size, colour, "", false);
    }

    public SourceCase with(String typed, PictureChoice other) {
        return new SourceCase(
                kind, file, make, clips, typed, other, frames, rate, size, colour, languages, beepsPerSecond);
    }

    /** Another number of frames is made of other pieces; sync is then not compared with the file's. */
    public SourceCase of(String typed, int otherFrames, Function<Path, List<ClipSpec>> pieces) {
        return new SourceCase(
                kind, file, make, pieces, typed, choice, otherFrames, rate, size, colour, languages, false);
    }

    private static List<ClipSpec> whole(Path file) {
        return List.of(ClipSpec.whole(file));
    }
}

package org.ladderworks.engine.source;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ladderworks.engine.time.FrameRate;

/**
 * Numbered images that are the frames of a source, as they were when they were listed.
 *
 * @param folder that holds them, absolute
 * @param prefix of their names, before the number
 * @param digits to which numbers are filled up with zeros; 1 where they are not
 * @param suffix behind the number, with the dot
 * @param first number
 * @param count of images, without a gap
 * @param rate at which they are shown
 * @param stamp a hash over their names, sizes and times: another one means that something was changed
 */
public record ImageSequence(
        Path folder, String prefix, int digits, String suffix, int first, int count, FrameRate rate, String stamp) {
    /** The image of a number. */
    public Path image(int number) {
        return folder.resolve(name(number));
    }

    String name(int number) {
        String text = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, digits - text.length())) + text + suffix;
    }

    /** All of them in their order. */
    public Stream<Path> images() {
        return IntStream.range(first, first + count).mapToObj(this::image);
    }

    /** How an operator writes it. */
    Path pattern() {
        return folder.resolve(prefix + number() + suffix);
    }

    /** How FFmpeg's image2 demuxer is given it: what is not the number is taken as it is. */
    String asToolInput() {
        String before = folder.resolve("x").toString();
        String parent = before.substring(0, before.length() - 1);
        return "file:" + literal(parent + prefix) + number() + literal(suffix);
    }

    /** The same wherever it lies and whatever its numbers are. */
    ImageSequence unnamed() {
        return new ImageSequence(Path.of("source"), "", 1, suffix, 0, count, rate, "");
    }

    private String number() {
        return digits > 1 ? "%0" + digits + "d" : "%d";
    }

    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}

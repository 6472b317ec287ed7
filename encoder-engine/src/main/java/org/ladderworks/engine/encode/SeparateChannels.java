package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.time.MediaTime;

/**
 * Sources whose sound lies in mono streams of equal length, as MXF and editors' MOV files have it.
 *
 * <p>Two of them are joined unasked: as left and right both are heard, whatever they are. Six or eight are not, as no
 * file says in which of the usual orders its channels come, and a wrong guess sends voices to the subwoofer.
 */
final class SeparateChannels {
    /** A frame of the slowest usual rate: streams that differ by more were not made together. */
    private static final MediaTime EQUAL = MediaTime.of(1, 24);

    private SeparateChannels() {}

    /** The left and right of a source that has these two alone. */
    static Optional<AudioInput> pair(List<AudioStream> streams) {
        return streams.size() == 2 && together(streams) ? Optional.of(new AudioInput(streams)) : Optional.empty();
    }

    /** What was done, or what an operator may ask for. */
    static Optional<String> note(List<AudioStream> streams) {
        if (!together(streams)) {
            return Optional.empty();
        }
        return switch (streams.size()) {
            case 2 ->
                Optional.of("mono streams %s are joined as left and right; --audio %d --audio %d keeps them apart"
                        .formatted(
                                numbers(streams),
                                streams.getFirst().index(),
                                streams.getLast().index()));
            case 6 ->
                Optional.of(
                        "6 mono streams of equal length are encoded each by itself; where they are L R C LFE Ls Rs, ask for --audio %s:5.1"
                                .formatted(numbers(streams)));
            case 8 ->
                Optional.of(
                        "8 mono streams of equal length are encoded each by itself; where they are 5.1 and stereo, ask for --audio %s:5.1 --audio %s:stereo"
                                .formatted(numbers(streams.subList(0, 6)), numbers(streams.subList(6, 8))));
            default -> Optional.empty();
        };
    }

    private static boolean together(List<AudioStream> streams) {
        AudioStream first = streams.isEmpty() ? null : streams.getFirst();
        return first != null
                && streams.stream()
                        .allMatch(stream -> stream.channels() == 1
                                && stream.language().equals(first.language())
                                && stream.title().equals(first.title())
                                && equal(stream.duration(), first.duration()));
    }

    private static boolean equal(Optional<MediaTime> one, Optional<MediaTime> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().minus(other.get()).compareTo(EQUAL) < 0
                && other.get().minus(one.get()).compareTo(EQUAL) < 0;
    }

    private static String numbers(List<AudioStream> streams) {
        return streams.stream().map(stream -> Integer.toString(stream.index())).collect(Collectors.joining("+"));
    }
}

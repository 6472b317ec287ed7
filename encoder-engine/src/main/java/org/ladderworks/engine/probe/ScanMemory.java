package org.ladderworks.engine.probe;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.Timescale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers what scans of a stream found, by the source's bytes and the tool: reading through a long title is done once.
 * Safe for several processes at once.
 */
public final class ScanMemory {
    /** Raised when scans find other things than before in the same stream. */
    private static final int VERSION = 1;

    /** A day of 60 pictures a second takes about this. */
    private static final long MOST_BYTES = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path folder;
    private final String tool;

    /**
     * Nothing is made before there is something to remember.
     *
     * @param tool version of FFmpeg
     */
    public ScanMemory(Path folder, String tool) {
        this.folder = folder;
        this.tool = tool;
    }

    /** As it lies on the disk. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Stored {
        private final int ticksPerSecond;
        private final long @Nullable [] times;
        private final long @Nullable [] keyTimes;
        private final long lastDuration;
        private final @Nullable PictureScan pictures;

        @JsonCreator
        Stored(
                @JsonProperty("ticksPerSecond") int ticksPerSecond,
                @JsonProperty("times") long @Nullable [] times,
                @JsonProperty("keyTimes") long @Nullable [] keyTimes,
                @JsonProperty("lastDuration") long lastDuration,
                @JsonProperty("pictures") @Nullable PictureScan pictures) {
            this.ticksPerSecond = ticksPerSecond;
            this.times = times;
            this.keyTimes = keyTimes;
            this.lastDuration = lastDuration;
            this.pictures = pictures;
        }

        Optional<StreamScan> scan() {
            return times != null
                            && keyTimes != null
                            && pictures != null
                            && times.length > 0
                            && lastDuration > 0
                            && ticksPerSecond > 0
                            && isAscending(times)
                            && isAscending(keyTimes)
                            && areAmong(keyTimes, times)
                    ? Optional.of(new StreamScan(
                            new FrameIndex(new Timescale(ticksPerSecond), times, keyTimes, lastDuration), pictures))
                    : Optional.empty();
        }

        private static boolean areAmong(long[] some, long[] all) {
            return Arrays.stream(some).allMatch(one -> Arrays.binarySearch(all, one) >= 0);
        }

        private static boolean isAscending(long[] values) {
            for (int i = 1; i < values.length; i++) {
                if (values[i] < values[i - 1]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Empty where there is nothing, or what is there is not sound: the stream is then scanned again. */
    public Optional<StreamScan> recall(String fingerprint, VideoStream stream) {
        Path place = place(fingerprint, stream);
        try {
            if (Files.size(place) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.ofNullable(MAPPER.readValue(Files.readAllBytes(place), Stored.class))
                    .flatMap(Stored::scan);
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Keeps what was found; where that cannot be, the next scan is done again. */
    public void keep(String fingerprint, VideoStream stream, StreamScan scan) {
        FrameIndex index = scan.index();
        Stored stored = new Stored(
                index.timescale().asInt(), index.times(), index.keyTimes(), index.lastDuration(), scan.pictures());
        try {
            Files.createDirectories(folder);
            Path part = OwnedFiles.newIn(folder, ".part");
            try {
                Files.write(part, MAPPER.writeValueAsBytes(stored));
                Files.move(
                        part,
                        place(fingerprint, stream),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            System.getLogger(ScanMemory.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot remember a scan in " + folder, e);
        }
    }

    private Path place(String fingerprint, VideoStream stream) {
        String name = VERSION + " " + fingerprint + " " + stream + " " + tool;
        return folder.resolve(Sha256.hex(name) + ".json");
    }
}

package org.ladderworks.publish.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.store.PartStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of one release has arrived in one store, a line each, so that who comes after a crash need not ask for each object. Nothing
 * is believed of it that the store does not say too; without it all is asked for. Holds names of objects alone. Thread-safe.
 */
public final class UploadJournal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LARGEST = 256L << 20;

    private final Path file;
    private final BufferedWriter writer;
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> uploads = new HashMap<>();
    private final Map<String, SentPart> parts = new HashMap<>();

    private UploadJournal(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Files.delete(file);
        }
        if (Files.exists(file)) {
            // A reader that is not put off by a character that a crash cut.
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                lines.lines().forEach(this::read);
            }
        }
        this.writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // A line that was cut off by a crash ends here.
        writer.newLine();
    }

    /**
     * A line.
     *
     * @param tag of the object that is there; absent where it is on its way in parts
     * @param upload the name by which its parts are sent; empty text where that was given up
     * @param part one of them that has arrived
     */
    private record Line(
            String key,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> tag,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> upload,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SentPart> part) {}

    /** A part, with a sum of the bytes that were sent: enough to see whether a file was mended since. */
    private record SentPart(int number, String tag, long crc32c) {}

    /**
     * Opens the journal of one release in one store.
     *
     * @param folder of journals
     * @param what names the store and the release
     */
    public static UploadJournal open(Path folder, String what) {
        try {
            Files.createDirectories(folder);
            return new UploadJournal(folder.resolve(Sha256.hex(what).substring(0, 32) + ".journal"));
        } catch (IOException e) {
            throw new PublishException(
                    ErrorCode.TARGET_UNUSABLE,
                    "what is sent cannot be noted in " + folder + ": " + FileTrouble.words(e),
                    "Make that folder writable, or name another data folder with LADDERWORKS_HOME.",
                    e);
        }
    }

    private void read(String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            Line line = JSON.readValue(text, Line.class);
            line.tag().ifPresent(tag -> tags.put(line.key(), tag));
            line.upload().ifPresent(upload -> read(line.key(), upload, line.part()));
        } catch (JacksonException e) {
            // Cut off by a crash: that object is asked for.
        }
    }

    private void read(String key, String upload, Optional<SentPart> part) {
        if (upload.isEmpty()) {
            uploads.remove(key);
        } else {
            uploads.put(key, upload);
        }
        part.ifPresent(sent -> parts.put(name(upload, sent.number()), sent));
    }

    /** The tag of an object that was sent. */
    synchronized Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key));
    }

    /** The name by which parts of an object were sent. */
    synchronized Optional<String> upload(String key) {
        return Optional.ofNullable(uploads.get(key));
    }

    void sent(String key, String tag) {
        write(new Line(key, Optional.of(tag), Optional.empty(), Optional.empty()));
    }

    void begun(String key, String upload) {
        write(new Line(key, Optional.empty(), Optional.of(upload), Optional.empty()));
    }

    /** Parts that were sent under that name are of no use any more. */
    void givenUp(String key) {
        write(new Line(key, Optional.empty(), Optional.of(""), Optional.empty()));
    }

    void arrived(String key, String upload, PartStore.Part part, ByteBuffer bytes) {
        SentPart sent = new SentPart(part.number(), part.tag(), crc32c(bytes));
        write(new Line(key, Optional.empty(), Optional.of(upload), Optional.of(sent)));
    }

    /** True where that part was sent from here, and its bytes were these. */
    synchronized boolean holds(String upload, PartStore.Part part, ByteBuffer bytes) {
        SentPart sent = parts.get(name(upload, part.number()));
        return sent != null && part.tag().equals(sent.tag()) && sent.crc32c() == crc32c(bytes);
    }

    private static String name(String upload, int part) {
        return part + " " + upload;
    }

    private static long crc32c(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return sum.getValue();
    }

    private synchronized void write(Line line) {
        try {
            writer.write(JSON.writeValueAsString(line));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            // The next one asks for what is not noted here.
        }
    }

    /** All is there: nothing more is to be known. */
    public synchronized void forget() {
        try {
            writer.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // An old journal does no harm.
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            // As above.
        }
    }
}

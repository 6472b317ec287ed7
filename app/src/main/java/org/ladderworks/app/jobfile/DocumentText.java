package org.ladderworks.app.jobfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;

/** The text of a job file or preset: a regular file of UTF-8, not over {@value #MOST_BYTES} bytes. */
final class DocumentText {
    static final int MOST_BYTES = 1 << 20;

    private DocumentText() {}

    /** Fails with JOB_FILE_UNREADABLE. */
    static String read(Path file) {
        if (!Files.exists(file)) {
            throw unreadable("there is no file " + file.toAbsolutePath(), "Check the path and its spelling.");
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable(file.toAbsolutePath() + " is not a file", "Name a job file in JSON or YAML.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(
                        file.toAbsolutePath() + " is larger than 1 MiB, which no job file is",
                        "Name a job file in JSON or YAML.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(file.toAbsolutePath() + " is not UTF-8 text", "Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable(
                    file.toAbsolutePath() + " cannot be read: " + FileTrouble.words(e),
                    "See that you may read the file.");
        }
    }

    private static UsageException unreadable(String what, String remedy) {
        return new UsageException(ErrorCode.JOB_FILE_UNREADABLE, what, remedy);
    }
}

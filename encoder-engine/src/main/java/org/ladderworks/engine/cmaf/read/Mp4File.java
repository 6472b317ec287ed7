package org.ladderworks.engine.cmaf.read;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;

/**
 * An MP4 file's tracks (ISO/IEC 14496-12), progressive or fragmented; no file stays open.
 *
 * @param size of the file in bytes when it was read
 */
public record Mp4File(Path path, long size, List<Mp4Track> tracks) {
    public Mp4File {
        tracks = List.copyOf(tracks);
    }

    /**
     * Reads a file's boxes, with every size, count and offset checked against the file.
     *
     * @throws PackagingException RENDITION_UNREADABLE where the file cannot be opened or contradicts its format
     * @throws CancellationException where the thread was interrupted
     */
    public static Mp4File read(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            FileWindow window = new FileWindow(channel);
            return new Mp4File(path, window.fileSize(), new MovieParser(window).parse());
        } catch (MalformedMediaException e) {
            throw unreadable(path, e);
        } catch (ClosedByInterruptException e) {
            throw new CancellationException("interrupted while reading " + path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The track with an id, if the file has it. */
    public Optional<Mp4Track> track(int id) {
        return tracks.stream().filter(track -> track.id() == id).findFirst();
    }

    /** What to throw where a file's bytes contradict its format. */
    public static PackagingException unreadable(Path path, Exception cause) {
        return new PackagingException(
                ErrorCode.RENDITION_UNREADABLE,
                "Cannot read " + path + " as MP4: " + cause.getMessage(),
                "Encode or copy the file again; it is damaged, incomplete or no MP4 file.",
                cause);
    }
}

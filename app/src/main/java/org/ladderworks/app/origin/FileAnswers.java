package org.ladderworks.app.origin;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.ContentTypes;

/** Answers with files of a package: whole or in part, or that the client has them. Thread-safe. */
final class FileAnswers {
    private final ServedPackage served;
    private final boolean edgeHeaders;

    FileAnswers(ServedPackage served, boolean edgeHeaders) {
        this.served = served;
        this.edgeHeaders = edgeHeaders;
    }

    /**
     * Of several ranges nobody has to answer any (RFC 9110, 14.2): the whole file is sent.
     *
     * @param pace of the player page that asks; empty elsewhere
     */
    void send(Context context, String path, Optional<Pace> pace) throws IOException {
        Optional<ServedFile> found = served.find(path);
        if (found.isEmpty()) {
            context.status(404).contentType("text/plain").result("This package has no such file.");
            return;
        }
        ServedFile file = found.get();
        BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
        Conditions conditions =
                new Conditions(file.entityTag(now), now.lastModifiedTime().toInstant());
        context.contentType(ContentTypes.of(path))
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", cacheControl(path, pace.isPresent()));
        if (pace.isEmpty()) {
            // Where a tag is sent, Javalin answers 304 by itself.
            context.header("ETag", conditions.entityTag()).header("Last-Modified", conditions.date());
        }
        if (conditions.isRefused(name -> Optional.ofNullable(context.header(name)))) {
            context.status(412);
        } else if (pace.isEmpty() && conditions.isKnown(name -> Optional.ofNullable(context.header(name)))) {
            context.status(304);
        } else {
            sendBytes(context, file, conditions, pace);
        }
    }

    /** Under a throttle nothing comes out of a cache: it would be measured as a line that is faster than any. */
    private String cacheControl(String path, boolean paced) {
        if (edgeHeaders) {
            return CacheTime.of(path).cacheControl();
        }
        return paced ? "no-store" : "no-cache";
    }

    private static void sendBytes(Context context, ServedFile file, Conditions conditions, Optional<Pace> pace)
            throws IOException {
        FileChannel channel = FileChannel.open(file.path());
        long size = channel.size();
        boolean whole = isHead(context) || !conditions.isContinued(name -> Optional.ofNullable(context.header(name)));
        Optional<ByteRange> asked =
                whole ? Optional.empty() : ByteRange.of(Optional.ofNullable(context.header("Range")), size);
        asked.ifPresent(range -> context.header("Content-Range", range.of(size)));
        if (asked.filter(range -> range.length() == 0).isPresent()) {
            channel.close();
            context.status(416);
            return;
        }
        ByteRange range = asked.orElse(new ByteRange(0, size));
        context.status(asked.isPresent() ? 206 : 200).header("Content-Length", Long.toString(range.length()));
        if (isHead(context)) {
            channel.close();
            return;
        }
        channel.position(range.first());
        InputStream bytes = new BoundedInputStream(Channels.newInputStream(channel), range.length());
        // Closed with the answer.
        context.result(
                pace.<InputStream>map(limit -> paced(context, bytes, limit)).orElse(bytes));
    }

    private static boolean isHead(Context context) {
        return context.method().equals(HandlerType.HEAD);
    }

    private static InputStream paced(Context context, InputStream bytes, Pace pace) {
        context.res().setBufferSize(PacedInputStream.PIECE);
        return new PacedInputStream(bytes, pace);
    }
}

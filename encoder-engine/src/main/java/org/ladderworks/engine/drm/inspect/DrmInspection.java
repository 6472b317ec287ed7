package org.ladderworks.engine.drm.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;

/**
 * Puts into words what a file says of its encryption: an MP4 file, a {@code pssh} box or PlayReady object (also as base64
 * or hexadecimal text), a playlist, an MPD, a CPIX document. Never needs a key.
 */
public final class DrmInspection {
    private static final int LARGEST_TEXT = 16 << 20;
    private static final int HEADER = 8;
    private static final String PASTED = "the text";
    private static final Pattern HEX = Pattern.compile("(0x)?([0-9a-fA-F]{2})+");
    private static final Pattern DATA_URI = Pattern.compile("data:[^,]{0,100};base64,");

    /** What an MPD has in base64, when it was copied without the names that its prefixes stand for. */
    private static final Pattern IN_ELEMENT = Pattern.compile("<(?:\\w+:)?(?:pssh|pro)\\b[^>]*>([^<]+)</");

    private DrmInspection() {}

    /**
     * Tells by the content what a file is.
     *
     * @throws SourceException where it cannot be read, or is none of these
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNREADABLE where it is a damaged MP4 file
     */
    public static Described of(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " is a device or a pipe, not a file",
                    "Copy what it gives to a file and name that.");
        }
        byte[] start = start(file, HEADER);
        String type = start.length < HEADER ? "" : new String(start, 4, 4, StandardCharsets.ISO_8859_1);
        if (Arrays.asList("ftyp", "styp", "moov", "moof", "sidx", "free", "emsg", "prft", "mdat")
                .contains(type)) {
            return Mp4Words.of(file);
        }
        byte[] content = start(file, LARGEST_TEXT + 1);
        if (content.length > LARGEST_TEXT) {
            throw notKnown(file);
        }
        return binary(content).or(() -> text(file, content)).orElseThrow(() -> notKnown(file));
    }

    /**
     * The same of a text that was copied from somewhere: base64 or hexadecimal, also with spaces and line breaks in it, an element
     * of an MPD, an MPD, key tags, a playlist.
     *
     * @throws SourceException where it is none of these, or too long
     */
    public static Described said(String text) {
        String bare = DATA_URI.matcher(text.strip()).replaceFirst("");
        if (bare.length() > LARGEST_TEXT) {
            throw notKnown(PASTED);
        }
        Path named = Path.of(PASTED);
        Optional<Described> known;
        if (bare.startsWith("<pssh") || bare.startsWith("<cenc:pssh") || bare.startsWith("<mspr:pro")) {
            known = inElement(bare);
        } else if (bare.startsWith("<")) {
            known = text(named, bytes(bare)).or(() -> inElement(bare));
        } else {
            known = text(named, bytes(bare)).or(() -> text(named, bytes(bare.replaceAll("[\\s:,-]", ""))));
        }
        return known.orElseThrow(() -> notKnown(PASTED));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Described> inElement(String text) {
        Matcher element = IN_ELEMENT.matcher(text);
        return element.find() ? text(Path.of(PASTED), bytes(element.group(1))) : Optional.empty();
    }

    private static Optional<Described> binary(byte[] content) {
        try {
            if (PlayReadyWords.isObject(content)) {
                return Optional.of(new Described("PlayReady object", PlayReadyWords.of(content)));
            }
            return Optional.of(PsshWords.of(PsshBox.parse(content)));
        } catch (MalformedMediaException e) {
            return Optional.empty();
        }
    }

    private static Optional<Described> text(Path file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        if (text.startsWith("#EXTM3U")) {
            return Optional.of(PlaylistWords.of(text));
        }
        if (text.startsWith("<")) {
            try {
                return Optional.of(XmlWords.of(file, content));
            } catch (XMLStreamException e) {
                return Optional.empty();
            }
        }
        if (text.startsWith("#EXT-X-")) {
            return Optional.of(PlaylistWords.of(text));
        }
        try {
            return binary(
                    HEX.matcher(text).matches()
                            ? HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text)
                            : Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] start(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (NoSuchFileException e) {
            throw new SourceException(ErrorCode.SOURCE_NOT_FOUND, "there is no file " + file, "Check the path.", e);
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " cannot be read: " + e.getMessage(),
                    "Name a file that you may read.",
                    e);
        }
    }

    private static SourceException notKnown(Object file) {
        return new SourceException(
                ErrorCode.SOURCE_UNSUPPORTED,
                file + " is no MP4 file, pssh box, PlayReady object, HLS playlist, MPD or CPIX document",
                "Name an init segment, a playlist, an MPD, or a file with a pssh in base64.");
    }
}

package org.ladderworks.engine.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * H.264 at 25 frames a second with CEA-608 pop-on captions in SEI messages, which FFmpeg cannot make: a text shows from one
 * second to three. Two bytes of the first field go into each picture, as on the air (CTA-608-E).
 */
public final class CaptionedSource {
    private static final int FRAMES_TO_SHOW = 25;
    private static final int FRAMES_TO_CLEAR = 75;

    private CaptionedSource() {}

    /** Makes a file of so many seconds, at least four, in a container by its name. */
    public static Path make(Path file, String text, int seconds) {
        Path plain = file.resolveSibling("plain.h264");
        // An access unit delimiter before each picture tells where to put the message; no B pictures, so coded as
        // shown.
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=640x360:rate=25:duration=" + seconds,
                        "-pix_fmt",
                        "yuv420p",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "50",
                        "-x264-params",
                        "aud=1",
                        plain.toString()));
        Path captioned = file.resolveSibling("captioned.h264");
        try {
            Files.write(captioned, withMessages(Files.readAllBytes(plain), pairs(text, seconds * 25)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-y",
                        "-r",
                        "25",
                        "-i",
                        captioned.toString(),
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=48000:duration=" + seconds,
                        "-c:v",
                        "copy",
                        "-c:a",
                        "aac",
                        "-metadata:s:a:0",
                        "language=eng",
                        file.toString()));
        return file;
    }

    /** The two bytes of each picture, without parity. */
    private static List<byte[]> pairs(String text, int frames) {
        List<byte[]> load = new ArrayList<>(List.of(
                control(0x14, 0x20),
                control(0x14, 0x20),
                control(0x14, 0x2E),
                control(0x14, 0x2E),
                control(0x14, 0x70),
                control(0x14, 0x70)));
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < letters.length; i += 2) {
            load.add(control(letters[i], i + 1 < letters.length ? letters[i + 1] : 0));
        }
        List<byte[]> pairs = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            boolean shows = frame == FRAMES_TO_SHOW || frame == FRAMES_TO_SHOW + 1;
            boolean clears = frame == FRAMES_TO_CLEAR || frame == FRAMES_TO_CLEAR + 1;
            pairs.add(
                    frame < load.size()
                            ? load.get(frame)
                            : shows ? control(0x14, 0x2F) : clears ? control(0x14, 0x2C) : control(0, 0));
        }
        return pairs;
    }

    private static byte[] control(int first, int second) {
        return new byte[] {odd(first), odd(second)};
    }

    private static byte odd(int code) {
        return (byte) (Integer.bitCount(code) % 2 == 0 ? code | 0x80 : code);
    }

    private static byte[] withMessages(byte[] stream, List<byte[]> pairs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int picture = 0;
        int from = 0;
        for (int at = 0; at + 5 < stream.length; at++) {
            boolean delimiter = stream[at] == 0
                    && stream[at + 1] == 0
                    && stream[at + 2] == 0
                    && stream[at + 3] == 1
                    && (stream[at + 4] & 0x1F) == 9;
            if (delimiter) {
                out.write(stream, from, at + 6 - from);
                from = at + 6;
                if (picture < pairs.size()) {
                    out.writeBytes(message(pairs.get(picture)));
                }
                picture++;
            }
        }
        out.write(stream, from, stream.length - from);
        return out.toByteArray();
    }

    /** ATSC A/53 part 4, 6.2.3: one pair of the first field. Nothing in it can look like a start code. */
    private static byte[] message(byte[] pair) {
        return new byte[] {
            0,
            0,
            0,
            1,
            6,
            4,
            14,
            (byte) 0xB5,
            0,
            0x31,
            'G',
            'A',
            '9',
            '4',
            3,
            0x41,
            (byte) 0xFF,
            (byte) 0xFC,
            pair[0],
            pair[1],
            (byte) 0xFF,
            (byte) 0x80
        };
    }
}

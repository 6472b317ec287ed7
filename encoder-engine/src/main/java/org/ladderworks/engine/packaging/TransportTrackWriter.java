package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ladderworks.engine.mpegts.ElementaryStream;
import org.ladderworks.engine.mpegts.PesPacket;
import org.ladderworks.engine.mpegts.TransportWriter;

/**
 * Writes the segments of one transport stream: pictures, sound, or both by their times of decoding. Each segment begins with the
 * tables and, where there are pictures, an IDR picture.
 */
final class TransportTrackWriter implements AutoCloseable {
    /** How long before it is decoded something arrives, in ticks of 90 kHz: 200 ms, which is more than any gap between PCRs. */
    static final long LEAD = 18_000;

    /** The longest that the clock is not told: 50 ms; twice as long is allowed (ISO/IEC 13818-1, 2.7.2). */
    private static final long LONGEST = 4500;

    /** How often it is told where it would be longer: 40 ms. */
    private static final long USUAL = 3600;

    private final Optional<TransportPictures> pictures;
    private final Optional<TransportSound> sound;
    private final TransportFiles files;
    private final PackagingProgress progress;
    private final TransportWriter writer;
    private long media;

    /** At least one of pictures and sound; both are closed with it. */
    TransportTrackWriter(
            Optional<TransportPictures> pictures,
            Optional<TransportSound> sound,
            TransportFiles files,
            PackagingProgress progress) {
        this.pictures = pictures;
        this.sound = sound;
        this.files = files;
        this.progress = progress;
        List<ElementaryStream> streams = new ArrayList<>();
        pictures.ifPresent(_ -> streams.add(TransportPictures.STREAM));
        sound.ifPresent(of -> streams.add(of.stream()));
        this.writer = new TransportWriter(streams, streams.getFirst(), files);
    }

    /**
     * Writes the next segment.
     *
     * @param path of its file in the package
     * @param number from 1
     * @param gops GOP behind its last; anything without pictures
     * @param frames frame of sound behind its last; anything without sound
     * @return size of the file
     */
    long segment(String path, int number, int gops, long frames) {
        files.begin(path, number);
        media = 0;
        writer.tables();
        sound.ifPresent(of -> of.segment(frames));
        if (pictures.isPresent()) {
            pictures(pictures.get(), gops);
        } else {
            soundAlone(sound.orElseThrow());
        }
        writer.flush();
        progress.advance(media);
        return files.end();
    }

    private void pictures(TransportPictures of, int end) {
        for (boolean first = true; of.isBefore(end); first = false) {
            long at = of.decoded();
            if (!first) {
                soundUntil(at);
            }
            PesPacket packet = of.read();
            writer.packet(
                    TransportPictures.STREAM,
                    packet,
                    of.units().bytes(),
                    of.units().length(),
                    OptionalLong.of(at - LEAD));
            media += of.units().length();
            clockUntil(at, of.decoded());
        }
        soundUntil(Long.MAX_VALUE);
    }

    /** Tells the clock between two packets that tell it, where they are far from each other. */
    private void clockUntil(long from, long next) {
        if (next - from > LONGEST) {
            // Not right before the next one, which tells it anyway.
            for (long at = from + USUAL; at < next - USUAL / 4; at += USUAL) {
                if (pictures.isPresent()) {
                    soundUntil(at);
                }
                writer.clock(at - LEAD);
            }
            progress.advance(0);
        }
    }

    private void soundUntil(long limit) {
        if (sound.isPresent()) {
            TransportSound of = sound.get();
            while (of.hasNext() && of.heard() <= limit) {
                media += of.write(writer, OptionalLong.empty());
            }
        }
    }

    private void soundAlone(TransportSound of) {
        while (of.hasNext()) {
            long at = of.heard();
            media += of.write(writer, OptionalLong.of(at - LEAD));
            clockUntil(at, of.heard());
        }
    }

    @Override
    public void close() {
        pictures.ifPresent(TransportPictures::close);
        sound.ifPresent(TransportSound::close);
    }
}

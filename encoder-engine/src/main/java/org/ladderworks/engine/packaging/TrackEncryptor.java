package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.cmaf.cenc.SampleCipher;
import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;
import org.ladderworks.engine.cmaf.write.EntryProtection;
import org.ladderworks.engine.cmaf.write.FragmentProtection;
import org.ladderworks.engine.cmaf.write.FragmentSamples;

/** Encrypts the samples of one track in the buffers that they are read into, on their way into the package. */
final class TrackEncryptor {
    /** Small samples are read together. */
    private static final int TOGETHER = 256 * 1024;

    private final TrackEncryption track;
    private final SecretKey key;
    private final List<PsshBox> systems;
    private final int clearSegments;
    private final Subsamples parts;
    private final SampleCipher cipher;

    /**
     * For one track.
     *
     * @param clearSegments how many segments stay clear at the beginning
     * @param systems what the header says to DRM systems
     */
    TrackEncryptor(TrackEncryption track, SecretKey key, int clearSegments, List<PsshBox> systems) {
        this.track = track;
        this.key = key;
        this.systems = systems;
        this.clearSegments = clearSegments;
        this.parts = new Subsamples(track.scheme());
        this.cipher = new SampleCipher(track, key);
    }

    /** The same for another thread. */
    TrackEncryptor another() {
        return new TrackEncryptor(track, key, clearSegments, systems);
    }

    /** Where scanners tell what is to be protected of the next fragment; to be cleared for each. */
    Subsamples parts() {
        return parts;
    }

    EntryProtection entry() {
        return new EntryProtection(track, clearSegments > 0, systems);
    }

    TrackProtection told(int segments) {
        return new TrackProtection(track.scheme(), track.key(), Math.min(clearSegments, segments));
    }

    /**
     * What a fragment says of itself.
     *
     * @param segment that it is in, from 0
     * @param firstSample in the whole track
     */
    FragmentProtection fragment(int segment, long firstSample) {
        return segment < clearSegments
                ? FragmentProtection.CLEAR_LEAD
                : new FragmentProtection.Encrypted(track, parts, firstSample);
    }

    /**
     * Copies samples, encrypted.
     *
     * @param fragment that they are of
     * @param samples of it
     * @param from first sample of it that the ranges hold
     * @param until sample behind their last
     */
    void copy(
            FragmentProtection.Encrypted fragment,
            FragmentSamples samples,
            int from,
            int until,
            ByteRanges ranges,
            PackageFiles.MediaFile source,
            PackageFiles target) {
        Copying copying = new Copying(ranges, source, target);
        for (int sample = from; sample < until; ) {
            int end = sample + 1;
            int bytes = samples.size(sample);
            while (end < until && bytes + samples.size(end) <= TOGETHER) {
                bytes += samples.size(end++);
            }
            copying.ahead(bytes);
            for (; sample < end; sample++) {
                cipher.beginSample(fragment.firstSample() + sample);
                if (track.pictures()) {
                    for (int entry = parts.first(sample); entry < parts.end(sample); entry++) {
                        copying.clear(parts.clearBytes(entry));
                        copying.secret(parts.protectedBytes(entry));
                    }
                } else {
                    copying.secret(samples.size(sample));
                }
            }
        }
    }

    /** Of one fragment, or of what one file holds of it. */
    private final class Copying {
        private final ByteRanges ranges;
        private final PackageFiles.MediaFile source;
        private final PackageFiles target;
        private ByteBuffer buffer = ByteBuffer.allocate(0);
        private int at;
        private int ahead;

        Copying(ByteRanges ranges, PackageFiles.MediaFile source, PackageFiles target) {
            this.ranges = ranges;
            this.source = source;
            this.target = target;
        }

        /** Reads the next bytes at once, where a buffer holds them; larger samples are read piece by piece. */
        void ahead(int bytes) {
            if (bytes <= PackageFiles.BUFFER_SIZE) {
                read(bytes);
            }
        }

        void clear(int length) {
            for (int left = length; left > 0; ) {
                left -= take(left);
            }
        }

        void secret(int length) {
            if (length == 0) {
                return;
            }
            cipher.beginRange();
            for (int left = length; left > 0; ) {
                int piece = take(left);
                cipher.encrypt(buffer, at - piece, piece);
                left -= piece;
            }
        }

        /** Steps over the next piece, read from the source if it was not yet. */
        private int take(int wanted) {
            int piece = Math.min(wanted, SampleCipher.PIECE);
            if (ahead == 0) {
                read(piece);
            }
            at += piece;
            ahead -= piece;
            return piece;
        }

        private void read(int length) {
            buffer = target.room(length);
            at = buffer.position();
            ahead = length;
            int limit = buffer.limit();
            buffer.limit(at + length);
            ranges.read(source, buffer);
            if (buffer.hasRemaining()) {
                throw new IllegalStateException("samples are longer than their ranges");
            }
            buffer.limit(limit);
        }
    }

    /** The parts to scan for, where a track is encrypted. */
    static Optional<Subsamples> parts(Optional<TrackEncryptor> encryptor) {
        return encryptor.map(TrackEncryptor::parts);
    }
}

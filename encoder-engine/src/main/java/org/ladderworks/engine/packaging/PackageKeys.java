package org.ladderworks.engine.packaging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.time.MediaTime;

/** Gives each track of a package its key and its IV; none where the package is clear. */
final class PackageKeys implements AutoCloseable {
    private final Optional<Protection> protection;
    private final Optional<SegmentProtection> segments;
    private final Optional<ContentHashes> hashes;
    private int clearSegments;

    private PackageKeys(
            Optional<Protection> protection, Optional<SegmentProtection> segments, Optional<ContentHashes> hashes) {
        this.protection = protection;
        this.segments = segments;
        this.hashes = hashes;
    }

    /** Begins to hash what the IVs depend on, beside whatever is done next. */
    static PackageKeys begin(
            PackagingSettings settings, List<? extends Rendition> renditions, BooleanSupplier cancelled) {
        Optional<SegmentProtection> segments = settings.transport().flatMap(TransportSettings::protection);
        boolean needed = settings.protection().isPresent() || segments.isPresent();
        return new PackageKeys(
                settings.protection(),
                segments,
                needed ? Optional.of(ContentHashes.begin(renditions, cancelled)) : Optional.empty());
    }

    /** Counts the segments that stay clear. */
    void lead(List<MediaTime> boundaries) {
        MediaTime lead = protection.flatMap(Protection::clearLead).orElse(MediaTime.ZERO);
        clearSegments = (int)
                boundaries.stream().filter(start -> start.compareTo(lead) < 0).count();
        if (protection.isPresent() && clearSegments >= boundaries.size()) {
            throw new DrmException(
                    ErrorCode.CLEAR_LEAD_TOO_LONG,
                    "The clear lead of " + lead.toSeconds(3) + " s leaves no segment of the title to encrypt",
                    "Give a shorter clear lead, or package the title without protection.");
        }
    }

    Optional<TrackEncryptor> video(VideoSource rung) {
        return protection.map(of ->
                encryptor(of, of.keys().key(of.layout().video(rung.picture().displayed())), rung.chunks(), true));
    }

    Optional<TrackEncryptor> audio(AudioSource source) {
        return protection.map(of -> encryptor(of, of.keys().key(of.layout().audio()), source.chunks(), false));
    }

    private TrackEncryptor encryptor(Protection of, ContentKey key, List<Chunk> chunks, boolean pictures) {
        byte[] iv = iv(of, key, chunks);
        return new TrackEncryptor(
                new TrackEncryption(of.scheme(), key.id(), iv, pictures),
                key.aes(),
                clearSegments,
                of.systems(key.id()));
    }

    /**
     * An IV that came with the key is the constant one of {@code cbcs}. In {@code cenc} it is not used: all tracks with
     * this key would count on from it, and equal key streams give away what they encrypt.
     */
    private byte[] iv(Protection of, ContentKey key, List<Chunk> chunks) {
        Optional<byte[]> given = of.scheme() == ProtectionScheme.CBCS ? key.explicitIv() : Optional.empty();
        byte[] iv = given.orElseGet(
                () -> of.ledger().iv(key.id(), of.scheme(), hashes.orElseThrow().track(chunks)));
        return Arrays.copyOf(iv, TrackEncryption.ivLength(of.scheme()));
    }

    /**
     * Encrypts the segments of a transport stream; empty where they are clear.
     *
     * @param cut names all that decides the bytes of its segments beside the samples of its tracks
     */
    Optional<SegmentCipher> segments(List<List<Chunk>> tracks, String cut) {
        return segments.map(of -> {
            String content = hashes.orElseThrow().stream(tracks, cut);
            byte[] iv = of.ledger().iv(of.key().id(), ProtectionScheme.CBCS, content);
            return new SegmentCipher(of.key().aes(), iv);
        });
    }

    /** How whole segments are encrypted. */
    Optional<SegmentProtection> segmentProtection() {
        return segments;
    }

    /** What is to be said of the keys that some track has. */
    List<KeySignal> signals(List<? extends PackagedTrack> tracks) {
        return protection.map(Protection::signals).orElse(List.of()).stream()
                .filter(signal -> tracks.stream()
                        .flatMap(track -> track.protection().stream())
                        .anyMatch(told -> told.key().equals(signal.key())))
                .toList();
    }

    /** Fails where a source was changed since its IV was chosen. */
    void checkUnchanged() {
        hashes.ifPresent(ContentHashes::checkUnchanged);
    }

    @Override
    public void close() {
        hashes.ifPresent(ContentHashes::close);
    }
}

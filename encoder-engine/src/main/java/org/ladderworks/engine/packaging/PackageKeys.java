package org.ladderworks.engine.packaging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.time.MediaTime;

/** Encrypts each track of a package under its key and its IV; leaves it clear where the package is. */
final class PackageKeys implements AutoCloseable {
    private final Optional<Protection> protection;
    private final Optional<SegmentProtection> segments;
    private final PackageFiles files;
    private final TrackIvs ivs;
    private int clearSegments;

    PackageKeys(PackagingSettings settings, PackageFiles files, PackagingProgress progress) {
        this.protection = settings.protection();
        this.segments = settings.transport().flatMap(TransportSettings::protection);
        this.files = files;
        this.ivs = new TrackIvs(files, progress);
    }

    /** Writes one track from its beginning; encrypted, where there is an encryptor. */
    @FunctionalInterface
    interface Writing<C, T> {
        T write(Optional<C> encryptor, PackageFiles files);
    }

    /** Counts the segments that stay clear. */
    void lead(List<MediaTime> boundaries) {
        MediaTime lead = protection.flatMap(Protection::clearLead).orElse(MediaTime.ZERO);
        clearSegments = (int)
                boundaries.stream().filter(start -> start.compareTo(lead) < 0).count();
        if (protection.isPresent() && clearSegments >= boundaries.size()) {
            throw ClearLead.tooLong(lead);
        }
    }

    /**
     * Writes a rung, once {@link #lead} is known.
     *
     * @param cut names all that decides the bytes of its segments beside its samples
     */
    <T> T video(VideoSource rung, String cut, Writing<TrackEncryptor, T> writing) {
        return track(of -> of.layout().video(rung.picture().displayed()), rung.chunks(), true, cut, writing);
    }

    /** The same of sound. */
    <T> T audio(AudioSource source, String cut, Writing<TrackEncryptor, T> writing) {
        return track(of -> of.layout().audio(), source.chunks(), false, cut, writing);
    }

    private <T> T track(
            Function<Protection, KeyRole> role,
            List<Chunk> chunks,
            boolean pictures,
            String cut,
            Writing<TrackEncryptor, T> writing) {
        if (protection.isEmpty()) {
            return writing.write(Optional.empty(), files);
        }
        Protection of = protection.get();
        ContentKey key = of.keys().key(role.apply(of));
        TrackIvs.Encryption<T> encryption = (iv, into) -> writing.write(
                Optional.of(new TrackEncryptor(
                        new TrackEncryption(of.scheme(), key.id(), iv, pictures),
                        key.aes(),
                        clearSegments,
                        of.systems(key.id()))),
                into);
        // An IV that came with the key is the constant one of cbcs. In cenc it is not used: all tracks with this key
        // would
        // count on from it, and equal key streams give away what they encrypt.
        if (of.scheme() == ProtectionScheme.CBCS && key.explicitIv().isPresent()) {
            return encryption.write(key.explicitIv().get(), files);
        }
        return ivs.encrypt(
                new TrackIvs.Purpose(of.ledger(), key.id(), of.scheme()),
                TrackOutline.of(List.of(chunks), cut + " clear " + clearSegments),
                encryption);
    }

    /**
     * Writes the segments of a transport stream.
     *
     * @param cut names all that decides the bytes of its segments beside the samples of its tracks
     */
    <T> T segments(List<List<Chunk>> tracks, String cut, Writing<SegmentCipher, T> writing) {
        if (segments.isEmpty()) {
            return writing.write(Optional.empty(), files);
        }
        SegmentProtection of = segments.get();
        return ivs.encrypt(
                new TrackIvs.Purpose(of.ledger(), of.key().id(), ProtectionScheme.CBCS),
                TrackOutline.of(tracks, cut),
                (iv, into) ->
                        writing.write(Optional.of(new SegmentCipher(of.key().aes(), iv)), into));
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

    /** To be told when everything is written, and before the package is anybody's. */
    void finish() {
        ivs.finish();
    }

    @Override
    public void close() {
        ivs.close();
    }
}

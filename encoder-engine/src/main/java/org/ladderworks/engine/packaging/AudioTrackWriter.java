package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.NotProtectable;
import org.ladderworks.engine.cmaf.write.FragmentProtection;
import org.ladderworks.engine.cmaf.write.FragmentSamples;
import org.ladderworks.engine.cmaf.write.InitSegment;
import org.ladderworks.engine.cmaf.write.MediaFragment;

/** Writes one audio track: header, then segments of one fragment. */
final class AudioTrackWriter {
    private final AudioSource source;
    private final PackageFiles files;
    private final PackagingProgress progress;
    private final Optional<TrackEncryptor> encryptor;
    private final FragmentSamples samples = new FragmentSamples();
    private final ByteRanges ranges = new ByteRanges();
    private int chunk;
    private int sample;
    private PackageFiles.@Nullable MediaFile open;

    AudioTrackWriter(
            AudioSource source, PackageFiles files, PackagingProgress progress, Optional<TrackEncryptor> encryptor) {
        this.encryptor = encryptor;
        this.source = source;
        this.files = files;
        this.progress = progress;
    }

    /**
     * Writes the track.
     *
     * @param firsts first frame of each segment, rising from 0
     * @param end frame after the last
     */
    PackagedTrack.Audio write(String path, List<Long> firsts, long end) {
        files.begin(path + "/init.mp4", PackagedFile.Role.INIT);
        InitSegment.Track track = new InitSegment.Track(
                source.timescale(),
                source.heardAt(end),
                source.rendition().language(),
                AudioFormat.profile(source.entry()));
        int preRoll = AudioFormat.preRoll(source.entry(), source.frameTicks());
        files.write(InitSegment.audio(
                track,
                new InitSegment.Sound(
                        source.channels(),
                        source.entry().decodedRate(),
                        source.priming(),
                        preRoll,
                        source.bitRates(),
                        source.rendition().loudness()),
                AudioFormat.entry(source.entry()),
                encryptor.map(TrackEncryptor::entry)));
        long initBytes = files.end();
        List<PackagedSegment> segments = new ArrayList<>();
        try {
            for (int segment = 0; segment < firsts.size(); segment++) {
                long next = segment + 1 < firsts.size() ? firsts.get(segment + 1) : end;
                segments.add(segment(path, segment + 1, firsts.get(segment), next));
            }
        } finally {
            closeChunk();
        }
        return new PackagedTrack.Audio(
                path,
                source.entry().codecs(),
                source.timescale(),
                segments,
                initBytes,
                source.entry().decodedRate(),
                source.channels(),
                source.entry().jocComplexity(),
                source.rendition().language(),
                source.rendition().role(),
                source.rendition().label(),
                source.priming(),
                source.rendition().loudness(),
                encryptor.map(of -> of.told(segments.size())));
    }

    private PackagedSegment segment(String path, int number, long first, long end) {
        // A segment may take frames of two chunks, that is of two files: sizes first, bytes after.
        samples.clear();
        int firstChunk = chunk;
        int firstSample = sample;
        for (long frame = first; frame < end; frame++) {
            int size = takeSize();
            if (size == 0 && encryptor.isPresent()) {
                // FFmpeg stops reading at an encrypted sample that has none.
                throw NotProtectable.because("a frame of sound without bytes, number " + (frame + 1));
            }
            samples.add(size, source.frameTicks(), 0, FragmentSamples.Dependence.INDEPENDENT);
        }
        String name = TrackPaths.segment(number);
        files.begin(path + "/" + name, PackagedFile.Role.SEGMENT);
        byte[] type = MediaFragment.segmentType();
        files.write(type);
        FragmentProtection protection =
                encryptor.map(of -> of.fragment(number - 1, first)).orElse(FragmentProtection.NONE);
        byte[] header = MediaFragment.audio(number, first * source.frameTicks(), samples, rolls(), protection);
        files.write(header);
        chunk = firstChunk;
        sample = firstSample;
        copy(samples.count(), protection);
        progress.advance(samples.bytes());
        long start = first * source.frameTicks();
        long duration = (end - first) * source.frameTicks();
        return new PackagedSegment(
                name,
                start,
                duration,
                files.end(),
                List.of(new PackagedSegment.Fragment(
                        type.length,
                        header.length + samples.bytes(),
                        header.length + (long) samples.size(0),
                        duration)));
    }

    private boolean rolls() {
        return AudioFormat.preRoll(source.entry(), source.frameTicks()) > 0;
    }

    private int takeSize() {
        if (sample == source.chunks().get(chunk).samples().count()) {
            chunk++;
            sample = 0;
        }
        return source.chunks().get(chunk).samples().size(sample++);
    }

    private void copy(int count, FragmentProtection protection) {
        for (int left = count; left > 0; ) {
            if (sample == source.chunks().get(chunk).samples().count()) {
                chunk++;
                sample = 0;
                closeChunk();
            }
            Chunk from = source.chunks().get(chunk);
            ranges.clear();
            int done = count - left;
            for (; left > 0 && sample < from.samples().count(); left--, sample++) {
                ranges.add(from.samples().offset(sample), from.samples().size(sample));
            }
            if (encryptor.isPresent() && protection instanceof FragmentProtection.Encrypted encrypted) {
                encryptor.get().copy(encrypted, samples, done, count - left, ranges, open(from), files);
            } else {
                ranges.copy(open(from), files);
            }
        }
    }

    private PackageFiles.MediaFile open(Chunk from) {
        PackageFiles.MediaFile media = open == null ? new PackageFiles.MediaFile(from.file()) : open;
        open = media;
        return media;
    }

    private void closeChunk() {
        if (open != null) {
            open.close();
        }
        open = null;
    }
}

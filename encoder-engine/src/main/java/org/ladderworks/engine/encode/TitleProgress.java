package org.ladderworks.engine.encode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.engine.encode.EncodeProgress.Share;
import org.ladderworks.engine.progress.RungProgress;
import org.ladderworks.engine.progress.TitlePicture;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.Timescale;

/** Counts how far the pictures and the sound of a title are: sound may well be the longer work. Thread-safe. */
final class TitleProgress {
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private final EncodeProgress listener;
    private final long[] lengths;
    private final long[] encoded;
    private final boolean[] found;
    private final boolean hasPictures;
    private Share pictures = new Share(0, 0);

    /** @param measured sounds that are measured, counted behind the tracks */
    TitleProgress(EncodePlan plan, List<AudioPlan> measured, EncodeProgress listener) {
        this(
                plan.video().isPresent(),
                Stream.concat(plan.audio().stream(), measured.stream())
                        .mapToLong(audio -> Math.max(1, audio.length().ticksIn(MICROSECONDS)))
                        .toArray(),
                listener);
    }

    /** @param lengths of the tracks of sound, in microseconds, at least one each */
    TitleProgress(boolean hasPictures, long[] lengths, EncodeProgress listener) {
        this.hasPictures = hasPictures;
        this.lengths = lengths.clone();
        this.encoded = new long[lengths.length];
        this.found = new boolean[lengths.length];
        this.listener = listener;
    }

    /** Units done of all there are, in a measure of their own, and how many of them were done before. */
    synchronized void pictures(long done, long before, long total) {
        pictures = new Share(share(done, total), share(before, total));
        tell();
    }

    /** The same with how far the rungs are, and where the title was encoded last. */
    synchronized void pictures(long done, long before, long total, List<RungProgress> rungs, Duration at) {
        listener.rungs(rungs, at);
        pictures(done, before, total);
    }

    /** For that track of sound. */
    PartProgress sound(int track) {
        return new PartProgress() {
            @Override
            public void encoded(long microseconds) {
                count(track, microseconds, false);
            }

            @Override
            public void found() {
                count(track, lengths[track], true);
            }

            @Override
            public void triedAgain(String why) {
                TitleProgress.this.triedAgain(why);
            }
        };
    }

    void again(Saying why) {
        listener.again(why);
    }

    void triedAgain(String why) {
        listener.triedAgain(why);
    }

    void pictured(TitlePicture picture) {
        listener.pictured(picture);
    }

    private synchronized void count(int track, long microseconds, boolean before) {
        encoded[track] = Math.clamp(microseconds, 0, lengths[track]);
        found[track] = before;
        tell();
    }

    private void tell() {
        List<Share> parts = new ArrayList<>();
        if (hasPictures) {
            parts.add(pictures);
        }
        if (lengths.length > 0) {
            parts.add(sound());
        }
        listener.onProgress(parts);
    }

    private Share sound() {
        long total = 0;
        long done = 0;
        long before = 0;
        for (int track = 0; track < lengths.length; track++) {
            total += lengths[track];
            done += encoded[track];
            before += found[track] ? encoded[track] : 0;
        }
        return new Share(share(done, total), share(before, total));
    }

    private static double share(long some, long total) {
        return total <= 0 ? 0 : Math.clamp((double) some / total, 0, 1);
    }
}

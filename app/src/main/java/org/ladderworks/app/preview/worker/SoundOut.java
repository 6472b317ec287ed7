package org.ladderworks.app.preview.worker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.engine.time.MediaTime;

/** Sound of a footage beside its pictures, where the machine has a device for it; where not, it is told and nothing fails. */
final class SoundOut implements AutoCloseable {
    private static final AudioFormat FORMAT = new AudioFormat(SoundTrack.RATE, 16, 2, true, false);

    /** A fifth of a second: what is heard late after a pause. */
    private static final int BUFFER = SoundTrack.RATE / 5 * SoundTrack.FRAME_BYTES;

    private final @Nullable SourceDataLine line;
    private final @Nullable String against;
    private final Footage footage;
    private final int track;
    private final MediaTime zero;
    private @Nullable AtomicBoolean feeding;

    private SoundOut(
            @Nullable SourceDataLine line, @Nullable String against, Footage footage, int track, MediaTime zero) {
        this.line = line;
        this.against = against;
        this.footage = footage;
        this.track = track;
        this.zero = zero;
    }

    static SoundOut open(Projection projection, int track) {
        Footage footage = projection.footage();
        if (track < 0 || track >= projection.facts().sounds().size()) {
            return new SoundOut(null, "no sound is chosen", footage, track, projection.zero());
        }
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, BUFFER);
            return new SoundOut(line, null, footage, track, projection.zero());
        } catch (LineUnavailableException | IllegalArgumentException e) {
            return new SoundOut(null, "no sound device", footage, track, projection.zero());
        }
    }

    /** Why nothing is heard; empty where something is. */
    Optional<String> whyNot() {
        return Optional.ofNullable(against);
    }

    /** Plays from there on. */
    void start(MediaTime title) {
        SourceDataLine to = line;
        if (to == null) {
            return;
        }
        end();
        to.flush();
        to.start();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        feeding = goesOn;
        Thread thread = new Thread(() -> feed(to, title, goesOn), "sound");
        thread.setDaemon(true);
        thread.start();
    }

    private void feed(SourceDataLine to, MediaTime title, AtomicBoolean goesOn) {
        try (SoundTrack samples = SoundTrack.open(footage, track, zero)) {
            samples.seek(title);
            for (byte[] next = samples.next(); next != null && goesOn.get(); next = samples.next()) {
                to.write(next, 0, next.length);
            }
        } catch (Unshowable e) {
            System.err.println("preview worker: sound: " + e.getMessage());
        }
    }

    private void end() {
        AtomicBoolean goesOn = feeding;
        feeding = null;
        if (goesOn != null && line != null) {
            goesOn.set(false);
            line.stop();
            line.flush();
        }
    }

    @Override
    public void close() {
        end();
        if (line != null) {
            line.close();
        }
    }
}

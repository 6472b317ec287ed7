package org.ladderworks.app.preview.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.ladderworks.app.preview.Material;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.SharedRing;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.preview.Told;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timecode;
import org.ladderworks.engine.time.Timescale;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.base.TrackDescription;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.CallbackVideoSurface;
import uk.co.caprica.vlcj.player.embedded.videosurface.VideoSurfaceAdapters;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormat;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormatCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.RenderCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.format.RV32BufferFormat;

/** Plays with libvlc, which draws into the shared memory. Its frames are told with the time that it plays at. */
final class VlcPlayback implements Playback {
    /** How often out point, end and speed are looked at, in milliseconds. */
    private static final int LOOK = 20;

    private static final Timescale MILLIS = new Timescale(1000);

    private final Projector projector;
    private final Projection projection;
    private final double rate;
    private final Player player;
    private final Resolution size;
    private final EmbeddedMediaPlayer media;
    private volatile boolean finished;
    private volatile boolean failed;
    private volatile boolean over;

    /** The last time that was told of a frame, in the title. */
    private volatile long lastMillis;

    private VlcPlayback(Projector projector, Projection projection, double rate, MediaTime from, Player player)
            throws Unshowable {
        this.projector = projector;
        this.projection = projection;
        this.rate = rate;
        this.player = player;
        View view = projector.viewNow();
        size = view.size();
        lastMillis = from.ticksIn(MILLIS);
        media = projector.vlc().factory().mediaPlayers().newEmbeddedMediaPlayer();
        media.videoSurface()
                .set(new CallbackVideoSurface(
                        new Format(), new Frames(), true, VideoSurfaceAdapters.getVideoSurfaceAdapter()));
        media.events().addMediaPlayerEventListener(new MediaPlayerEventAdapter() {
            @Override
            public void finished(MediaPlayer ended) {
                finished = true;
            }

            @Override
            public void error(MediaPlayer ended) {
                failed = true;
            }
        });
    }

    /** Empty where libvlc does not take the file. */
    static Optional<Playback> begin(Projector projector, Lock lock, double rate, MediaTime from, Player player)
            throws Unshowable {
        Projection projection = lock.leader();
        if (!(projection.footage().pictures() instanceof Material.WholeFile(var file))) {
            return Optional.empty();
        }
        VlcPlayback playback = new VlcPlayback(projector, projection, rate, from, player);
        if (!playback.play(file.toUri().toASCIIString(), from)) {
            playback.end();
            return Optional.empty();
        }
        return Optional.of(playback);
    }

    private boolean play(String address, MediaTime from) {
        MediaTime start = isAtEnd(from) ? projector.marks().in().orElse(MediaTime.ZERO) : from;
        lastMillis = start.ticksIn(MILLIS);
        String seconds = String.format(Locale.ROOT, "%.3f", Math.max(0, inFile(start)) / 1000.0);
        boolean taken = media.media().play(address, ":start-time=" + seconds, ":no-sub-autodetect-file", ":no-spu");
        if (taken && rate != 1) {
            media.controls().setRate((float) rate);
        }
        return taken;
    }

    private boolean isAtEnd(MediaTime from) {
        boolean atOut = projector
                .marks()
                .out()
                .filter(out -> from.plus(frame()).compareTo(out) >= 0)
                .isPresent();
        Lock.Frames shown = projector.shown();
        return atOut
                || (shown != null
                        && projection.reel().isLast(shown.stills().getFirst().pts()));
    }

    private MediaTime frame() {
        return projection.facts().rate().frameDuration();
    }

    /** Milliseconds from where libvlc begins to count, which is the file's first moment. */
    private long inFile(MediaTime title) {
        return title.plus(projection.footage().start()).ticksIn(MILLIS);
    }

    private long inTitle(long fileMillis) {
        return fileMillis - projection.footage().start().ticksIn(MILLIS);
    }

    @Override
    public long due() {
        return LOOK;
    }

    @Override
    public void go() throws Unshowable {
        if (failed) {
            throw new Unshowable(Trouble.Kind.UNREADABLE, "libvlc cannot play it");
        }
        if (!over) {
            chooseSound();
        }
        Optional<MediaTime> out = projector.marks().out();
        boolean passed = out.isPresent()
                && lastMillis + frame().ticksIn(MILLIS) / 2 >= out.get().ticksIn(MILLIS);
        if (!finished && !passed) {
            return;
        }
        if (projector.marks().loop()) {
            MediaTime in = projector.marks().in().orElse(MediaTime.ZERO);
            lastMillis = in.ticksIn(MILLIS);
            if (finished) {
                finished = false;
                media.submit(() -> {
                    media.controls().play();
                    media.controls().setTime(inFile(in));
                });
            } else {
                media.controls().setTime(inFile(in));
            }
            projector.tell(new Told.Running(rate, in));
        } else {
            over = true;
            projector.ended(
                    finished ? MediaTime.of(lastMillis, 1000) : out.get().minus(frame()));
        }
    }

    private void chooseSound() {
        int wanted = projector.sound();
        List<TrackDescription> tracks = media.audio().trackDescriptions();
        if (tracks.isEmpty()) {
            return;
        }
        // The first one that libvlc lists is none.
        int id = wanted < 0 || wanted + 1 >= tracks.size() || rate != 1
                ? -1
                : tracks.get(wanted + 1).id();
        if (media.audio().track() != id) {
            media.audio().setTrack(id);
        }
    }

    @Override
    public double rate() {
        return rate;
    }

    @Override
    public Player player() {
        return player;
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public MediaTime end() {
        over = true;
        media.controls().stop();
        media.release();
        return MediaTime.of(lastMillis, 1000);
    }

    private final class Format implements BufferFormatCallback {
        @Override
        public BufferFormat getBufferFormat(int sourceWidth, int sourceHeight) {
            return new RV32BufferFormat(size.width(), size.height());
        }

        @Override
        public void newFormatSize(int bufferWidth, int bufferHeight, int displayWidth, int displayHeight) {
            // It is ours.
        }

        @Override
        public void allocatedBuffers(ByteBuffer[] buffers) {
            // One, read while it is locked.
        }
    }

    private final class Frames implements RenderCallback {
        @Override
        public void lock(MediaPlayer of) {
            // libvlc writes while nobody reads: display comes behind.
        }

        @Override
        public void unlock(MediaPlayer of) {
            // See above.
        }

        @Override
        public void display(
                MediaPlayer of, ByteBuffer[] buffers, BufferFormat format, int displayWidth, int displayHeight) {
            if (!over) {
                show(of, buffers[0]);
            }
        }
    }

    private void show(MediaPlayer of, ByteBuffer picture) {
        Slots slots = projector.slots();
        OptionalInt slot = slots.take(0);
        SharedRing ring = slots.ring();
        int bytes = size.width() * size.height() * 4;
        if (slot.isEmpty() || ring == null || ring.slotBytes() < bytes) {
            slot.ifPresent(free -> slots.release(slots.number(), free));
            return;
        }
        IntBuffer from =
                picture.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        IntBuffer to = ring.slot(slot.getAsInt(), 0, bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        int[] row = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            from.get(y * row.length, row);
            for (int x = 0; x < row.length; x++) {
                row[x] |= 0xff000000;
            }
            to.put(y * row.length, row);
        }
        long millis = inTitle(of.status().time());
        lastMillis = Math.max(millis, 0);
        MediaTime time = MediaTime.of(lastMillis, 1000);
        FrameRate nominal = projection.facts().rate();
        long frame = Math.round(lastMillis / 1000.0 * nominal.approximate());
        String timecode = Timecode.of(frame, nominal, Timecode.mayDrop(nominal)).toString();
        projector.tell(new Told.Shown(
                slots.number(),
                slot.getAsInt(),
                size,
                1,
                List.of(new Side(0, frame, time, timecode, "", false)),
                false,
                projector.captions().at(time)));
    }
}

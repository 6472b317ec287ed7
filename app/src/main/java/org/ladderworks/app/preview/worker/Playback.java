package org.ladderworks.app.preview.worker;

import java.util.Optional;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Material;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.View;
import org.ladderworks.engine.time.MediaTime;

/** Something that plays: it is asked again and again to go on. For the screening's thread. */
interface Playback {
    /** Milliseconds until it wants to go on; an order may come before. */
    long due();

    /** Goes on; ends by {@code Projector.ended}. */
    void go() throws Unshowable;

    double rate();

    Player player();

    /** Whether what it shows are exact frames, the last of which the screening has. */
    boolean exact();

    /** Stops; where it was. */
    MediaTime end();

    /** Begins with whoever can. */
    static Playback begin(Projector projector, Lock lock, double rate, MediaTime from) throws Unshowable {
        Player player = who(lock, projector.vlc(), projector.viewNow(), rate <= 0);
        if (player.kind() == Player.Kind.VLC) {
            Optional<Playback> playing = VlcPlayback.begin(projector, lock, rate, from, player);
            if (playing.isPresent()) {
                return playing.get();
            }
            player = new Player(Player.Kind.FFMPEG, "libvlc could not open it", true);
        }
        return new FramePlayback(projector, lock, rate, from, player);
    }

    /** Who would play, and why. */
    static Player who(Lock lock, Vlc vlc, View view, boolean backwards) {
        Optional<String> against = vlc.whyNot();
        if (against.isEmpty()) {
            against = whyExact(lock, view, backwards);
        }
        return against.map(why -> new Player(Player.Kind.FFMPEG, why, true))
                .orElseGet(() -> new Player(
                        Player.Kind.VLC,
                        vlc.hasSound() ? "libvlc " + vlc.version() : "libvlc " + vlc.version() + "; no sound device",
                        vlc.hasSound()));
    }

    private static Optional<String> whyExact(Lock lock, View view, boolean backwards) {
        Projection first = lock.projections().getFirst();
        if (backwards) {
            return Optional.of("libvlc does not play backwards");
        }
        if (lock.projections().size() > 1) {
            return Optional.of("two pictures are shown frame-locked");
        }
        if (!(first.footage().pictures() instanceof Material.WholeFile)) {
            return Optional.of("the tracks of a package lie apart, and may be encrypted");
        }
        if (first.toneMap().isPresent()) {
            return Optional.of("HDR is tone-mapped as in an encode");
        }
        if (view.width() != 0) {
            return Optional.of("a part of the picture is looked at");
        }
        return first.footage().kind() == Footage.Kind.SOURCE
                        || first.footage().sounds().isEmpty()
                ? Optional.empty()
                : Optional.of("its sound lies apart");
    }
}

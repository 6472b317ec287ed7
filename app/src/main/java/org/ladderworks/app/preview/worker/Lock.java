package org.ladderworks.app.preview.worker;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * Footage that goes together, frame by frame. One of them leads: a rendition, of two the one of more frames; the other
 * shows what is on at the leader's time. A source shows the frame from which the encoder made the leader's, which is the
 * nearest: times of containers are rounded, and so are those of a source whose rate was changed.
 */
final class Lock implements AutoCloseable {
    private final List<Projection> projections;
    private final int leader;

    /** The frames of all at one time, in the order of the footage. */
    record Frames(List<Still> stills) implements AutoCloseable {
        @Override
        public void close() {
            stills.forEach(Still::close);
        }
    }

    Lock(List<Projection> projections) {
        this.projections = List.copyOf(projections);
        int leads = 0;
        for (int i = 1; i < projections.size(); i++) {
            boolean better = rank(projections.get(i)) > rank(projections.get(leads));
            boolean faster = rank(projections.get(i)) == rank(projections.get(leads))
                    && projections
                                    .get(i)
                                    .facts()
                                    .rate()
                                    .compareTo(projections.get(leads).facts().rate())
                            > 0;
            if (better || faster) {
                leads = i;
            }
        }
        leader = leads;
    }

    /** Opens footage, the second beside the first. */
    static Lock open(List<Footage> footage) throws Unshowable {
        List<Beside<Projection>> opening = new ArrayList<>();
        for (int i = 1; i < footage.size(); i++) {
            int number = i;
            opening.add(Beside.begin(() -> new Projection(number, footage.get(number))));
        }
        List<Projection> opened = new ArrayList<>();
        Unshowable failed = null;
        try {
            opened.add(new Projection(0, footage.getFirst()));
        } catch (Unshowable e) {
            failed = e;
        }
        for (Beside<Projection> each : opening) {
            try {
                opened.add(each.await());
            } catch (Unshowable e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            opened.forEach(Projection::close);
            throw failed;
        }
        return new Lock(opened);
    }

    private static int rank(Projection projection) {
        return projection.footage().kind() == Footage.Kind.RENDITION ? 1 : 0;
    }

    List<Projection> projections() {
        return projections;
    }

    Projection leader() {
        return projections.get(leader);
    }

    /** The leader's frame of those. */
    Still led(Frames frames) {
        return frames.stills().get(leader);
    }

    /** The size of the largest. */
    Resolution canvas() {
        Resolution largest = projections.getFirst().facts().size();
        for (Projection each : projections) {
            Resolution size = each.facts().size();
            if ((long) size.width() * size.height() > (long) largest.width() * largest.height()) {
                largest = size;
            }
        }
        return largest;
    }

    Frames at(MediaTime time) throws Unshowable {
        List<Beside<Boolean>> gathering = new ArrayList<>();
        for (int i = 0; i < projections.size(); i++) {
            Projection follower = projections.get(i);
            if (i != leader && !follower.isNear(time)) {
                // Both have to go there: what is decoded meanwhile is at hand when the leader's very time is known.
                gathering.add(Beside.begin(() -> {
                    following(follower, time).close();
                    return true;
                }));
            }
        }
        Still led;
        try {
            led = leader().at(time, leader().slack());
        } finally {
            for (Beside<Boolean> each : gathering) {
                try {
                    each.await();
                } catch (Unshowable e) {
                    // It fails again below, where it counts.
                }
            }
        }
        return with(led);
    }

    Frames stepped(Frames from, int frames) throws Unshowable {
        return with(leader().reel().stepped(led(from).pts(), frames));
    }

    private Frames with(Still led) throws Unshowable {
        List<Still> stills = new ArrayList<>();
        MediaTime time = leader().titleTime(led.pts());
        try {
            for (int i = 0; i < projections.size(); i++) {
                stills.add(i == leader ? led : following(projections.get(i), time));
            }
        } catch (Unshowable | RuntimeException e) {
            stills.forEach(Still::close);
            if (!stills.contains(led)) {
                led.close();
            }
            throw e;
        }
        return new Frames(stills);
    }

    private Still following(Projection follower, MediaTime time) throws Unshowable {
        MediaTime slack = follower.slack();
        if (follower.footage().kind() == Footage.Kind.SOURCE
                && leader().footage().kind() == Footage.Kind.RENDITION) {
            MediaTime frame = leader().facts().rate().frameDuration();
            slack = MediaTime.of(
                            frame.ticks(),
                            Math.multiplyExact(2, frame.timescale().ticksPerSecond()))
                    .minus(follower.slack());
        }
        return follower.at(time, slack);
    }

    @Override
    public void close() {
        projections.forEach(Projection::close);
    }
}

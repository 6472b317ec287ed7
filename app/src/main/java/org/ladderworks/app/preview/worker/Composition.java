package org.ladderworks.app.preview.worker;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.app.preview.PixelValue;
import org.ladderworks.app.preview.SharedRing;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;

/** One frame, two behind each other, or the difference of two, as a view wants it. For one thread. */
final class Composition {
    private final Painter painter = new Painter();

    /** Draws into a slot; whose sides are seen there. */
    List<Side> paint(Lock now, View of, Lock.Frames frames, SharedRing ring, int slot) throws Unshowable {
        boolean two = frames.stills().size() > 1;
        if (of.mode() != View.Mode.FIRST && !two) {
            throw new Unshowable(Trouble.Kind.REFUSED, "only one footage is open");
        }
        int bytes = of.size().width() * of.size().height() * 4;
        List<Integer> which = switch (of.mode()) {
            case FIRST -> List.of(0);
            case SECOND -> List.of(1);
            case BOTH, DIFFERENCE -> List.of(0, 1);
        };
        List<Side> sides = which.stream()
                .map(side -> now.projections().get(side).side(frames.stills().get(side)))
                .toList();
        if (of.mode() == View.Mode.DIFFERENCE) {
            painter.drawDifference(
                    frames.stills().get(0),
                    now.projections().get(0),
                    frames.stills().get(1),
                    now.projections().get(1),
                    now.canvas(),
                    of,
                    ring.slot(slot, 0, bytes));
            return sides;
        }
        for (int i = 0; i < which.size(); i++) {
            int side = which.get(i);
            painter.draw(
                    frames.stills().get(side),
                    now.projections().get(side),
                    now.canvas(),
                    of,
                    ring.slot(slot, i * bytes, bytes));
        }
        return sides;
    }

    /** The values at a pixel of what is drawn, of each footage. */
    List<PixelValue> pixel(Lock now, View of, Lock.Frames frames, int x, int y) throws Unshowable {
        List<PixelValue> values = new ArrayList<>();
        for (int i = 0; i < frames.stills().size(); i++) {
            values.add(painter.pixel(frames.stills().get(i), now.projections().get(i), now.canvas(), of, x, y));
        }
        return values;
    }
}

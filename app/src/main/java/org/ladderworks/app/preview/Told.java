package org.ladderworks.app.preview;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** What the worker tells. Part of the protocol between the two processes; callers hear of it by {@link ScreeningListener}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "told")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Told.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Told.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Told.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Told.Shown.class, name = "shown"),
    @JsonSubTypes.Type(value = Told.Running.class, name = "running"),
    @JsonSubTypes.Type(value = Told.Plays.class, name = "plays"),
    @JsonSubTypes.Type(value = Told.Values.class, name = "values"),
    @JsonSubTypes.Type(value = Told.Failed.class, name = "failed")
})
public sealed interface Told {
    /** Something told of a screening; 0 for the worker itself. */
    record Event(int screening, Told told) {}

    /** The worker takes orders. */
    record Ready(int version, long pid) implements Told {}

    /** An order was carried out, or could not be: then {@link Failed} came before. */
    record Done(long id) implements Told {}

    /** Footage was opened. */
    record Opened(Facts facts) implements Told {}

    /**
     * A shot lies in a slot.
     *
     * @param size of each of its pictures, which follow each other
     * @param exact whether the times are the very frame's
     * @param text the lines of the chosen text track at that time
     */
    record Shown(int ring, int slot, Resolution size, int pictures, List<Side> sides, boolean exact, String text)
            implements Told {}

    /** Whether it plays, and how fast; 0 for a still frame. */
    record Running(double rate, MediaTime time) implements Told {}

    /** Who plays. */
    record Plays(Player player) implements Told {}

    /** The answer to {@link Order.Pixel}. */
    record Values(long id, List<PixelValue> values) implements Told {}

    /** Something went wrong. */
    record Failed(Trouble trouble) implements Told {}
}

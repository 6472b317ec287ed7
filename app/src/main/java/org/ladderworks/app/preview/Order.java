package org.ladderworks.app.preview;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.time.MediaTime;

/** What the worker is asked for. Part of the protocol between the two processes; callers use {@link Screening}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Order.Close.class, name = "close"),
    @JsonSubTypes.Type(value = Order.Ring.class, name = "ring"),
    @JsonSubTypes.Type(value = Order.Look.class, name = "look"),
    @JsonSubTypes.Type(value = Order.Seek.class, name = "seek"),
    @JsonSubTypes.Type(value = Order.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Order.Play.class, name = "play"),
    @JsonSubTypes.Type(value = Order.Mark.class, name = "mark"),
    @JsonSubTypes.Type(value = Order.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = Order.Pixel.class, name = "pixel"),
    @JsonSubTypes.Type(value = Order.Release.class, name = "release"),
    @JsonSubTypes.Type(value = Order.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = Order.End.class, name = "end")
})
public sealed interface Order {
    /** Of the protocol; a worker of another one ends. */
    int VERSION = 1;

    /** Bytes of a line at most. */
    int LONGEST_LINE = 16 << 20;

    /**
     * An order with its number.
     *
     * @param id answered by {@link Told.Done}; 0 where no answer is wanted
     * @param screening that is meant; 0 for the worker itself
     */
    record Request(long id, int screening, Order order) {}

    /** Opens footage, shows what is at {@code at}. */
    record Open(List<Footage> footage, View view, MediaTime at) implements Order {}

    /** Ends a screening. */
    record Close() implements Order {}

    /** Shares memory: {@code slots} slots of {@code slotBytes} bytes in a file; shots go there from now on. */
    record Ring(int number, Path file, int slots, int slotBytes) implements Order {}

    /** Draws otherwise; the frame stays. */
    record Look(View view) implements Order {}

    /** To the frame that is shown at a time. */
    record Seek(MediaTime time) implements Order {}

    /** So many frames on; negative back. */
    record Step(int frames) implements Order {}

    /** At a rate, 1 for the usual one, negative backwards; 0 stops. */
    record Play(double rate) implements Order {}

    /** In and out points. */
    record Mark(Marks marks) implements Order {}

    /** Tracks by number; -1 for none. */
    record Choose(int sound, int text) implements Order {}

    /** The values at a pixel of the drawn picture. */
    record Pixel(int x, int y) implements Order {}

    /** A slot may be written again. */
    record Release(int ring, int slot) implements Order {}

    /** Asks for an answer. */
    record Ping() implements Order {}

    /** Ends the worker. */
    record End() implements Order {}
}

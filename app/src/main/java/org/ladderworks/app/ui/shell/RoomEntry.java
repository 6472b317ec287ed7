package org.ladderworks.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * The way into a room of the window. The room is built when it is entered for the first time: most days see two or three of them, and
 * the first is there sooner. On the UI thread alone.
 */
public final class RoomEntry {
    private final String id;
    private final String name;
    private final Ikon icon;
    private final ObservableValue<String> badge;
    private final Supplier<Room> building;
    private final Optional<Consumer<List<Long>>> taking;
    private @Nullable Room built;

    /**
     * A room that is not built yet.
     *
     * @param id stable
     * @param badge a few signs beside its name, such as how many jobs wait; empty for none
     * @param building is asked once
     */
    public RoomEntry(String id, String name, Ikon icon, ObservableValue<String> badge, Supplier<Room> building) {
        this(id, name, icon, badge, building, Optional.empty());
    }

    private RoomEntry(
            String id,
            String name,
            Ikon icon,
            ObservableValue<String> badge,
            Supplier<Room> building,
            Optional<Consumer<List<Long>>> taking) {
        this.id = id;
        this.name = name;
        this.icon = icon;
        this.badge = badge;
        this.building = building;
        this.taking = taking;
    }

    /** The same, but titles can be dropped on it. */
    public RoomEntry taking(Consumer<List<Long>> titles) {
        return new RoomEntry(id, name, icon, badge, building, Optional.of(titles));
    }

    /** Does with titles what is done with those that are dropped on it; empty where none can be. */
    public Optional<Consumer<List<Long>>> taking() {
        return taking;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    Ikon icon() {
        return icon;
    }

    ObservableValue<String> badge() {
        return badge;
    }

    /** The room, built where that was not done before. */
    public Room room() {
        Room here = built;
        if (here == null) {
            here = building.get();
            built = here;
        }
        return here;
    }
}

package org.ladderworks.app.ui.library;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.library.Title;

/** A line of the list of titles; its title comes when it is seen. */
public final class TitleRow {
    private final long id;
    private final ReadOnlyObjectWrapper<@Nullable Title> title = new ReadOnlyObjectWrapper<>();

    TitleRow(long id) {
        this.id = id;
    }

    public long id() {
        return id;
    }

    /** Null until it is fetched, and where the title is gone. */
    public ReadOnlyObjectProperty<@Nullable Title> title() {
        return title.getReadOnlyProperty();
    }

    void fill(Title fetched) {
        title.set(fetched);
    }
}

package org.ladderworks.app.ui.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is told at the moment, the newest first. On the UI thread alone. */
public final class Notices {
    /** More are not read. */
    private static final int MOST = 5;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> unmodifiable = FXCollections.unmodifiableObservableList(shown);

    public ObservableList<Notice> shown() {
        return unmodifiable;
    }

    public void tell(Notice notice) {
        shown.remove(notice);
        shown.addFirst(notice);
        if (shown.size() > MOST) {
            shown.remove(MOST, shown.size());
        }
    }

    /** It was read, or is over. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }
}

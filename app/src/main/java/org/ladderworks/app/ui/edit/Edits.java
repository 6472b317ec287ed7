package org.ladderworks.app.ui.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.ladderworks.app.ui.work.BackgroundWork;

/** What was done, in order, to be taken back and done again. On the UI thread alone. */
public final class Edits {
    private static final int MOST = 100;

    private final BackgroundWork work;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");

    public Edits(BackgroundWork work) {
        this.work = work;
    }

    /** Something was done: what was taken back before cannot be done again. */
    public void did(Edit edit) {
        done.push(edit);
        if (done.size() > MOST) {
            done.removeLast();
        }
        undone.clear();
        tell();
    }

    public void undo() {
        if (!done.isEmpty()) {
            Edit edit = done.pop();
            undone.push(edit);
            tell();
            work.inTurn(edit.undo());
        }
    }

    /** Takes back what may not be the last by now; where that was done already, nothing. */
    public void undo(Edit edit) {
        if (edit.equals(done.peek())) {
            undo();
        } else if (done.remove(edit)) {
            tell();
            work.inTurn(edit.undo());
        }
    }

    public void redo() {
        if (!undone.isEmpty()) {
            Edit edit = undone.pop();
            done.push(edit);
            tell();
            work.inTurn(edit.redo());
        }
    }

    /** The name of what would be taken back; empty where there is nothing. */
    public ReadOnlyStringProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /** The name of what would be done again; empty where there is nothing. */
    public ReadOnlyStringProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    private void tell() {
        undoable.set(done.isEmpty() ? "" : done.peek().name());
        redoable.set(undone.isEmpty() ? "" : undone.peek().name());
    }
}

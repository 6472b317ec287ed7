package org.ladderworks.app.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.ladderworks.app.ui.command.Command;

/**
 * A room of the window.
 *
 * @param id stable
 * @param badge a few signs beside its name, such as how many jobs wait; empty for none
 * @param commands that its keys do while it is shown, and that the palette lists
 */
public record RoomEntry(
        String id, String name, Ikon icon, Node view, ObservableValue<String> badge, List<Command> commands) {
    public RoomEntry {
        commands = List.copyOf(commands);
    }
}

package org.ladderworks.app.ui.shell;

import java.util.List;
import javafx.scene.Node;
import org.ladderworks.app.ui.command.Command;

/**
 * What is seen of a room, and what can be done in it.
 *
 * @param commands that its keys do while it is shown, and that the palette lists
 */
public record Room(Node view, List<Command> commands) {
    public Room {
        commands = List.copyOf(commands);
    }
}

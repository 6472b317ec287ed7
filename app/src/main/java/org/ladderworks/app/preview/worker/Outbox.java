package org.ladderworks.app.preview.worker;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ladderworks.app.preview.Told;
import org.ladderworks.app.preview.Wire;

/** Tells the window. Thread-safe. */
final class Outbox {
    private final PrintStream out;

    Outbox(java.io.OutputStream out) {
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    void tell(int screening, Told told) {
        String line = Wire.line(new Told.Event(screening, told));
        synchronized (out) {
            out.print(line);
            out.print('\n');
            out.flush();
        }
    }
}

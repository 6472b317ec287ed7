package org.ladderworks.app.playback;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ladderworks.app.players.PlayerLab;

/** A browser with players for all tests of a class. */
final class OpenLab implements BeforeAllCallback, AfterAllCallback {
    private @Nullable PlayerLab lab;

    PlayerLab get() {
        return Objects.requireNonNull(lab);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        lab = PlayerLab.open();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (lab != null) {
            lab.close();
        }
    }
}

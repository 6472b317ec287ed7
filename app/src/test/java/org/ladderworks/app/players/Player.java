package org.ladderworks.app.players;

import java.util.List;

/** A player of {@code src/test/players}; its name is the key of the adapter in {@code adapters.js}. */
public enum Player {
    /** hls.js. */
    HLS_JS,
    /** Shaka Player. */
    SHAKA,
    /** dash.js, the reference client of DASH-IF. */
    DASH_JS;

    /** The kinds of manifest that the player reads. */
    public List<Manifest> manifests() {
        return switch (this) {
            case HLS_JS -> List.of(Manifest.HLS);
            case SHAKA -> List.of(Manifest.HLS, Manifest.DASH);
            case DASH_JS -> List.of(Manifest.DASH);
        };
    }
}

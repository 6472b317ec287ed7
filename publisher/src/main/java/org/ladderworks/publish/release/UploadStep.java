package org.ladderworks.publish.release;

import org.ladderworks.engine.packaging.PackagedFile;

/** In which order a release comes into being (rule 71): nothing names what is not there yet. */
public enum UploadStep {
    MEDIA,
    INIT,
    MEDIA_PLAYLISTS,
    /** What a viewer begins with: the multivariant playlist and the MPD. */
    ENTRANCES;

    static UploadStep of(PackagedFile.Role role) {
        return switch (role) {
            case SEGMENT, TEXT, IMAGE, DATA -> MEDIA;
            case INIT -> INIT;
            case MEDIA_PLAYLIST -> MEDIA_PLAYLISTS;
            case MULTIVARIANT_PLAYLIST, MPD -> ENTRANCES;
        };
    }
}

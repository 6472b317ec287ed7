package org.ladderworks.engine.packaging;

/** One file of a package. {@code path} is relative to the package, with forward slashes; {@code sha256} in lower-case hex. */
public record PackagedFile(String path, Role role, long size, String sha256) {
    /** What the file is to a publisher: it decides its content type, its cache time and its place in the upload order. */
    public enum Role {
        INIT,
        SEGMENT,
        /** A whole text in one file. */
        TEXT,
        /** Thumbnails on a sheet or in an archive, or a poster. */
        IMAGE,
        /** For tools; no player asks for it. */
        DATA,
        MEDIA_PLAYLIST,
        MULTIVARIANT_PLAYLIST,
        MPD
    }
}

package org.ladderworks.engine.encode;

/**
 * How much of a title was encoded now, and how much was there already.
 *
 * @param reused chunks of pictures and tracks of sound that the store held
 * @param reusedBytes their size
 * @param encoded chunks and tracks that were made
 * @param encodedBytes their size
 */
public record ChunkWork(long reused, long reusedBytes, long encoded, long encodedBytes) {
    /** Where nothing was to be encoded. */
    public static final ChunkWork NONE = new ChunkWork(0, 0, 0, 0);

    /** For people, as a part of a sentence. */
    public String inWords() {
        return "%d of %d chunks were there already (%.1f of %.1f MB)"
                .formatted(reused, reused + encoded, reusedBytes / 1e6, (reusedBytes + encodedBytes) / 1e6);
    }
}

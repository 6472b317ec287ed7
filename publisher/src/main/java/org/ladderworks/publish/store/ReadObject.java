package org.ladderworks.publish.store;

/** An object with its bytes. */
public final class ReadObject {
    private final StoredObject object;
    private final byte[] bytes;

    /**
     * One that was read.
     *
     * @param bytes not to be changed from then on
     */
    public ReadObject(StoredObject object, byte[] bytes) {
        this.object = object;
        this.bytes = bytes;
    }

    public StoredObject object() {
        return object;
    }

    /** Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}

package org.ladderworks.publish.store;

/**
 * What a store can.
 *
 * @param headers whether it keeps content types, cache times and encodings: a folder does not
 * @param conditions whether {@link Condition}s hold, against other machines too
 * @param checks whether it finds out itself that an object's bytes are not those whose SHA-256 was told with them
 * @param parts how large files are cut
 */
public record Abilities(boolean headers, boolean conditions, boolean checks, Parts parts) {
    /**
     * Parts of an object.
     *
     * @param size of all but the last, in bytes, where no more are needed than there may be
     * @param most how many one object may have
     */
    public record Parts(int size, int most) {
        private static final long UNIT = 1 << 20;

        /**
         * The size of all parts but the last of an object of so many bytes.
         *
         * @throws IllegalArgumentException where they would be over 2 GB each: no store has objects as large as that
         */
        public int sizeFor(long bytes) {
            long least = (bytes + most - 1) / most;
            if (least <= size) {
                return size;
            }
            long whole = (least + UNIT - 1) / UNIT * UNIT;
            if (whole > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(bytes + " bytes are more than one object can have");
            }
            return (int) whole;
        }

        /** How many an object of so many bytes has. */
        public long count(long bytes) {
            int each = sizeFor(bytes);
            return (bytes + each - 1) / each;
        }
    }
}

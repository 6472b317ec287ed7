package org.ladderworks.engine.testing;

import java.util.Arrays;
import java.util.Random;

/** A file damaged in one of the ways in which files come damaged, chosen by a random generator. */
public enum Mutation {
    FLIPPED_BITS {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] bytes = file.clone();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    CUT {
        @Override
        byte[] of(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    /** A disk gives zeros for blocks that it could not read. */
    ZEROED_BLOCK {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] bytes = file.clone();
            int from = random.nextInt(bytes.length);
            Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(4096)), (byte) 0);
            return bytes;
        }
    },
    /** Numbers in the first or last bytes, where headers and indexes are, say what is not so. */
    LYING_HEADER {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] bytes = file.clone();
            int near = Math.min(2048, bytes.length - 4);
            int[] lies = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x00FFFFFF, random.nextInt()};
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                int at = random.nextBoolean() ? random.nextInt(near) : bytes.length - 4 - random.nextInt(near);
                int lie = lies[random.nextInt(lies.length)];
                for (int b = 0; b < 4; b++) {
                    bytes[at + b] = (byte) (lie >>> (24 - 8 * b));
                }
            }
            return bytes;
        }
    },
    MISSING_PIECE {
        @Override
        byte[] of(byte[] file, Random random) {
            int from = random.nextInt(file.length);
            int to = Math.min(file.length, from + 1 + random.nextInt(2000));
            byte[] bytes = Arrays.copyOf(file, file.length - (to - from));
            System.arraycopy(file, to, bytes, from, file.length - to);
            return bytes;
        }
    },
    DOUBLED_PIECE {
        @Override
        byte[] of(byte[] file, Random random) {
            int from = random.nextInt(file.length);
            int length = Math.min(file.length - from, 1 + random.nextInt(4000));
            byte[] bytes = Arrays.copyOf(file, file.length + length);
            System.arraycopy(file, from, bytes, from + length, file.length - from);
            return bytes;
        }
    };

    /** Damages a copy. */
    abstract byte[] of(byte[] file, Random random);

    /** One of them all. */
    public static byte[] any(byte[] file, Random random) {
        return values()[random.nextInt(values().length)].of(file, random);
    }
}

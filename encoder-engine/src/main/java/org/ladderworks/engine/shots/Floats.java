package org.ladderworks.engine.shots;

import java.util.Arrays;

/** A list of numbers that grows. Not thread-safe. */
final class Floats {
    private float[] values = new float[256];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void setLast(float value) {
        values[size - 1] = value;
    }

    float[] values() {
        return Arrays.copyOf(values, size);
    }
}

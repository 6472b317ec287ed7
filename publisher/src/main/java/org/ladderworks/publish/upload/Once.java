package org.ladderworks.publish.upload;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is found out when it is first asked for, and only then. Thread-safe. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> finding;
    private @Nullable T found;

    Once(Supplier<T> finding) {
        this.finding = finding;
    }

    @Override
    public synchronized T get() {
        T known = found;
        if (known == null) {
            known = finding.get();
            found = known;
        }
        return known;
    }
}

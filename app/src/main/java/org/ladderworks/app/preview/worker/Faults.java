package org.ladderworks.app.preview.worker;

import java.util.function.Consumer;
import org.ladderworks.app.preview.Trouble;

/** Tells of damage and of missing keys, once and not with each frame. For one thread. */
final class Faults {
    /** Damage is told once per so many packets. */
    private static final long TOLD = 100;

    private final Consumer<Trouble> teller;
    private long told;

    Faults(Consumer<Trouble> teller) {
        this.teller = teller;
    }

    void tell(Lock now) {
        for (Projection each : now.projections()) {
            String label = each.footage().label();
            long faults = each.reel().decoder().faults();
            if (each.reel().decoder().encrypted()) {
                if (told == 0) {
                    told = 1;
                    teller.accept(new Trouble(
                            Trouble.Kind.ENCRYPTED,
                            label + ": its samples are encrypted, and there is no key for them"));
                }
            } else if (faults > told) {
                told = faults + TOLD;
                teller.accept(new Trouble(Trouble.Kind.DAMAGED, label + ": " + faults + " parts cannot be decoded"));
            }
        }
    }

    void forget() {
        told = 0;
    }
}

package org.ladderworks.app.ladder;

/**
 * What an operator pays, in whatever currency, for 10^9 bytes.
 *
 * @param stored a month
 * @param delivered to viewers
 */
public record Prices(double stored, double delivered) {
    /** In the order of what object stores and delivery networks ask for small amounts, in dollars; nobody's offer. */
    public static final Prices ASSUMED = new Prices(0.023, 0.085);

    /**
     * Holds them to what prices can be.
     *
     * @throws IllegalArgumentException where one is negative, not finite or beyond a million
     */
    public Prices {
        if (!isPrice(stored) || !isPrice(delivered)) {
            throw new IllegalArgumentException("no price: " + stored + ", " + delivered);
        }
    }

    /** Whether that can be a price. */
    public static boolean isPrice(double value) {
        return value >= 0 && value <= 1_000_000;
    }
}

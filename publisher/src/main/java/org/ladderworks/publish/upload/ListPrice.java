package org.ladderworks.publish.upload;

/**
 * What a store of AWS asks for, by its list prices for S3 Standard in us-east-1: an order of magnitude, not a bill. In US dollars.
 *
 * @param requests once
 * @param month for storage, each month
 */
public record ListPrice(double requests, double month) {
    private static final double THOUSAND_WRITES = 0.005;
    private static final double GIB_MONTH = 0.023;

    /** Of what a plan adds. */
    public static ListPrice of(UploadPlan plan) {
        return new ListPrice(
                plan.requests() / 1000.0 * THOUSAND_WRITES, plan.stored() / (double) (1L << 30) * GIB_MONTH);
    }
}

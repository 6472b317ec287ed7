package org.ladderworks.engine.encode;

/**
 * A hardware encoder that works on this machine.
 *
 * @param signature of what it wrote into the headers of its trial: another card or driver, which writes other headers,
 *     gets chunks of its own, as the chunks of a rung must have the same
 */
public record HardwareDevice(HardwareEncoder encoder, String signature) {}

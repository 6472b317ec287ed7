package org.ladderworks.engine.encode;

/** A channel by where its loudspeaker stands, as FFmpeg names it. */
enum Speaker {
    /** Front left. */
    FL,
    /** Front right. */
    FR,
    /** Front centre; the one channel of mono. */
    FC,
    /** Low-frequency effects. */
    LFE,
    /** Back left. */
    BL,
    /** Back right. */
    BR,
    /** Back centre. */
    BC,
    /** Side left. */
    SL,
    /** Side right. */
    SR
}

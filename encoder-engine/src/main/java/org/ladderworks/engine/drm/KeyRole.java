package org.ladderworks.engine.drm;

/** Which tracks a key is for. Texts are never encrypted: hardly a player reads encrypted ones. */
public enum KeyRole {
    /** Everything, where one key does for all. */
    ALL,
    AUDIO,
    /** All pictures. */
    VIDEO,
    /** Pictures below 720 lines. */
    SD,
    /** Pictures of 720 to 1080 lines. */
    HD,
    /** Pictures of more than 1080 lines. */
    UHD
}

package org.ladderworks.app.preview;

import org.ladderworks.engine.time.MediaTime;

/**
 * One footage in a shot.
 *
 * @param footage its number, in the order of opening
 * @param frame counted from where the title begins, at the nominal rate; negative before it
 * @param time of the frame in the title, exact
 * @param timecode of the frame, counted from where the title begins; drop-frame at 29.97 and 59.94 frames a second
 * @param type {@code I}, {@code P} or {@code B}; empty where it is not known
 * @param key whether decoding can begin with it
 */
public record Side(int footage, long frame, MediaTime time, String timecode, String type, boolean key) {}

package org.ladderworks.engine.encode;

/**
 * One sound of a title, whatever codecs and layouts it is delivered in.
 *
 * @param input where it comes from
 * @param fullest the layout with the most channels that it is to have
 * @param language BCP 47, {@code und} where unknown
 * @param title what a viewer reads when choosing it; differs between programmes of one language and role
 */
public record AudioProgramme(AudioInput input, ChannelLayout fullest, String language, AudioRole role, String title) {
    AudioProgramme titled(String changed) {
        return new AudioProgramme(input, fullest, language, role, changed);
    }
}

package org.ladderworks.app.players;

import java.util.List;

/**
 * What {@code lab.state()} of the page says. Times are media times in seconds; -1 stands for not known yet.
 *
 * @param version version of the player
 * @param started whether playback has begun once
 * @param fatal whether the player gave up
 * @param settled whether playback is steady, that is, no seek or rung change is still under way
 * @param paused the video element's own flag
 * @param ended whether the video element fired its ended event since the last seek
 * @param currentTime the video element's clock
 * @param duration the video element's duration
 * @param declaredDuration what the player read from the manifest
 * @param width of the picture that is shown, in pixels
 * @param height of the picture that is shown, in pixels
 * @param rung index of the rung that the player says it plays
 * @param rungs all rungs, in the player's order
 * @param buffered what the video element holds
 * @param decodedFrames frames decoded so far
 * @param droppedFrames frames of these that came too late to show
 * @param frameDuration smallest step between two shown frames
 * @param firstFrameTime media time of the first shown frame
 * @param lastFrameTime media time of the frame shown last
 * @param problems everything that went wrong so far
 * @param notes events that are no fault, for reading when something is
 */
public record PlayerState(
        String version,
        boolean started,
        boolean fatal,
        boolean settled,
        boolean paused,
        boolean ended,
        double currentTime,
        double duration,
        double declaredDuration,
        int width,
        int height,
        int rung,
        List<Rung> rungs,
        List<Range> buffered,
        int decodedFrames,
        int droppedFrames,
        double frameDuration,
        double firstFrameTime,
        double lastFrameTime,
        List<Problem> problems,
        List<String> notes) {
    /**
     * A stretch of buffered media.
     *
     * @param start media time in seconds
     * @param end media time in seconds
     */
    public record Range(double start, double end) {}

    /** Whether something went wrong after which going on shows nothing new. */
    boolean broken() {
        return fatal
                || problems.stream()
                        .map(Problem::kind)
                        .anyMatch(kind -> kind == Problem.Kind.ERROR || kind == Problem.Kind.STUCK);
    }
}

package org.ladderworks.engine.encode;

import org.ladderworks.engine.time.MediaTime;

/** What an artefact was checked to hold: so many frames (pictures, or samples of sound), from one time to another. */
record ChunkSpan(long frames, MediaTime start, MediaTime end) {
    static ChunkSpan of(VideoPlan video, ChunkWindow window, RungPlan rung) {
        return of(video, window, rung.framesIn(window).length);
    }

    /** So many pictures of a window. */
    static ChunkSpan of(VideoPlan video, ChunkWindow window, long pictures) {
        return new ChunkSpan(
                pictures,
                video.frameRate().timeOf(window.firstFrame()),
                video.frameRate().timeOf(window.firstFrame() + window.frames()));
    }

    static ChunkSpan of(AudioPlan audio) {
        return new ChunkSpan(audio.samples(), MediaTime.ZERO, audio.length());
    }
}

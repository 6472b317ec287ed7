"use strict";

// Records which texts a player offers, and which cues show while it plays.
lab.texts = (() => {
    const video = document.querySelector("video");
    const shown = new Map();
    // The browser finds out what is active in a task of its own, four times a second or oftener (HTML, "time marches on"). After a
    // longer pause a frame may come before that task.
    const STALE_S = 0.2;
    let lastTime = 0;

    function watch() {
        const stale = Math.abs(video.currentTime - lastTime) > STALE_S;
        lastTime = video.currentTime;
        for (const track of stale ? [] : video.textTracks) {
            for (const cue of track.mode === "showing" ? track.activeCues ?? [] : []) {
                const seen = shown.get(cue.text) ?? { text: cue.text, start: cue.startTime, end: cue.endTime,
                    firstSeen: video.currentTime, lastSeen: video.currentTime };
                seen.firstSeen = Math.min(seen.firstSeen, video.currentTime);
                seen.lastSeen = Math.max(seen.lastSeen, video.currentTime);
                shown.set(cue.text, seen);
            }
        }
        requestAnimationFrame(watch);
    }

    return {
        offered: () => lab.adapter().texts(),

        choose(index) {
            lab.adapter().chooseText(index);
            shown.clear();
            requestAnimationFrame(watch);
        },

        /** The chosen one has cues. */
        arrived: () => [...video.textTracks].some((track) => track.mode === "showing" && track.cues?.length > 0),

        shown: () => [...shown.values()],
    };
})();

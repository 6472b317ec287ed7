// What is measured while a title plays.

import { element, write } from "./dom.js";
import { bitRate, clock, rungName, rungSize } from "./format.js";
import { loadedUntil } from "./seekbar.js";

const MOST_EVENTS = 200;

/** Adds a line to the list of events, the newest first. */
export const note = (video, text) => {
    const list = element("events");
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.textContent = clock(video.currentTime);
    const what = document.createElement("span");
    what.textContent = text;
    line.append(time, what);
    list.prepend(line);
    while (list.children.length > MOST_EVENTS) {
        list.lastChild.remove();
    }
};

/** Counts stalls: the clock waits for media in the middle of playing, and nobody has moved it. */
const stalls = (video, say) => {
    let count = 0;
    let total = 0;
    let since = null;
    let moved = true;
    video.addEventListener("seeking", () => { moved = true; });
    video.addEventListener("waiting", () => {
        if (!moved && since === null && !video.ended) {
            count++;
            since = performance.now();
            say.note("stall");
        }
    });
    const goesOn = () => {
        if (since !== null) {
            total += performance.now() - since;
            since = null;
        }
    };
    video.addEventListener("playing", () => {
        goesOn();
        moved = false;
    });
    video.addEventListener("seeking", goesOn);
    return () => {
        const all = total + (since === null ? 0 : performance.now() - since);
        return count === 0 ? "none" : `${count}, ${(all / 1000).toFixed(1)} s together`;
    };
};

export const begin = (video, engine, say) => {
    const stalled = stalls(video, say);
    let last = -1;
    return () => {
        const rungs = engine.rungs();
        const rung = engine.playing();
        if (rung >= 0 && rung !== last) {
            if (last >= 0) {
                say.note(`${rungSize(rungs[last])} \u2192 ${rungName(rungs[rung], false)}`);
            }
            last = rung;
        }
        const quality = video.getVideoPlaybackQuality();
        const ahead = Math.max(0, loadedUntil(video, video.currentTime) - video.currentTime);
        write("reading-rung", rungs[rung] ? rungName(rungs[rung], false) : "\u2013");
        write("reading-picture", video.videoWidth ? `${video.videoWidth}\u00d7${video.videoHeight}` : "\u2013");
        write("reading-buffer", `${ahead.toFixed(1)} s`);
        write("reading-bandwidth", bitRate(engine.bandwidth()));
        write("reading-dropped", `${quality.droppedVideoFrames} of ${quality.totalVideoFrames}`);
        write("reading-stalls", stalled());
    };
};

// The seek bar: where the title is, what is loaded, and thumbnails of where the pointer or the keyboard would lead.

import { element } from "./dom.js";
import { clock } from "./format.js";

const LONGEST_SIDE = 200;

const percent = (part, whole) => `${whole > 0 ? Math.min(100, Math.max(0, 100 * part / whole)) : 0}%`;

/** The end of what is loaded without a gap from a time on; the time itself where nothing is. */
export const loadedUntil = (video, time) => {
    for (let i = 0; i < video.buffered.length; i++) {
        if (video.buffered.start(i) <= time + 0.1 && video.buffered.end(i) > time) {
            return video.buffered.end(i);
        }
    }
    return time;
};

const show = (cue, time, duration) => {
    const box = element("thumbnail");
    const sprite = element("sprite");
    element("moment").textContent = clock(time);
    if (cue) {
        const scale = Math.min(1, LONGEST_SIDE / Math.max(cue.width, cue.height));
        sprite.style.width = `${cue.width}px`;
        sprite.style.height = `${cue.height}px`;
        sprite.style.zoom = scale;
        sprite.style.backgroundImage = `url("${cue.sheet}")`;
        sprite.style.backgroundPosition = `-${cue.x}px -${cue.y}px`;
        sprite.dataset.start = cue.start;
    }
    sprite.hidden = !cue;
    box.hidden = false;
    const bar = element("seekbar").clientWidth;
    const middle = duration > 0 ? bar * time / duration : 0;
    box.style.left = `${Math.max(0, Math.min(bar - box.offsetWidth, middle - box.offsetWidth / 2))}px`;
};

export const begin = (video, thumbnailAt) => {
    const seek = element("seek");
    let held = false;
    const duration = () => Number.isFinite(video.duration) ? video.duration : 0;
    const preview = (time) => duration() > 0 && show(thumbnailAt(time), time, duration());
    const hide = () => { element("thumbnail").hidden = true; };
    const underPointer = (event) => {
        const box = seek.getBoundingClientRect();
        return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * duration();
    };
    seek.addEventListener("pointermove", (event) => preview(underPointer(event)));
    seek.addEventListener("pointerdown", () => { held = true; });
    seek.addEventListener("pointerup", () => { held = false; });
    seek.addEventListener("pointerleave", () => { held = false; hide(); });
    seek.addEventListener("blur", hide);
    seek.addEventListener("input", () => preview(Number(seek.value)));
    seek.addEventListener("change", () => {
        video.currentTime = Number(seek.value);
        held = false;
    });
    return () => {
        const time = held ? Number(seek.value) : video.currentTime;
        seek.max = duration();
        if (!held) {
            seek.value = time;
        }
        seek.setAttribute("aria-valuetext", `${clock(time)} of ${clock(duration())}`);
        element("played").style.width = percent(time, duration());
        element("loaded").style.left = percent(video.currentTime, duration());
        element("loaded").style.width = percent(loadedUntil(video, video.currentTime) - video.currentTime, duration());
        element("clock").value = `${clock(time)} / ${clock(duration())}`;
    };
};

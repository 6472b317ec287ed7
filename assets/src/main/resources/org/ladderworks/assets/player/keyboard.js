// Buttons and the keys that people know from other players.

import { element, write } from "./dom.js";

export const begin = (video, say) => {
    const play = () => {
        if (video.paused) {
            video.play().catch((error) => error.name !== "AbortError" && say.note(`not played: ${error.message}`));
        } else {
            video.pause();
        }
    };
    const move = (seconds) => {
        const end = Number.isFinite(video.duration) ? video.duration : 0;
        video.currentTime = Math.max(0, Math.min(end, video.currentTime + seconds));
    };
    const mute = () => { video.muted = !video.muted; };
    const full = () => document.fullscreenElement ? document.exitFullscreen()
        : element("stage").requestFullscreen?.().catch((error) => say.note(`no full screen: ${error.message}`));

    element("play").addEventListener("click", play);
    element("screen").addEventListener("click", play);
    element("back").addEventListener("click", () => move(-10));
    element("ahead").addEventListener("click", () => move(10));
    element("mute").addEventListener("click", mute);
    element("full").addEventListener("click", full);
    element("volume").addEventListener("input", (event) => {
        video.volume = Number(event.target.value);
        video.muted = false;
    });
    video.addEventListener("volumechange", () => write("mute", video.muted ? "Unmute" : "Mute"));
    for (const type of ["play", "pause", "ended"]) {
        video.addEventListener(type, () => write("play", video.paused ? "Play" : "Pause"));
    }
    document.addEventListener("fullscreenchange", () =>
        write("full", document.fullscreenElement ? "Leave" : "Full"));

    const keys = {
        " ": play, k: play, j: () => move(-10), l: () => move(10), m: mute, f: full,
        arrowleft: () => move(-5), arrowright: () => move(5),
    };
    document.addEventListener("keydown", (event) => {
        const target = event.target;
        const order = keys[event.key.toLowerCase()];
        // Menus take letters and arrows themselves, the volume its arrows, and a button that has the focus the space bar.
        const taken = target.closest("select") || (target.id === "volume" && event.key.startsWith("Arrow"))
            || (target.closest("button") && event.key === " ");
        if (order && !taken && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            order();
        }
    });
};

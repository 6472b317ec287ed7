"use strict";

// One face for all players: load, state, seek, forceRung, and a record of everything a viewer or a player would
// complain about. Each combination gets a fresh page, so nothing here is ever reset.
window.lab = (() => {
    const NO_PROGRESS_MS = 5000;
    const TICK_MS = 100;
    // A jump of the clock between two ticks that real time and rate do not explain, in seconds.
    const JUMP_S = 0.3;
    const SETTLED_S = 0.2;
    const AT_END_S = 0.05;

    const video = document.querySelector("video");
    const adapters = {};
    const problems = [];
    const notes = [];
    let adapter = null;
    let fatal = false;
    let playing = false;
    // Since the clock moves: players set it to the title's start when they know that, which may come after the first playing
    // event, and jumps over nothing.
    let started = false;
    // Set while an order of the test (seek, rung) has not led to steady playback yet: buffering is then expected.
    let order = null;
    // The ended event since the last order. Not video.ended: dash.js may open the MediaSource again afterwards, which takes
    // the flag back.
    let ended = false;
    // Where that was: dash.js may step back afterwards.
    let endedAt = 0;
    let lastProgress = { wall: performance.now(), time: 0 };
    let lastTick = { wall: performance.now(), time: 0 };
    let frameDuration = null;
    let firstFrameTime = null;
    let lastFrameTime = null;

    function report(kind, source, detail) {
        problems.push({ kind, source, detail: String(detail), at: video.currentTime });
    }

    function note(source, detail) {
        notes.push(video.currentTime.toFixed(3) + " " + source + ": " + detail);
    }

    function reachedEnd(source) {
        ended = true;
        endedAt = video.currentTime;
        order = null;
        note(source, "ended");
    }

    // A player's own word counts only where the clock has run to the end: a jump there is a gap. dash.js finds by a timer that
    // the clock is past the manifest's end, where sound may be longer by a part of a frame, and has ordered a seek back to that
    // end before it says so. So the clock of the last tick is asked.
    function endedBy(source) {
        const clock = lastTick.time + (performance.now() - lastTick.wall) / 1000 * video.playbackRate;
        if (!ended && clock >= video.duration - AT_END_S) {
            reachedEnd(source);
        }
    }

    // Buffering is a fault only during steady playback: not before the start, nor while an order settles.
    function buffering(type) {
        if (!started || order !== null || ended) {
            note("video", type);
        } else {
            report("STALL", "video", type);
        }
    }

    function watchElement() {
        video.addEventListener("playing", () => { playing = true; });
        video.addEventListener("waiting", () => buffering("waiting"));
        video.addEventListener("stalled", () => buffering("stalled"));
        video.addEventListener("ended", () => reachedEnd("video"));
        video.addEventListener("error", () => {
            fatal = true;
            const error = video.error;
            report("ERROR", "video", error === null ? "unknown" : error.code + " " + error.message);
        });
        video.addEventListener("seeking", () => {
            // A player that leaves the timeline by itself jumps over something.
            if (started && order === null && !ended) {
                report("GAP", "video", "seek that nobody asked for, to " + video.currentTime.toFixed(3));
            } else {
                note("video", "seeking");
            }
        });
        window.addEventListener("error", (event) => report("ERROR", "page", event.message));
        window.addEventListener("unhandledrejection", (event) => report("ERROR", "page", event.reason));
    }

    function tick() {
        const now = performance.now();
        const time = video.currentTime;
        const moved = time - lastTick.time;
        started = started || (playing && time > 0);
        const explained = (now - lastTick.wall) / 1000 * video.playbackRate;
        if (started && order === null && moved > explained + JUMP_S) {
            report("GAP", "clock", "jump of " + moved.toFixed(3) + " s from " + lastTick.time.toFixed(3));
        }
        if (order !== null && !video.seeking && !video.paused && time >= order.from + SETTLED_S) {
            order = null;
        }
        if (time !== lastProgress.time || ended || (started && video.paused && order === null)) {
            lastProgress = { wall: now, time };
        } else if (adapter !== null && now - lastProgress.wall > NO_PROGRESS_MS) {
            report("STUCK", "clock", "no progress in " + NO_PROGRESS_MS / 1000 + " s");
            lastProgress = { wall: now, time };
        }
        lastTick = { wall: now, time };
    }

    function onFrame(now, frame) {
        if (firstFrameTime === null) {
            firstFrameTime = frame.mediaTime;
        }
        const delta = lastFrameTime === null ? 0 : frame.mediaTime - lastFrameTime;
        // The smallest step between two shown frames; larger ones are frames that the compositor left out.
        if (delta > 0.001 && (frameDuration === null || delta < frameDuration)) {
            frameDuration = delta;
        }
        lastFrameTime = frame.mediaTime;
        video.requestVideoFrameCallback(onFrame);
    }

    function known(value) {
        return Number.isFinite(value) ? value : -1;
    }

    function ranges(buffered) {
        return Array.from({ length: buffered.length }, (_, i) => ({ start: buffered.start(i), end: buffered.end(i) }));
    }

    function script(src) {
        return new Promise((resolve, reject) => {
            const element = document.createElement("script");
            element.src = src;
            element.onload = resolve;
            element.onerror = () => reject(new Error("cannot load " + src));
            document.head.append(element);
        });
    }

    watchElement();
    video.requestVideoFrameCallback(onFrame);
    setInterval(tick, TICK_MS);

    return {
        adapters,
        adapter: () => adapter,

        async load(player, url, options) {
            video.muted = options.muted;
            video.defaultPlaybackRate = options.rate;
            video.playbackRate = options.rate;
            const chosen = adapters[player];
            await script(chosen.script);
            lastProgress = { wall: performance.now(), time: 0 };
            const failed = (source, isFatal, detail) => {
                fatal = fatal || isFatal;
                report("ERROR", source, detail);
            };
            adapter = chosen.create(video, { failed, report, note, endedBy }, options);
            if (options.textLanguage) {
                adapter.preferText?.(options.textLanguage);
            }
            try {
                await adapter.load(url);
                await video.play();
            } catch (error) {
                failed(player, true, error);
            }
        },

        seek(time) {
            order = { from: time };
            ended = false;
            video.currentTime = time;
            video.play();
        },

        forceRung(index) {
            order = { from: video.currentTime };
            adapter.force(index);
        },

        state() {
            const quality = video.getVideoPlaybackQuality();
            return {
                version: adapter === null ? "" : adapter.version,
                started,
                fatal,
                settled: started && order === null,
                paused: video.paused,
                ended,
                currentTime: ended ? endedAt : video.currentTime,
                duration: known(video.duration),
                declaredDuration: adapter === null ? -1 : known(adapter.declaredDuration()),
                width: video.videoWidth,
                height: video.videoHeight,
                rung: adapter === null ? -1 : adapter.current(),
                rungs: adapter === null ? [] : adapter.rungs(),
                buffered: ranges(video.buffered),
                decodedFrames: quality.totalVideoFrames,
                droppedFrames: quality.droppedVideoFrames,
                frameDuration: known(frameDuration),
                firstFrameTime: known(firstFrameTime),
                lastFrameTime: known(lastFrameTime),
                problems,
                notes,
            };
        },
    };
})();

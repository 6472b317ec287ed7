"use strict";

// Records when flashes show and when beeps sound, together with the clocks that tie the two to each other.
lab.sync = (() => {
    const WHITE = 128;
    const CLOCK_MS = 20;

    const video = document.querySelector("video");
    const canvas = new OffscreenCanvas(16, 9);
    const pixels = canvas.getContext("2d", { willReadFrequently: true });
    const flashes = [];
    const beeps = [];
    const clocks = [];
    let last = null;
    let latency = 0;

    // The picture of this very moment, with its own time: when the page is late, the element has gone on to a later frame
    // than the one that the callback tells of.
    function look() {
        const picture = new VideoFrame(video);
        pixels.drawImage(picture, 0, 0, canvas.width, canvas.height);
        const media = picture.timestamp / 1e6;
        picture.close();
        const data = pixels.getImageData(0, 0, canvas.width, canvas.height).data;
        let sum = 0;
        for (let i = 0; i < data.length; i += 4) {
            sum += 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
        }
        return { media, white: sum / (data.length / 4) > WHITE };
    }

    function onFrame(now, frame) {
        const seen = look();
        if (seen.white && last !== null && !last.white) {
            const shown = frame.expectedDisplayTime / 1000 + seen.media - frame.mediaTime;
            flashes.push({ media: seen.media, before: last.media, shown });
        }
        last = seen;
        video.requestVideoFrameCallback(onFrame);
    }

    return {
        // Must run before load: it takes over the sound of the element.
        start() {
            const context = new AudioContext({ sampleRate: 48000 });
            context.audioWorklet.addModule("/lab/beeps.js").then(() => {
                const worklet = new AudioWorkletNode(context, "beeps");
                worklet.port.onmessage = (event) => beeps.push(event.data);
                context.createMediaElementSource(video).connect(worklet).connect(context.destination);
                return context.resume();
            }).then(() => { document.title = "sync ready"; });
            video.requestVideoFrameCallback(onFrame);
            setInterval(() => {
                if (!video.paused && !video.seeking && video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) {
                    clocks.push({ context: context.currentTime, media: video.currentTime, wall: performance.now() / 1000 });
                    latency = context.baseLatency + context.outputLatency;
                }
            }, CLOCK_MS);
        },

        result: () => ({ flashes, beeps, clocks, latency }),
    };
})();

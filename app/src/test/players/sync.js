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

    function luma() {
        pixels.drawImage(video, 0, 0, canvas.width, canvas.height);
        const data = pixels.getImageData(0, 0, canvas.width, canvas.height).data;
        let sum = 0;
        for (let i = 0; i < data.length; i += 4) {
            sum += 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
        }
        return sum / (data.length / 4);
    }

    function onFrame(now, frame) {
        const white = luma() > WHITE;
        if (white && last !== null && !last.white) {
            flashes.push({ media: frame.mediaTime, before: last.media, shown: frame.expectedDisplayTime / 1000 });
        }
        last = { white, media: frame.mediaTime };
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

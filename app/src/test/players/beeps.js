"use strict";

// Finds where a beep begins in what the video element plays: the first loud sample after silence. Runs on the audio
// thread; its clock is the audio context's, exact to a sample.
const LOUD = 0.3;
const QUIET = 0.02;
const SILENCE_S = 0.1;

registerProcessor("beeps", class extends AudioWorkletProcessor {
    constructor() {
        super();
        this.lastSound = 0;
        this.armed = false;
    }

    process(inputs) {
        const samples = inputs[0][0] ?? [];
        for (let i = 0; i < samples.length; i++) {
            const level = Math.abs(samples[i]);
            const frame = currentFrame + i;
            if (level >= LOUD && this.armed) {
                this.armed = false;
                this.port.postMessage(frame / sampleRate);
            }
            if (level > QUIET) {
                this.lastSound = frame;
            } else if (frame - this.lastSound > SILENCE_S * sampleRate) {
                this.armed = true;
            }
        }
        return true;
    }
});

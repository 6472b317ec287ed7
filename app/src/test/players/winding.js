"use strict";

// What a viewer sees who winds. Pictures are read back as the columns that a numbered source shows: white is a one, the
// first column the lowest bit.
lab.winding = (() => {
    const COLUMNS = 10;
    const PATIENCE_MS = 30000;
    let outcome = "";
    let underWay = "";

    function number(source, x, y, width, height) {
        const canvas = document.createElement("canvas");
        canvas.width = width;
        canvas.height = height;
        const context = canvas.getContext("2d");
        context.drawImage(source, x, y, width, height, 0, 0, width, height);
        let shown = 0;
        for (let column = 0; column < COLUMNS; column++) {
            const at = Math.floor((column + 0.5) * width / COLUMNS);
            shown += context.getImageData(at, Math.floor(height / 2), 1, 1).data[1] > 127 ? 2 ** column : 0;
        }
        return shown;
    }

    async function image(uri) {
        const element = new Image();
        element.src = uri;
        await element.decode();
        return element;
    }

    async function thumbnail(time) {
        const found = await lab.adapter().thumbnail(time);
        const sheet = await image(found.uris[0]);
        return {
            number: number(sheet, found.positionX, found.positionY, found.width, found.height),
            start: found.startTime,
            duration: found.duration,
            sheet: sheet.naturalWidth + "x" + sheet.naturalHeight,
            declared: found.imageWidth + "x" + found.imageHeight,
        };
    }

    async function cuesOf(url) {
        const track = document.createElement("track");
        track.kind = "metadata";
        track.src = url;
        const loaded = new Promise((resolve, reject) => {
            track.onload = resolve;
            track.onerror = () => reject(new Error("cannot read " + url));
        });
        document.querySelector("video").append(track);
        track.track.mode = "hidden";
        await loaded;
        return [...track.track.cues];
    }

    async function sprite(url, cues, time) {
        const cue = cues.find((each) => each.startTime <= time && time < each.endTime);
        const [file, place] = cue.text.split("#xywh=");
        const sheet = await image(new URL(file, url));
        return {
            number: number(sheet, ...place.split(",").map(Number)),
            start: cue.startTime,
            duration: cue.endTime - cue.startTime,
            sheet: sheet.naturalWidth + "x" + sheet.naturalHeight,
            declared: "",
        };
    }

    /** What is asked for comes from {@code outcome()} later. */
    function start(work) {
        outcome = "";
        underWay = "";
        const late = new Promise((resolve, reject) => setTimeout(() => reject(new Error("too late" + underWay)), PATIENCE_MS));
        Promise.race([work(), late]).then(
            (value) => { outcome = JSON.stringify(value); },
            (error) => { outcome = JSON.stringify({ failure: String(error) }); });
    }

    return {
        outcome: () => outcome,

        thumbnails: (times) => start(() => Promise.all(times.map(thumbnail))),

        sprites: (url, times) => start(async () => {
            const cues = await cuesOf(url);
            return Promise.all(times.map((time) => sprite(url, cues, time)));
        }),

        /** Winds at a rate; comes back with what was loaded for it. */
        fast: (rate) => start(async () => {
            performance.clearResourceTimings();
            lab.adapter().wind(rate);
            const thin = () => performance.getEntriesByType("resource").map((entry) => entry.name)
                .filter((name) => name.includes("/trick/") && name.endsWith(".m4s"));
            while (thin().length === 0) {
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
            return thin();
        }),

        iFrames: (times) => start(async () => {
            const video = document.createElement("video");
            video.muted = true;
            document.body.append(video);
            const winder = await lab.adapter().winder(video);
            const seen = [];
            for (const time of times) {
                underWay = ` for ${time}`;
                await winder.show(time);
                seen.push({
                    number: number(video, 0, 0, video.videoWidth, video.videoHeight),
                    start: video.currentTime,
                    duration: 0,
                    sheet: video.videoWidth + "x" + video.videoHeight,
                    declared: winder.variants.join(" "),
                });
            }
            return seen;
        }),
    };
})();

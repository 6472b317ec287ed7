"use strict";

// Plays the package of this server: HLS with hls.js, DASH with video.js. Keys of an encrypted one are asked for here, by
// Encrypted Media Extensions, so that neither player has to know how.
(() => {
    const video = document.getElementById("video");
    const token = location.hash.slice(1);
    const manifests = { hls: "master.m3u8", dash: "manifest.mpd", ts: "ts/master.m3u8" };
    const base = token ? `/preview/${token}/page/` : "/package/";
    let player = null;

    const say = (id, text) => {
        const element = document.getElementById(id);
        element.textContent = text;
        element.hidden = !text;
    };
    const fail = (why) => say("error", why);

    const licence = async (message) => {
        const answer = await fetch(`/licence/${token}`, { method: "POST", body: message });
        if (!answer.ok) {
            throw new Error(`No key: ${await answer.text()}`);
        }
        return answer.arrayBuffer();
    };

    const status = {
        "usable": "",
        "internal-error": "The browser's decoder refuses the key.",
        "output-restricted": "The browser does not show this picture on this screen.",
    };

    const NO_KEYS = "This package is encrypted and the server has no keys for it: start it with --drm, which says where they are.";

    let asked = new Set();
    let system = null;
    const keys = async (event) => {
        const name = new Uint8Array(event.initData).toString();
        if (asked.has(name)) {
            return;
        }
        asked.add(name);
        if (!token) {
            throw new Error(NO_KEYS);
        }
        system ??= navigator.requestMediaKeySystemAccess("org.w3.clearkey", [{
            initDataTypes: [event.initDataType],
            videoCapabilities: ["cbcs", "cenc"].map((scheme) => ({
                contentType: "video/mp4; codecs=\"avc1.64001f\"", encryptionScheme: scheme })),
        }]).then((access) => access.createMediaKeys()).then(async (made) => {
            await video.setMediaKeys(made);
            return made;
        });
        const session = (await system).createSession();
        session.addEventListener("message", (message) =>
            licence(message.message).then((answer) => session.update(answer)).catch((error) => fail(error.message)));
        session.addEventListener("keystatuseschange", () => session.keyStatuses.forEach((state) =>
            status[state] !== "" && fail(status[state] ?? `The key is ${state}.`)));
        await session.generateRequest(event.initDataType, event.initData);
    };
    video.addEventListener("encrypted", (event) => keys(event).catch((error) => fail(error.message)));
    video.addEventListener("error", () => fail(`The browser cannot play this: ${video.error?.message ?? ""}`
        + (token ? "\nIf it is encrypted, the key may be another than the one that it was encrypted with." : "")));
    video.addEventListener("waitingforkey", () => say("state", "Waiting for a key."));
    video.addEventListener("playing", () => say("state", `${video.videoWidth}x${video.videoHeight}`));
    video.addEventListener("resize", () => say("state", `${video.videoWidth}x${video.videoHeight}`));

    const play = {
        hls(url) {
            const hls = new Hls();
            hls.on(Hls.Events.ERROR, (event, data) => data.fatal
                && fail(/^key(System|Load)/.test(data.details) ? NO_KEYS : `hls.js: ${data.details} ${data.reason ?? ""}`));
            hls.loadSource(url);
            hls.attachMedia(video);
            return () => hls.destroy();
        },
        ts(url) {
            return play.hls(url);
        },
        dash(url) {
            const vjs = videojs(video, { controls: true, html5: { vhs: { overrideNative: true } } });
            vjs.on("error", () => fail(`video.js: ${vjs.error()?.message ?? ""}`));
            vjs.src({ src: url, type: "application/dash+xml" });
            return null;
        },
    };

    const choose = (kind) => {
        if (player === null && document.body.dataset.kind) {
            // video.js keeps its element: begin with a new page.
            location.search = `?${kind}`;
            return;
        }
        player?.();
        asked = new Set();
        fail("");
        document.body.dataset.kind = kind;
        for (const other of Object.keys(manifests)) {
            document.getElementById(other).setAttribute("aria-pressed", String(other === kind));
        }
        const url = new URL(base + manifests[kind], location.href).href;
        say("address", new URL("/package/" + manifests[kind], location.href).href);
        player = play[kind](url);
    };

    (async () => {
        document.getElementById("notice").hidden = !token;
        const there = [];
        for (const [kind, name] of Object.entries(manifests)) {
            const found = await fetch("/package/" + name, { method: "GET" }).then((answer) => answer.ok, () => false);
            if (found) {
                there.push(kind);
                const button = document.getElementById(kind);
                button.hidden = false;
                button.addEventListener("click", () => choose(kind));
            }
        }
        const wanted = location.search.slice(1);
        if (there.length === 0) {
            fail("This folder holds no manifest.");
        } else {
            choose(there.includes(wanted) ? wanted : there[0]);
        }
    })();
})();

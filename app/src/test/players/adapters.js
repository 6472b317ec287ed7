"use strict";

// The players behind window.lab. Each adapter has: script, create(video, log) -> { version, load(url), rungs(),
// current(), force(index), declaredDuration(), texts(), chooseText(index) }, where it needs that preferText(language), and
// what it has for viewers who wind: thumbnail(time), wind(rate), or winder(element) -> { variants, show(time) }.
// Settings stay at the players' defaults: what is tested is what viewers run.

lab.adapters.HLS_JS = {
    script: "/players/hls.js/dist/hls.js",
    create(video, log, options) {
        const hls = new Hls(options.licences
            ? { emeEnabled: true, drmSystems: { "org.w3.clearkey": { licenseUrl: options.licences } } }
            : {});
        const fault = (data) => {
            switch (data.details) {
                case Hls.ErrorDetails.BUFFER_STALLED_ERROR:
                    return "STALL";
                case Hls.ErrorDetails.BUFFER_SEEK_OVER_HOLE:
                case Hls.ErrorDetails.BUFFER_NUDGE_ON_STALL:
                case Hls.ErrorDetails.FRAG_GAP:
                // What was appended does not lie where the playlist says.
                case Hls.ErrorDetails.BUFFER_APPEND_NO_PROGRESS:
                    return "GAP";
                default:
                    return "ERROR";
            }
        };
        hls.on(Hls.Events.ERROR, (event, data) => {
            const detail = data.type + " " + data.details + " " + (data.reason ?? data.error?.message ?? "");
            // It gave up a load of its own, as something else was chosen meanwhile.
            if (data.details === Hls.ErrorDetails.INTERNAL_ABORTED && !data.fatal) {
                log.note("hls.js", detail);
                return;
            }
            const kind = fault(data);
            if (kind === "ERROR") {
                log.failed("hls.js", data.fatal, detail);
            } else {
                log.report(kind, "hls.js", detail);
            }
        });
        return {
            version: Hls.version,
            load: (url) => new Promise((resolve, reject) => {
                hls.once(Hls.Events.MANIFEST_PARSED, resolve);
                hls.on(Hls.Events.ERROR, (event, data) => data.fatal && reject(new Error(data.details)));
                hls.loadSource(url);
                hls.attachMedia(video);
            }),
            rungs: () => hls.levels.map((level) => ({
                id: level.uri.split("/").pop(),
                width: level.width,
                height: level.height,
                bandwidth: level.bitrate,
                codecs: level.codecSet || level.videoCodec || "",
            })),
            current: () => hls.currentLevel,
            force: (index) => { hls.currentLevel = index; },
            texts: () => hls.subtitleTracks.map((track) => ({ language: track.lang ?? "", label: track.name })),
            chooseText: (index) => {
                hls.subtitleTrack = index;
                hls.subtitleDisplay = true;
            },
            declaredDuration: () => hls.levels[Math.max(hls.currentLevel, 0)]?.details?.totalduration,
            // A second player of the I-frames alone, in an element of its own.
            async winder(element) {
                const player = hls.createIFramePlayer();
                player.attachMedia(element);
                await new Promise((resolve) => player.once(Hls.Events.MEDIA_ATTACHED, resolve));
                player.on(Hls.Events.ERROR, (event, data) => log.failed("hls.js", data.fatal, data.details));
                return {
                    variants: hls.iframeVariants.map((variant) =>
                        variant.width + "x" + variant.height + ":" + variant.url.split("/").slice(-2).join("/")),
                    // It seeks when the I-frame has come, and there may be nothing to seek for within the same one.
                    async show(time) {
                        player.loadMediaAt(time, { seekOnAppend: true });
                        const shown = () => Math.abs(element.currentTime - time) < 0.05 && !element.seeking
                            && element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
                        while (!shown()) {
                            await new Promise((resolve) => setTimeout(resolve, 50));
                        }
                        await new Promise((resolve) => setTimeout(resolve, 300));
                    },
                };
            },
        };
    },
};

lab.adapters.SHAKA = {
    script: "/players/shaka-player/dist/shaka-player.compiled.js",
    create(video, log, options) {
        shaka.polyfill.installAll();
        const player = new shaka.Player();
        if (options.licences) {
            player.configure({ drm: { servers: { "org.w3.clearkey": options.licences } } });
        }
        const named = (error) => {
            const name = Object.keys(shaka.util.Error.Code).find((key) => shaka.util.Error.Code[key] === error.code);
            return error.code + " " + name + " " + JSON.stringify(error.data);
        };
        player.addEventListener("error", (event) => {
            const error = event.detail;
            log.failed("shaka", error.severity === shaka.util.Error.Severity.CRITICAL, named(error));
        });
        player.addEventListener("stalldetected", () => log.report("STALL", "shaka", "stalldetected"));
        player.addEventListener("gapjumped", () => log.report("GAP", "shaka", "gapjumped"));
        // Recoverable network errors are retried in silence; a failed request is a fault of the package all the same.
        player.getNetworkingEngine()?.addEventListener("retry", (event) =>
            log.failed("shaka", false, "retry " + named(event.error)));
        // One variant for each video stream; the sound stays the one that is playing.
        const variants = () => {
            const tracks = player.getVariantTracks();
            const active = tracks.find((track) => track.active) ?? tracks[0];
            return tracks
                .filter((track) => track.audioId === active.audioId && track.language === active.language)
                .sort((a, b) => a.bandwidth - b.bandwidth);
        };
        return {
            version: shaka.Player.version,
            async load(url) {
                await player.attach(video);
                try {
                    await player.load(url);
                } catch (error) {
                    throw new Error(named(error));
                }
            },
            rungs: () => variants().map((track) => ({
                id: String(track.originalVideoId ?? track.videoId),
                width: track.width,
                height: track.height,
                bandwidth: track.bandwidth,
                codecs: track.codecs ?? "",
            })),
            current: () => variants().findIndex((track) => track.active),
            force(index) {
                player.configure({ abr: { enabled: false } });
                player.selectVariantTrack(variants()[index], true, 0);
            },
            // Before the title is loaded: a text of HLS waits until a segment of pictures tells its clock, and once all
            // pictures of a short title are fetched none comes any more (Shaka Player 5.2).
            preferText: (language) => player.configure("preferredText", [{ language }]),
            texts: () => player.getTextTracks().map((track) => ({ language: track.language, label: track.label ?? "" })),
            chooseText: (index) => player.selectTextTrack(player.getTextTracks()[index]),
            declaredDuration: () => player.seekRange().end,
            wind: (rate) => player.trickPlay(rate),
            thumbnail: (time) => player.getThumbnails(player.getImageTracks()[0].id, time),
        };
    },
};

lab.adapters.DASH_JS = {
    script: "/players/dashjs/dist/modern/umd/dash.all.min.js",
    create(video, log) {
        const player = dashjs.MediaPlayer().create();
        const events = dashjs.MediaPlayer.events;
        player.updateSettings({
            debug: { logLevel: dashjs.Debug.LOG_LEVEL_WARNING, dispatchEvent: true },
            // Runs must not depend on each other through the page's storage.
            streaming: {
                lastBitrateCachingInfo: { enabled: false },
                lastMediaSettingsCachingInfo: { enabled: false },
                // It jumps wherever the clock stood still for half a second, near the end even with all media there, as on a
                // busy machine. Without that a true gap ends playback.
                gaps: { jumpGaps: false },
            },
        });
        const text = (error) => typeof error === "object" ? error.code + " " + error.message : String(error);
        player.on(events.ERROR, (event) => log.failed("dash.js", false, text(event.error)));
        player.on(events.PLAYBACK_ERROR, (event) => log.failed("dash.js", true, text(event.error)));
        player.on(events.LOG, (event) => {
            if (event.level <= dashjs.Debug.LOG_LEVEL_WARNING) {
                log.note("dash.js", String(event.message));
            }
        });
        // dash.js knows of texts before it can show one, and forgets a choice that is made between the two.
        let textsAdded = false;
        let chosenText = null;
        let preferredText = null;
        const showChosenText = () => {
            if (textsAdded && chosenText !== null) {
                player.enableText(true);
                player.setTextTrack(chosenText);
            }
        };
        player.on(events.TEXT_TRACKS_ADDED, () => {
            textsAdded = true;
            showChosenText();
        });
        // Where dash.js has opened the MediaSource again and finds by its own timer that the title is over, it pauses, and the
        // element fires no ended event (PlaybackController).
        player.on(events.PLAYBACK_ENDED, () => log.endedBy("dash.js"));
        return {
            version: player.getVersion(),
            load: (url) => new Promise((resolve, reject) => {
                player.on(events.STREAM_INITIALIZED, resolve);
                player.on(events.ERROR, (event) => reject(new Error(text(event.error))));
                player.initialize(video, null, false);
                if (preferredText !== null) {
                    player.setInitialMediaSettingsFor("text", { lang: preferredText });
                }
                player.attachSource(url);
            }),
            rungs: () => player.getRepresentationsByType("video").map((representation) => ({
                id: String(representation.id),
                width: representation.width,
                height: representation.height,
                bandwidth: representation.bandwidth,
                codecs: representation.codecs ?? "",
            })),
            current() {
                const id = player.getCurrentRepresentationForType("video")?.id;
                return player.getRepresentationsByType("video").findIndex((each) => each.id === id);
            },
            force(index) {
                player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: false } } } });
                const id = player.getRepresentationsByType("video")[index].id;
                player.setRepresentationForTypeById("video", id, true);
            },
            // Before the title is loaded: where another text is chosen while the file of the first is on its way, dash.js takes
            // what comes first for the chosen one, and drops what comes second (NotFragmentedTextBufferController, 5.2).
            preferText: (language) => { preferredText = language; },
            texts: () => player.getTracksFor("text").map((track) => ({
                language: track.lang ?? "",
                label: track.labels?.[0]?.text ?? "",
            })),
            chooseText: (index) => {
                chosenText = index;
                showChosenText();
            },
            declaredDuration: () => player.duration(),
        };
    },
};

// dash.js.

import { script } from "./dom.js";
import { codecName } from "./format.js";
import { NO_EME, NO_KEYS, fileOf, ofStatus } from "./words.js";

const words = (error, encrypted) => {
    const codes = dashjs.MediaPlayer.errors;
    switch (error?.code) {
        case codes.MANIFEST_LOADER_LOADING_FAILURE_ERROR_CODE:
        case codes.DOWNLOAD_ERROR_ID_MANIFEST_CODE:
        case codes.DOWNLOAD_ERROR_ID_CONTENT_CODE:
        case codes.DOWNLOAD_ERROR_ID_INITIALIZATION_CODE:
            return ofStatus(error.data?.response?.status ?? 0, fileOf(error.data?.request?.url));
        case codes.KEY_SYSTEM_ACCESS_DENIED_ERROR_CODE:
        case codes.CAPABILITY_MEDIAKEYS_ERROR_CODE:
            if (!navigator.requestMediaKeySystemAccess) {
                return NO_EME;
            }
            return encrypted ? "This browser has no ClearKey." : NO_KEYS;
        default:
            return `dash.js cannot go on: ${error?.code ?? ""} ${error?.message ?? error}`;
    }
};

export const dialect = "shaka";

export const open = async (video, source, say) => {
    await script("/page/lib/dash.js");
    const player = dashjs.MediaPlayer().create();
    const events = dashjs.MediaPlayer.events;
    player.updateSettings({
        // What was chosen on this page holds for this page.
        streaming: { lastBitrateCachingInfo: { enabled: false }, lastMediaSettingsCachingInfo: { enabled: false } },
    });
    player.on(events.ERROR, (event) => say.fatal(words(event.error, Boolean(source.licences))));
    player.initialize(video, null, false);
    player.attachSource(source.url);
    let ready = false;
    let textIndex = -1;
    player.on(events.STREAM_INITIALIZED, () => { ready = true; });
    const rungs = () => ready ? player.getRepresentationsByType("video") : [];
    const tracks = (type) => ready ? player.getTracksFor(type) : [];
    const named = (track) => ({ label: track.labels?.[0]?.text ?? "", language: track.lang ?? "" });
    return {
        name: `dash.js ${player.getVersion()}`,
        rungs: () => rungs().map((rung) => ({ width: rung.width, height: rung.height, bandwidth: rung.bandwidth,
            codec: codecName(/codecs="([^"]*)"/.exec(rung.mimeType)?.[1] ?? rung.codecs) })),
        playing: () => {
            const id = ready ? player.getCurrentRepresentationForType("video")?.id : undefined;
            return rungs().findIndex((rung) => rung.id === id);
        },
        force: (index) => {
            player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: index < 0 } } } });
            if (index >= 0) {
                player.setRepresentationForTypeById("video", rungs()[index].id, true);
            }
        },
        bandwidth: () => ready ? 1000 * player.getAverageThroughput("video") : NaN,
        audios: () => tracks("audio").map(named),
        audio: () => tracks("audio").findIndex((track) => track.index === player.getCurrentTrackFor("audio")?.index),
        chooseAudio: (index) => player.setCurrentTrack(tracks("audio")[index]),
        texts: () => tracks("text").map(named),
        text: () => textIndex,
        chooseText: (index) => {
            textIndex = index;
            player.enableText(index >= 0);
            player.setTextTrack(index);
        },
    };
};

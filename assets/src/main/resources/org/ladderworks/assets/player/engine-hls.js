// hls.js. Every engine has: name, rungs(), playing(), force(index or -1), bandwidth(), audios(), audio(), chooseAudio(index),
// texts(), text(), chooseText(index or -1).

import { script } from "./dom.js";
import { codecName } from "./format.js";
import { NO_KEYS, fileOf, ofStatus } from "./words.js";
import * as clearkey from "./clearkey.js";

const words = (data) => {
    if (/^key(System|Load)/.test(data.details)) {
        return NO_KEYS;
    }
    if (data.type === Hls.ErrorTypes.NETWORK_ERROR) {
        return ofStatus(data.response?.code ?? 0, fileOf(data.frag?.url ?? data.context?.url ?? data.url));
    }
    return `hls.js cannot go on: ${data.details} ${data.reason ?? data.error?.message ?? ""}`;
};

export const dialect = "page";

export const open = async (video, source, say) => {
    await script("/page/lib/hls.js");
    clearkey.begin(video, source.licences, say);
    const hls = new Hls();
    hls.on(Hls.Events.ERROR, (event, data) => data.fatal ? say.fatal(words(data)) : say.note(data.details));
    hls.loadSource(source.url);
    hls.attachMedia(video);
    return {
        name: `hls.js ${Hls.version}`,
        rungs: () => hls.levels.map((level) => ({ width: level.width, height: level.height, bandwidth: level.bitrate,
            codec: codecName(level.videoCodec) })),
        playing: () => hls.currentLevel,
        force: (index) => { hls.currentLevel = index; },
        bandwidth: () => hls.bandwidthEstimate,
        audios: () => hls.audioTracks.map((track) => ({ label: track.name, language: track.lang })),
        audio: () => hls.audioTrack,
        chooseAudio: (index) => { hls.audioTrack = index; },
        texts: () => hls.subtitleTracks.map((track) => ({ label: track.name, language: track.lang })),
        text: () => hls.subtitleDisplay ? hls.subtitleTrack : -1,
        chooseText: (index) => {
            hls.subtitleDisplay = index >= 0;
            hls.subtitleTrack = index;
        },
    };
};

// Shaka Player.

import { script } from "./dom.js";
import { codecName } from "./format.js";
import { NO_EME, NO_KEYS, fileOf, ofStatus } from "./words.js";

const words = (error, encrypted) => {
    const code = shaka.util.Error.Code;
    switch (error.code) {
        case code.BAD_HTTP_STATUS: return ofStatus(error.data[1], fileOf(error.data[0]));
        case code.HTTP_ERROR: return ofStatus(0, fileOf(error.data[0]));
        case code.REQUESTED_KEY_SYSTEM_CONFIG_UNAVAILABLE:
        case code.NO_LICENSE_SERVER_GIVEN:
            if (!navigator.requestMediaKeySystemAccess) {
                return NO_EME;
            }
            return encrypted ? "This browser has no ClearKey." : NO_KEYS;
        default: {
            const name = Object.keys(code).find((key) => code[key] === error.code) ?? "error";
            return `Shaka Player cannot go on: ${error.code} ${name}`;
        }
    }
};

export const dialect = "shaka";

export const open = async (video, source, say) => {
    await script("/page/lib/shaka.js");
    shaka.polyfill.installAll();
    const player = new shaka.Player();
    if (source.licences) {
        player.configure({ drm: { servers: { "org.w3.clearkey": source.licences } } });
    }
    const failed = (error) => {
        if (error.code !== shaka.util.Error.Code.LOAD_INTERRUPTED) {
            const grave = error.severity === shaka.util.Error.Severity.CRITICAL;
            (grave ? say.fatal : say.note)(error.code ? words(error, Boolean(source.licences)) : error.message);
        }
    };
    player.addEventListener("error", (event) => failed(event.detail));
    await player.attach(video);
    player.load(source.url).catch(failed);
    // One variant for each video stream; the sound stays the one that is playing.
    const variants = () => {
        const tracks = player.getVariantTracks();
        const active = tracks.find((track) => track.active) ?? tracks[0];
        return tracks.filter((track) => track.audioId === active.audioId).sort((a, b) => a.bandwidth - b.bandwidth);
    };
    return {
        name: `Shaka Player ${shaka.Player.version}`,
        rungs: () => variants().map((track) => ({ width: track.width ?? 0, height: track.height ?? 0,
            bandwidth: track.bandwidth, codec: codecName(track.videoCodec) })),
        playing: () => variants().findIndex((track) => track.active),
        force: (index) => {
            player.configure({ abr: { enabled: index < 0 } });
            if (index >= 0) {
                player.selectVariantTrack(variants()[index], true, 0);
            }
        },
        bandwidth: () => player.getStats().estimatedBandwidth,
        audios: () => player.getAudioTracks().map((track) => ({ label: track.label, language: track.language })),
        audio: () => player.getAudioTracks().findIndex((track) => track.active),
        chooseAudio: (index) => player.selectAudioTrack(player.getAudioTracks()[index]),
        texts: () => player.getTextTracks().map((track) => ({ label: track.label, language: track.language })),
        text: () => player.getTextTracks().findIndex((track) => track.active),
        chooseText: (index) => player.selectTextTrack(player.getTextTracks()[index] ?? null),
    };
};

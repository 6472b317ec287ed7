// Video.js, without its own controls.

import { script, stylesheet } from "./dom.js";
import { codecName } from "./format.js";
import { ofElement } from "./words.js";
import * as clearkey from "./clearkey.js";

const TYPES = { dash: "application/dash+xml", hls: "application/vnd.apple.mpegurl", ts: "application/vnd.apple.mpegurl" };

export const dialect = "page";

export const open = async (video, source, say) => {
    // Its styles of sizes would be written into the page, which the page's policy forbids; ours do the same.
    window.VIDEOJS_NO_DYNAMIC_STYLE = true;
    stylesheet("/page/lib/video.css");
    await script("/page/lib/video.js");
    clearkey.begin(video, source.licences, say);
    // It gives its element's name to a box of its own; the page goes by the name.
    const box = document.createElement("div");
    box.dataset.vjsPlayer = "";
    box.className = "video-js";
    video.replaceWith(box);
    box.append(video);
    video.id = "video-js";
    const player = videojs(video, {
        controls: false,
        children: ["mediaLoader", "textTrackDisplay"],
        errorDisplay: false,
        html5: { vhs: { overrideNative: true }, nativeAudioTracks: false, nativeVideoTracks: false },
    });
    video.id = "video";
    player.on("error", () => say.fatal(ofElement(player.error(), Boolean(source.licences))));
    await new Promise((resolve) => player.ready(resolve));
    player.src({ src: source.url, type: TYPES[source.manifest] });
    const vhs = () => player.tech({ IWillNotUseThisInPlugins: true })?.vhs;
    const rungs = () => vhs()?.representations?.() ?? [];
    const texts = () => Array.from(player.textTracks())
        .filter((track) => track.kind === "subtitles" || track.kind === "captions");
    const sounds = () => Array.from(player.audioTracks());
    return {
        name: `Video.js ${videojs.VERSION}`,
        rungs: () => rungs().map((rung) => ({ width: rung.width ?? 0, height: rung.height ?? 0, bandwidth: rung.bandwidth,
            codec: codecName(rung.codecs?.video ?? rung.playlist?.attributes?.CODECS) })),
        playing: () => {
            const media = vhs()?.playlists?.media?.();
            return media ? rungs().findIndex((rung) => rung.id === media.id) : -1;
        },
        force: (index) => rungs().forEach((rung, i) => rung.enabled(index < 0 || i === index)),
        bandwidth: () => vhs()?.bandwidth,
        audios: () => sounds().map((track) => ({ label: track.label, language: track.language })),
        audio: () => sounds().findIndex((track) => track.enabled),
        chooseAudio: (index) => sounds().forEach((track, i) => { track.enabled = i === index; }),
        texts: () => texts().map((track) => ({ label: track.label, language: track.language })),
        text: () => texts().findIndex((track) => track.mode === "showing"),
        chooseText: (index) => texts().forEach((track, i) => { track.mode = i === index ? "showing" : "disabled"; }),
    };
};

// Sprites of a WebVTT file: each cue names a part of a sheet (media fragments, #xywh), whatever the player is.

const TIME = /^(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})$/;
const FRAGMENT = /^(.*)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

const seconds = (text) => {
    const parts = TIME.exec(text);
    return parts ? Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) + Number(parts[4]) / 1000 : NaN;
};

const parse = (text, base) => {
    const cues = [];
    for (const block of text.replaceAll("\r\n", "\n").split("\n\n")) {
        const lines = block.split("\n");
        const at = lines.findIndex((line) => line.includes("-->"));
        const place = FRAGMENT.exec(lines[at + 1] ?? "");
        if (at >= 0 && place) {
            const [start, end] = lines[at].split("-->").map((time) => seconds(time.trim().split(" ")[0]));
            cues.push({ start, end, sheet: new URL(place[1], base).href, x: Number(place[2]), y: Number(place[3]),
                width: Number(place[4]), height: Number(place[5]) });
        }
    }
    return cues;
};

/** What is shown at a time; null where there is nothing. */
export const load = async (address) => {
    if (!address) {
        return () => null;
    }
    const answer = await fetch(address);
    const cues = answer.ok ? parse(await answer.text(), new URL(address, location.href)) : [];
    return (time) => {
        let low = 0;
        let high = cues.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (cues[middle].start <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return cues[low] ?? null;
    };
};

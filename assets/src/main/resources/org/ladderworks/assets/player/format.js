// Numbers as people read them.

/** Seconds as 1:02 or 1:02:03. */
export const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
    const pair = (number) => String(number).padStart(2, "0");
    const minutes = Math.floor(whole / 60) % 60;
    const hours = Math.floor(whole / 3600);
    return hours > 0 ? `${hours}:${pair(minutes)}:${pair(whole % 60)}` : `${minutes}:${pair(whole % 60)}`;
};

/** Bits a second. */
export const bitRate = (bits) => {
    if (!Number.isFinite(bits) || bits <= 0) {
        return "\u2013";
    }
    return bits >= 1e6 ? `${(bits / 1e6).toFixed(bits >= 1e7 ? 0 : 1)}\u00a0Mbit/s` : `${Math.round(bits / 1e3)}\u00a0kbit/s`;
};

export const rungSize = (rung) => rung?.height ? `${rung.width}\u00d7${rung.height}` : "sound alone";

/** A rung: its size, its bit rate and, where they differ between rungs, its codec. */
export const rungName = (rung, withCodec) =>
    [rungSize(rung), bitRate(rung.bandwidth), withCodec ? rung.codec : ""].filter((part) => part).join(" \u00b7 ");

/** The first codec of a list, by the name that people know it by. */
export const codecName = (codecs) => {
    const four = String(codecs ?? "").split(",")[0].slice(0, 4);
    return { avc1: "H.264", avc3: "H.264", hvc1: "HEVC", hev1: "HEVC", av01: "AV1" }[four] ?? four;
};

const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** A track of sound or text: what the package calls it and, where that does not say it, its language. */
export const trackName = (label, language) => {
    let spoken = "";
    try {
        spoken = language && language !== "und" ? languages.of(language) : "";
    } catch {
        spoken = language;
    }
    if (!label || label === language) {
        return spoken || "language not said";
    }
    return !spoken || label.toLowerCase().includes(spoken.toLowerCase()) ? label : `${label} (${spoken})`;
};

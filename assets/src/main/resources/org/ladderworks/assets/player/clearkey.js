// Asks for the keys of an encrypted package by Encrypted Media Extensions, for players that do not know how.

import { NO_EME, NO_KEYS } from "./words.js";

const STATUS = {
    "internal-error": "The browser's decoder refuses the key.",
    "output-restricted": "The browser does not show this picture on this screen.",
};

const CONFIGURATION = (initDataType) => [{
    initDataTypes: [initDataType],
    videoCapabilities: ["cbcs", "cenc"].map((scheme) => ({
        contentType: "video/mp4; codecs=\"avc1.64001f\"", encryptionScheme: scheme })),
}];

/** @param licences address of the licences; empty where the server has no keys */
export const begin = (video, licences, say) => {
    const asked = new Set();
    let keys = null;

    const create = async (initDataType) => {
        if (!navigator.requestMediaKeySystemAccess) {
            throw new Error(NO_EME);
        }
        const access = await navigator.requestMediaKeySystemAccess("org.w3.clearkey", CONFIGURATION(initDataType));
        const made = await access.createMediaKeys();
        await video.setMediaKeys(made);
        return made;
    };
    const licence = async (message) => {
        const answer = await fetch(licences, { method: "POST", body: message });
        if (!answer.ok) {
            throw new Error(`No key: ${await answer.text()}`);
        }
        return answer.arrayBuffer();
    };
    const ask = async (event) => {
        const name = new Uint8Array(event.initData).toString();
        if (asked.has(name)) {
            return;
        }
        asked.add(name);
        if (!licences) {
            throw new Error(NO_KEYS);
        }
        keys ??= create(event.initDataType);
        const session = (await keys).createSession();
        session.addEventListener("message", (message) =>
            licence(message.message).then((answer) => session.update(answer)).catch((error) => say.fatal(error.message)));
        session.addEventListener("keystatuseschange", () => session.keyStatuses.forEach((status) =>
            status !== "usable" && status !== "status-pending" && say.fatal(STATUS[status] ?? `The key is ${status}.`)));
        await session.generateRequest(event.initDataType, event.initData);
    };
    video.addEventListener("encrypted", (event) => ask(event).catch((error) => say.fatal(error.message)));
};

// What went wrong, in words that say what to do.

export const NO_KEYS = "This package is encrypted and the server has no keys for it: start it with --drm, which says where they"
    + " are.";
export const NO_EME = "This browser plays encrypted titles only on the machine that serves them, under the name localhost or"
    + " 127.0.0.1, or over https.";
export const GONE = "The server does not answer: it was ended, or started again at another address.";
export const WRONG_KEY = "If it is encrypted, the key may be another than the one that it was encrypted with.";

/** A media element's own error. */
export const ofElement = (error, encrypted) => {
    const why = {
        [MediaError.MEDIA_ERR_NETWORK]: "The network broke off.",
        [MediaError.MEDIA_ERR_DECODE]: "The browser cannot decode this.",
        [MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED]: "The browser cannot play this kind of media.",
    }[error?.code] ?? "The browser cannot play this.";
    return [why, error?.message ?? "", encrypted ? WRONG_KEY : ""].filter((line) => line).join("\n");
};

/** A request that failed, by its status; 0 where nobody answered. */
export const ofStatus = (status, what) => {
    switch (status) {
        case 0: return GONE;
        case 403: return "The server wants the token of its session: open the address that it said when it was started.";
        case 404: return `The package has no ${what}: it is not whole, or was made anew. Load this page again.`;
        case 422: return `The server cannot read ${what}: it is damaged.`;
        default: return `The server answered ${status} for ${what}.`;
    }
};

/** The last part of an address. */
export const fileOf = (address) => String(address ?? "").split(/[?#]/)[0].split("/").pop() || "a file";

// How fast the server answers this page, so that a player can be watched while it changes rungs.

import { element } from "./dom.js";
import { bitRate } from "./format.js";

const CHOICE = "throttle";

/** A session for each load of the page: what another load has in its cache is asked for again. */
export const session = crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, "0")).join("");

const send = async (kilobits) => {
    const answer = await fetch(`/page/rate/${session}`, { method: "PUT", body: String(kilobits) });
    if (!answer.ok) {
        throw new Error(await answer.text());
    }
};

/** Takes up what was chosen before the page was loaded anew, and waits until it holds. */
export const begin = async (say) => {
    const menu = element("throttle");
    menu.value = sessionStorage.getItem(CHOICE) ?? "0";
    if (menu.value === "") {
        menu.value = "0";
    }
    menu.addEventListener("change", async () => {
        sessionStorage.setItem(CHOICE, menu.value);
        try {
            await send(Number(menu.value));
            say.note(menu.value === "0" ? "throttle off" : `throttle ${bitRate(menu.value * 1000)}`);
        } catch (error) {
            say.fatal(error.message);
        }
    });
    if (menu.value !== "0") {
        await send(Number(menu.value));
    }
};

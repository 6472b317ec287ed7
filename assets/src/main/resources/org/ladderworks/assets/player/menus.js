// What can be chosen of the title: rung, sound, text.

import { element } from "./dom.js";
import { rungName, trackName } from "./format.js";

const fill = (menu, entries, chosen) => {
    const wanted = JSON.stringify(entries);
    if (menu.dataset.entries !== wanted) {
        menu.dataset.entries = wanted;
        menu.replaceChildren(...entries.map(([value, name]) => new Option(name, value)));
    }
    menu.disabled = entries.length < 2;
    if (document.activeElement !== menu && menu.value !== String(chosen)) {
        menu.value = String(chosen);
    }
};

const named = (tracks) => tracks.map((track, i) => [i, trackName(track.label, track.language)]);

/** Keeps the menus as the player has them. */
export const begin = (engine, say) => {
    let forced = -1;
    const on = (id, order) => element(id).addEventListener("change", (event) => {
        order(Number(event.target.value));
        event.target.blur();
    });
    on("rung", (index) => {
        forced = index;
        engine.force(index);
        say.note(index < 0 ? "rung chosen by the player" : `rung forced: ${rungName(engine.rungs()[index], false)}`);
    });
    on("audio", (index) => engine.chooseAudio(index));
    on("text", (index) => engine.chooseText(index));
    return () => {
        const rungs = engine.rungs();
        const codecs = new Set(rungs.map((rung) => rung.codec)).size > 1;
        const entries = rungs.map((rung, i) => [i, rungName(rung, codecs), rung.bandwidth]).sort((a, b) => b[2] - a[2]);
        fill(element("rung"), [[-1, "chosen by the player"], ...entries.map(([i, name]) => [i, name])], forced);
        fill(element("audio"), named(engine.audios()), engine.audio());
        fill(element("text"), [[-1, "off"], ...named(engine.texts())], engine.text());
    };
};

// Plays the package of this server with the player and from the manifest that the address names, or that were chosen.

import { element } from "./dom.js";
import { ofElement, ofStatus } from "./words.js";
import * as keyboard from "./keyboard.js";
import * as menus from "./menus.js";
import * as readings from "./readings.js";
import * as seekbar from "./seekbar.js";
import * as throttle from "./throttle.js";
import * as thumbnails from "./thumbnails.js";

const TICK_MS = 250;
const KINDS = { hls: "HLS", dash: "DASH", ts: "HLS with MPEG-TS" };

const video = element("video");
// Behind the hash, which no browser sends to anybody: who opens the page may have the keys.
const token = location.hash.slice(1);
const licences = token ? new URL(`/licence/${token}`, location.href).href : "";

const say = {
    /** The first is the cause of those that follow. */
    fatal(text) {
        const box = element("error");
        if (box.hidden) {
            box.textContent = text;
            box.hidden = false;
        }
        say.note(text.split("\n")[0]);
    },
    note: (text) => readings.note(video, text),
};

/** A player keeps its element and its keys: another begins with a new page. */
const openWith = (player, manifest) => {
    const address = new URL(location.href);
    address.search = new URLSearchParams({ player, manifest }).toString();
    location.replace(address);
    if (address.href === location.href) {
        location.reload();
    }
};

const choose = (offer) => {
    const asked = new URLSearchParams(location.search);
    const manifest = asked.get("manifest");
    const plays = (player, kind) => !kind || player.manifests.includes(kind);
    const known = manifest in offer.manifests ? manifest : null;
    const player = offer.players.find((each) => each.id === asked.get("player") && plays(each, known))
        ?? offer.players.find((each) => plays(each, known));
    const players = element("player");
    const manifests = element("manifest");
    players.replaceChildren(...offer.players.map((each) => new Option(each.title, each.id)));
    manifests.replaceChildren(...player.manifests.map((kind) => new Option(KINDS[kind], kind)));
    players.value = player.id;
    manifests.value = known ?? player.manifests[0];
    players.addEventListener("change", () => {
        const other = offer.players.find((each) => each.id === players.value);
        openWith(other.id, other.manifests.includes(manifests.value) ? manifests.value : other.manifests[0]);
    });
    manifests.addEventListener("change", () => openWith(player.id, manifests.value));
    return { player: player.id, manifest: manifests.value };
};

// What the page's policy keeps out is told, as a player that misses it may say nothing.
document.addEventListener("securitypolicyviolation", (event) =>
    say.note(`not allowed on this page: ${event.effectiveDirective} ${event.blockedURI}`));

const begin = async () => {
    // The token of all requests is in a cookie by now, and needs not stay where it is seen and copied.
    const address = new URL(location.href);
    address.searchParams.delete("token");
    history.replaceState(null, "", address);

    const answer = await fetch("/page/offer.json");
    if (!answer.ok) {
        throw new Error(ofStatus(answer.status, "the list of what there is"));
    }
    const offer = await answer.json();
    element("title").textContent = offer.title;
    document.title = `${offer.title} \u2013 Ladderworks preview`;
    element("notice").hidden = !token;
    keyboard.begin(video, say);
    if (offer.players.length === 0) {
        throw new Error("This folder holds no manifest.");
    }
    const { player, manifest } = choose(offer);
    const path = offer.manifests[manifest];
    element("address").textContent = new URL(`/package/${path}`, location.href).href;
    await throttle.begin(say);

    const thumbnailAt = await thumbnails.load(offer.thumbnails && `/package/${offer.thumbnails}`);
    const module = await import(`./engine-${player}.js`);
    const base = `/watch/${throttle.session}/` + (token ? `preview/${token}/${module.dialect}/` : "package/");
    video.addEventListener("error", () => video.error && say.fatal(ofElement(video.error, Boolean(token))));
    video.addEventListener("waitingforkey", () => say.note("waits for a key"));
    const engine = await module.open(video, { url: new URL(base + path, location.href).href, manifest, licences }, say);
    element("reading-engine").textContent = engine.name;
    const parts = [seekbar.begin(video, thumbnailAt), menus.begin(engine, say), readings.begin(video, engine, say)];
    const show = () => parts.forEach((part) => part());
    setInterval(show, TICK_MS);
    video.addEventListener("timeupdate", parts[0]);
    show();
};

begin().catch((error) => say.fatal(error.message));

// Small things of pages.

export const element = (id) => document.getElementById(id);

/** Writes a text where it is another: screens and readers are left alone otherwise. */
export const write = (id, text) => {
    const target = element(id);
    if (target.textContent !== text) {
        target.textContent = text;
    }
};

export const script = (src) => new Promise((resolve, reject) => {
    const added = document.createElement("script");
    added.src = src;
    added.onload = resolve;
    added.onerror = () => reject(new Error(`The server did not send ${src}.`));
    document.head.append(added);
});

export const stylesheet = (href) => {
    const added = document.createElement("link");
    added.rel = "stylesheet";
    added.href = href;
    document.head.append(added);
};

// Shows the person's own people and safety plan on a page that works without the app, from the copy that the app keeps
// for it (src/core/aside.ts). What is not in the copy stays hidden. It uses nothing of the app, which may be what is broken.
(() => {
  /**
   * @param {Element} place
   * @param {string} tag
   * @param {string} style
   * @param {string} text
   */
  function add(place, tag, style, text) {
    const element = place.appendChild(document.createElement(tag));
    element.className = style;
    element.textContent = text;
    return element;
  }

  /**
   * @param {Element} place
   * @param {{ name?: unknown, phone?: unknown } | null | undefined} contact
   */
  function addContact(place, contact) {
    if (!contact || typeof contact.name !== "string") return;
    const name = contact.name;
    if (typeof contact.phone !== "string") {
      add(place, "p", "", name);
      return;
    }
    const link = add(place, "a", "call", "");
    // A dialler takes digits and its own signs.
    link.setAttribute("href", `tel:${contact.phone.replace(/[^\d+*#]/g, "")}`);
    add(
      link,
      "span",
      "",
      (place.getAttribute("data-call") ?? "").replace("*", () => name),
    );
    add(link, "span", "call-detail", contact.phone);
  }

  /**
   * @param {Element} place
   * @param {unknown} part
   */
  function fill(place, part) {
    if (typeof part === "string") add(place, "p", "kept-note", part);
    else for (const contact of [part].flat()) addContact(place, /** @type {any} */ (contact));
    // More than its heading.
    if (place.children.length > 1) place.removeAttribute("hidden");
  }

  /** @param {any} own */
  function show(own) {
    const parts = { ...own.plan, clinic: own.clinic };
    for (const place of document.querySelectorAll("[data-own]"))
      fill(place, parts[place.getAttribute("data-own") ?? ""]);
  }

  if (typeof caches !== "object") return;
  caches
    .match("/aside/help", { cacheName: "tidemark" })
    .then((copy) => copy?.json())
    .then((own) => {
      if (own) show(own);
    })
    .catch(() => undefined);
})();

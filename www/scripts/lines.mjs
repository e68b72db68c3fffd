// The Vite plugin for the list of crisis lines: the page gets of each what it shows, not how it was checked.
export function shownLines() {
  return {
    name: "tidemark-lines",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/src/words/lines.json")) return null;
      const countries = JSON.parse(code).map(({ code, lines }) => ({ code, lines: lines.map(shown) }));
      return { code: JSON.stringify(countries), map: null };
    },
  };
}

/** `undefined` leaves a field out. */
function shown({ id, kind, number, name, body, options, languages, hours, source, read }) {
  const site = new URL(source).host;
  // The page says itself what an emergency number is.
  if (kind === "emergency") return { id, kind, number, site, read };
  return { id, kind, number, name, body, options, languages, hours: hours ?? undefined, site, read };
}

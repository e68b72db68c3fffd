// Runs before the first paint and before any module: sets the chosen theme, leaves for the plain page when this browser
// cannot run the core, and from a plain page for its Spanish one. Written in the oldest JavaScript that such a browser
// may know.
(function () {
  /** @param {string} name */
  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch (e) {
      // Storage is shut off: the system's theme stays, and the page says what is wrong with the storage.
      return null;
    }
  }

  // The same choice as the app's (src/core/language.ts).
  function isSpanish() {
    var own = kept("tidemark.language");
    if (own === "en" || own === "es") return own === "es";
    var tags = navigator.languages || [navigator.language || ""];
    for (var at = 0; at < tags.length; at++) {
      var language = (tags[at] || "").slice(0, 2).toLowerCase();
      if (language === "en" || language === "es") return language === "es";
    }
    return false;
  }

  var theme = kept("tidemark.theme");
  if (theme === "light" || theme === "dark") document.documentElement.setAttribute("data-theme", theme);

  var plain = /^\/(?:help|plain)(\.es)?\.html$/.exec(location.pathname);
  if (plain) {
    // The link to the English page says "?en".
    if (!plain[1] && location.search !== "?en" && isSpanish())
      location.replace(location.pathname.replace(".html", ".es.html") + location.hash);
    return;
  }
  var complete =
    typeof WebAssembly === "object" &&
    typeof indexedDB === "object" &&
    typeof Worker === "function" &&
    "noModule" in document.createElement("script");
  if (!complete) location.replace("/plain.html");
})();

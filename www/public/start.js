// Runs before the first paint and before any module: sets the chosen theme, and leaves for the plain page when this
// browser cannot run the core. Written in the oldest JavaScript that such a browser may know.
(function () {
  try {
    var theme = localStorage.getItem("tidemark.theme");
    if (theme === "light" || theme === "dark") document.documentElement.setAttribute("data-theme", theme);
  } catch (e) {
    // Storage is shut off: the system's theme stays, and the page says what is wrong with the storage.
  }
  if (location.pathname === "/help.html" || location.pathname === "/plain.html") return;
  var complete =
    typeof WebAssembly === "object" &&
    typeof indexedDB === "object" &&
    typeof Worker === "function" &&
    "noModule" in document.createElement("script");
  if (!complete) location.replace("/plain.html");
})();

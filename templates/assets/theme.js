// Lets a reader choose light or dark, and remembers it. Pages read well without this.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const remembered = (scheme) => {
    try {
      return scheme ? localStorage.setItem("scheme", scheme) : localStorage.getItem("scheme");
    } catch {
      return null;
    }
  };
  const shown = () => root.dataset.scheme || (system.matches ? "dark" : "light");

  const scheme = remembered();
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;

  const button = document.querySelector(".scheme");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.scheme = shown() === "dark" ? "light" : "dark";
    remembered(root.dataset.scheme);
  });
})();

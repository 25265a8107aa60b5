// Narrows the list of publications to what a reader types: title, authors, venue, topics, year. Every
// word must occur, whatever its case and accents. The words stand in the address, so that a filtered
// list can be passed on. Without this the list is simply all there.
(() => {
  const filter = document.querySelector(".filter");
  const scope = filter?.closest("section, main");
  const entries = [...(scope?.querySelectorAll(".entry, .rows > li") ?? [])];
  if (entries.length === 0) return;

  const input = filter.querySelector("input");
  const count = filter.querySelector("output");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const shownIn = (entry) => [...entry.querySelectorAll(".title, .authors, .appeared")].map((part) => part.textContent);
  const year = (entry) => entry.closest(".year")?.querySelector("h2, h3")?.textContent;
  const textOf = (entry) => fold([...shownIn(entry), entry.dataset.words, year(entry)].join(" "));

  let texts;
  const narrow = () => {
    texts ??= entries.map(textOf);
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const fits = texts.map((text) => words.every((word) => text.includes(word)));
    entries.forEach((entry, i) => (entry.hidden = !fits[i]));
    for (const group of scope.querySelectorAll(".year")) group.hidden = !group.querySelector(".entry:not([hidden])");
    const shown = fits.filter(Boolean).length;
    count.textContent = words.length ? filter.dataset.shown.replace("{shown}", shown).replace("{all}", entries.length) : "";
  };
  const remember = () => {
    const address = new URL(location.href);
    if (input.value) address.searchParams.set("q", input.value);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {} // a page opened as a file keeps its address in some browsers
  };

  filter.hidden = false;
  input.addEventListener("input", () => (narrow(), remember()));
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) narrow();
})();

// The elements and attributes that the theme, Markdown and formulas can make. Whatever else stands in a page came out
// of a record: so a title such as `"><x y=z>` that gets through shows here, on every page and in any field.

const elements = new Set(`a article b bdi blockquote body br button code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4
  h5 h6 head header hr html i img input label li link main meta nav ol output p picture pre script section small source span strong sub
  summary sup table tbody td th thead time title tr ul video`.split(/\s+/));
/** Drawings: each element with what it may have besides a class. */
const drawing = new Map(Object.entries({
  svg: "viewbox preserveaspectratio role aria-label aria-hidden", g: "", path: "d", rect: "x y width height",
  circle: "cx cy r", text: "x y", tspan: "",
}).map(([name, may]) => [name, new Set(`class ${may}`.split(/\s+/))]));
const film = new Set("poster controls muted playsinline loop preload width height".split(" "));
const formula = /^(math|semantics|annotation|m[a-z]{1,12})$/;
const picture = new Map([["img", new Set(["width", "height"])], ["source", new Set(["srcset", "sizes"])]]);
const attributes = new Set(`alt charset class content datetime decoding defer dir download hidden href http-equiv id lang
  loading name property rel role src start tabindex title type align checked disabled open autocomplete spellcheck
  placeholder data-words data-shown data-done`.split(/\s+/));

const strangeAttribute = (element, name) => {
  if (drawing.has(element)) return !drawing.get(element).has(name.toLowerCase());
  if (element === "th" && name === "scope") return false;
  if (element === "video" && film.has(name)) return false;
  if (picture.get(element)?.has(name)) return false;
  if (name.startsWith("on") || name === "style") return true;
  if (name.startsWith("aria-") || attributes.has(name)) return false;
  return !(formula.test(element) && !["main", "meta"].includes(element) && name !== "href");
};

const strangeScript = ({ name, attributes: has }) =>
  name === "script" && has.type !== "application/ld+json" && !/assets\/[\w.-]+\.js$/.test(has.src ?? "");

/** What does not belong among these elements, in words; `elements` as elementsOf (html.mjs) gives them. */
export const strangeIn = (list) => [...new Set(list.flatMap((element) => [
  ...(elements.has(element.name) || drawing.has(element.name) || formula.test(element.name) ? [] : [`<${element.name}>`]),
  ...(strangeScript(element) ? ["a script that is not ours"] : []),
  ...Object.keys(element.attributes).filter((name) => strangeAttribute(element.name, name))
    .map((name) => `<${element.name} ${name}>`),
]))];

export const vocabularyCases = (site) => site.pages.map((page) =>
  ({ name: `only our own elements on ${page.path}`, findings: strangeIn(page.elements) }));

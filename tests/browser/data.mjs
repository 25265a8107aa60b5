// What machines read beside the text: JSON-LD, JSON feeds, CSL-JSON.

const parsed = (text, check) => {
  try {
    return check(JSON.parse(text));
  } catch (error) {
    return [String(error.message)];
  }
};

const missing = (value, keys, what) =>
  keys.filter((key) => value?.[key] === undefined || value[key] === "").map((key) => `${what} without ${key}`);

const linkedData = (value) => [
  ...missing(value, ["@context"], "JSON-LD"),
  ...(value["@graph"] ?? [value]).flatMap((node) => missing(node, ["@type"], "a node")),
];

const jsonFeed = (feed) => [
  ...missing(feed, ["version", "title", "items"], "the feed"),
  ...(feed.version === "https://jsonfeed.org/version/1.1" ? [] : [`version ${feed.version}`]),
  ...(feed.items ?? []).flatMap((item) => [
    ...missing(item, ["id"], "an item"),
    ...(item.content_html === undefined && item.content_text === undefined ? [`${item.id} without content`] : []),
  ]),
];

const cslJson = (items) => Array.isArray(items)
  ? items.flatMap((item) => missing(item, ["id", "type", "title"], "an item"))
  : ["not a list"];

const linkedDataCases = (page) => page.elements
  .filter((element) => element.attributes.type === "application/ld+json")
  .map((element) => ({ name: `the JSON-LD of ${page.path}`, findings: parsed(element.text, linkedData) }));

export const dataCases = (site) => [
  ...site.pages.flatMap(linkedDataCases),
  ...[...site.files].filter((path) => path.endsWith(".json") && !path.startsWith("assets/")).map((path) => ({
    name: `the data of ${path}`,
    findings: parsed(site.read(path).toString("utf8"), /(^|\/)feed\.json$/.test(path) ? jsonFeed : cslJson),
  })),
];

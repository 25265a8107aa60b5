// What machines read beside the text: JSON-LD, JSON feeds, CSL-JSON.

import { posix } from "node:path";

const parsed = (text, check) => {
  try {
    return check(JSON.parse(text));
  } catch (error) {
    return [String(error.message)];
  }
};

const missing = (value, keys, what) =>
  keys.filter((key) => value?.[key] === undefined || value[key] === "").map((key) => `${what} without ${key}`);

/** What search engines want of a thing before they make something of it, and we of our own. */
const required = {
  ScholarlyArticle: ["name", "headline"], Book: ["name"], Chapter: ["name"], Thesis: ["name"], Report: ["name"],
  SoftwareSourceCode: ["name"], Dataset: ["name"], Periodical: ["name"], WebSite: ["name"],
  Person: ["name"], Organization: ["name"], Place: ["name", "address"], Event: ["name", "startDate", "location"],
  ProfilePage: ["mainEntity"], CollectionPage: ["name", "mainEntity"], ItemList: ["numberOfItems"],
  BreadcrumbList: ["itemListElement"], ListItem: ["position"], PropertyValue: ["propertyID", "value"],
};

const typed = (node) => {
  const type = node["@type"];
  if (!required[type]) return [type === undefined ? "a node without @type" : `the type ${type}`];
  return missing(node, required[type], type);
};

/** Every object in a value but the outermost, and what is wrong with it. */
const nodesIn = (value) => Object.entries(value)
  .filter(([, one]) => one !== null && typeof one === "object")
  .flatMap(([, one]) => [...(Array.isArray(one) ? [] : typed(one)), ...nodesIn(one)]);

const linkedData = (value) => [...missing(value, ["@context", "@graph"], "JSON-LD"), ...nodesIn(value)];

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

/** A feed that no page announces is found by nobody. */
const announcedCase = (site) => {
  const announced = new Set(site.pages.flatMap((page) => page.elements
    .filter(({ name, attributes }) => name === "link" && attributes.rel === "alternate" && attributes.href)
    .map(({ attributes }) => posix.join(posix.dirname(page.path), decodeURI(attributes.href)))));
  const feeds = [...site.files].filter((path) => /\.atom$|(^|[/.])feed\.json$/.test(path));
  return {
    name: "every feed is announced by the page beside it",
    findings: feeds.filter((path) => !announced.has(path)),
  };
};

export const dataCases = (site) => [
  announcedCase(site),
  ...site.pages.flatMap(linkedDataCases),
  ...[...site.files].filter((path) => path.endsWith(".json") && !path.startsWith("assets/")).map((path) => ({
    name: `the data of ${path}`,
    findings: parsed(site.read(path).toString("utf8"), /(^|[/.])feed\.json$/.test(path) ? jsonFeed : cslJson),
  })),
];

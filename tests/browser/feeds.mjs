// Atom feeds by RFC 4287 and the sitemap by its protocol, read with the browser's own XML parser. These functions run
// in the browser, so each stands alone.

/** What is wrong with a feed, in words. */
export const atomFindings = (text) => {
  const atom = "http://www.w3.org/2005/Atom";
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (document.querySelector("parsererror")) return ["not well-formed"];
  const feed = document.documentElement;
  if (feed.namespaceURI !== atom || feed.localName !== "feed") return ["not an Atom feed"];
  const own = (parent, name) => [...parent.children].filter((child) => child.localName === name && child.namespaceURI === atom);
  const known = new Set(`feed entry author contributor category content generator icon id link logo published rights
    source subtitle summary title updated name uri email`.split(/\s+/));
  const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const entries = own(feed, "entry");
  const ids = entries.map((entry) => own(entry, "id")[0]?.textContent);
  const once = (parent, what) => ["id", "title", "updated"].flatMap((name) =>
    own(parent, name).length === 1 ? [] : [`${what} has ${own(parent, name).length} of ${name}`]);
  return [
    ...once(feed, "the feed"),
    ...entries.flatMap((entry, index) => once(entry, `entry ${index + 1}`)),
    ...entries.flatMap((entry, index) =>
      own(entry, "content").length > 0 || own(entry, "link").some((link) => (link.getAttribute("rel") ?? "alternate") === "alternate")
        ? [] : [`entry ${index + 1} has neither content nor a link`]),
    ...(own(feed, "author").length > 0 || entries.every((entry) => own(entry, "author").length > 0) ? [] : ["no author"]),
    ...(new Set(ids).size === ids.length ? [] : ["two entries of one id"]),
    ...[feed, ...entries].flatMap((parent) => own(parent, "id")).map((id) => id.textContent)
      .filter((id) => !/^[a-z][a-z0-9+.-]*:\S+$/i.test(id)).map((id) => `the id ${id} is no URI`),
    ...[...document.getElementsByTagNameNS(atom, "*")].filter((one) => !known.has(one.localName)).map((one) => `<${one.localName}>`),
    ...[...document.querySelectorAll("updated, published")].map((one) => one.textContent)
      .filter((value) => !date.test(value) || Number.isNaN(Date.parse(value))).map((value) => `the date ${value}`),
  ];
};

/** {findings, addresses}: what is wrong with a sitemap or its index, and where it points. */
export const sitemapFindings = (text) => {
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (document.querySelector("parsererror")) return { findings: ["not well-formed"], addresses: [] };
  const root = document.documentElement;
  const addresses = [...document.querySelectorAll("loc")].map((loc) => loc.textContent.trim());
  const date = /^\d{4}(-\d\d(-\d\d(T\S+)?)?)?$/;
  return {
    findings: [
      ...(root.namespaceURI === "http://www.sitemaps.org/schemas/sitemap/0.9" ? [] : ["another namespace"]),
      ...(["urlset", "sitemapindex"].includes(root.localName) ? [] : [`<${root.localName}>`]),
      ...(addresses.length <= 50000 ? [] : [`${addresses.length} addresses`]),
      ...addresses.filter((address) => !/^https?:\/\//.test(address)).map((address) => `${address} is not absolute`),
      ...(new Set(addresses).size === addresses.length ? [] : ["an address stands twice"]),
      ...[...document.querySelectorAll("lastmod")].map((one) => one.textContent)
        .filter((value) => !date.test(value)).map((value) => `the date ${value}`),
    ],
    addresses,
  };
};

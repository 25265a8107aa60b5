// Pages, style and script stay small, so that the text comes first. What a list may weigh grows with its works: 35 kB
// compressed for 54 of them with abstracts; an edition's has at most 4,500 elements for 200.

import { gzipSync } from "node:zlib";

const limits = [{ ending: ".css", kilobytes: 8 }, { ending: ".js", kilobytes: 10 }];
const list = { works: 54, kilobytes: 35 };
const edition = { works: 200, elements: 4500 };

const compressed = (bytes) => gzipSync(bytes, { level: 9 }).length;

const assetCase = (site, { ending, kilobytes }) => {
  const paths = [...site.files].filter((path) => path.startsWith("assets/") && path.endsWith(ending));
  const bytes = paths.reduce((sum, path) => sum + compressed(site.read(path)), 0);
  return {
    name: `all ${ending} files together are at most ${kilobytes} kB compressed`,
    findings: bytes <= kilobytes * 1024 ? [] : [`${bytes} bytes`],
  };
};

const worksOn = (page) => page.elements.filter(({ name, attributes }) => name === "li" && attributes.id?.startsWith("r-")).length;

const isTooBranched = (page, works) =>
  page.kind === "edition" && page.elements.length > (works / edition.works) * edition.elements;

const listCase = (site, page) => {
  const works = worksOn(page);
  const bytes = compressed(site.read(page.path));
  return {
    name: `${page.path} is light enough for ${works} works`,
    findings: [
      ...(bytes <= (works / list.works) * list.kilobytes * 1024 ? [] : [`${bytes} bytes compressed`]),
      ...(isTooBranched(page, works) ? [`${page.elements.length} elements`] : []),
    ],
  };
};

export const weightCases = (site) => [
  ...limits.map((limit) => assetCase(site, limit)),
  ...site.pages.filter((page) => worksOn(page) >= list.works).map((page) => listCase(site, page)),
];

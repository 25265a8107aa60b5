// The built site as the checks see it.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { elementsOf } from "./html.mjs";

const filesBelow = (folder, prefix = "") =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [prefix + entry.name]);

const makePage = (folder, path) => {
  const html = readFileSync(join(folder, path), "utf8");
  const elements = elementsOf(html);
  const body = elements.find((element) => element.name === "body");
  return {
    path,
    file: join(folder, path),
    size: html.length,
    elements,
    ids: new Set(elements.map((element) => element.attributes.id).filter(Boolean)),
    kind: body?.attributes.class ?? "redirect",
    redirects: elements.some((element) => element.attributes["http-equiv"] === "refresh"),
  };
};

/** {folder, files: Set of paths, pages: [{path, file, size, elements, ids, kind, redirects}], read(path)} */
export const readSite = (given) => {
  const folder = resolve(given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`no folder ${folder}`);
  const paths = filesBelow(folder).sort();
  const isPage = (path) => path.endsWith(".html") && !path.startsWith("assets/");
  return {
    folder,
    files: new Set(paths),
    pages: paths.filter(isPage).map((path) => makePage(folder, path)),
    read: (path) => readFileSync(join(folder, path)),
  };
};

/** At most `count` pages of each kind, from the smallest to the largest in even steps. */
export const sampleOf = (pages, count) => {
  const kinds = new Map();
  for (const page of pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return [...kinds.values()].flatMap((same) => {
    same.sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1));
    const steps = Math.min(count, same.length);
    const chosen = Array.from({ length: steps }, (_, step) =>
      same[steps === 1 ? same.length - 1 : Math.round((step * (same.length - 1)) / (steps - 1))]);
    return chosen;
  });
};

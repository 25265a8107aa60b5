// Every link inside the site is relative and ends in a file that is there, at an anchor that is there; so the site
// works at any base path and from a folder on disk. Every page is found from the home page in a few steps.

const linking = { a: ["href"], area: ["href"], link: ["href"], img: ["src"], script: ["src"], source: ["src"],
                  video: ["src", "poster"], audio: ["src"] };
const outside = /^(https?|mailto|tel):/i;
const deepest = 10;

const targetsOf = ({ name, attributes }) => {
  const targets = (linking[name] ?? []).filter((key) => key in attributes).map((key) => attributes[key]);
  targets.push(...(attributes.srcset?.match(/\S+(?= \d+w)/g) ?? []));
  const refresh = attributes["http-equiv"] === "refresh" && attributes.content.match(/url=(.*)$/i);
  return refresh ? [...targets, refresh[1]] : targets;
};

// 404.html is served at any depth, so its links start at the base path, which its style sheet shows.
export const basePathOf = (page) => {
  const style = page.elements.find((element) => element.attributes.rel === "stylesheet")?.attributes.href ?? "";
  return page.path === "404.html" && style.startsWith("/") ? style.replace(/assets\/.*$/, "") : "";
};

/** {path, fragment} below the site, or {problem}. */
const resolveTarget = (page, target) => {
  const base = basePathOf(page);
  const local = base && target.startsWith(base) ? target.slice(base.length) : target;
  if (/^[a-z][a-z0-9+.-]*:/i.test(local)) return { problem: "a scheme that is not allowed" };
  if (local.startsWith("/")) return { problem: "not relative" };
  const url = new URL(local, `file:///site/${page.path.split("/").map(encodeURIComponent).join("/")}`);
  if (url.search) return { problem: "has a query" };
  if (!url.pathname.startsWith("/site/")) return { problem: "leaves the site" };
  return { path: decodeURIComponent(url.pathname.slice("/site/".length)), fragment: decodeURIComponent(url.hash.slice(1)) };
};

const problemOf = (site, pageAt, page, target) => {
  const { problem, path, fragment } = resolveTarget(page, target);
  if (problem) return problem;
  if (!site.files.has(path)) return "no such file";
  if (fragment && pageAt.has(path) && !pageAt.get(path).ids.has(fragment)) return "no such anchor";
  return "";
};

const repeatedIds = (page) => {
  const ids = page.elements.map((element) => element.attributes.id).filter(Boolean);
  return ids.length === page.ids.size ? [] : ids.filter((id, index) => ids.indexOf(id) !== index);
};

const findingsOn = (site, pageAt, page) => {
  const targets = [...new Set(page.elements.flatMap(targetsOf))].filter((target) => !outside.test(target));
  const broken = targets.map((target) => [target, problemOf(site, pageAt, page, target)]).filter(([, problem]) => problem);
  return [...broken.map(([target, problem]) => `${target}: ${problem}`),
          ...repeatedIds(page).map((id) => `the id ${id} stands twice`)];
};

const nextPages = (pageAt, page) =>
  page.elements.filter((element) => element.name === "a" && element.attributes.href && !outside.test(element.attributes.href))
    .map((element) => pageAt.get(resolveTarget(page, element.attributes.href).path))
    .filter(Boolean);

const unreachable = (site, pageAt) => {
  const seen = new Set();
  let front = [pageAt.get("index.html")].filter(Boolean);
  for (let depth = 0; front.length > 0 && depth <= deepest; ++depth) {
    front.forEach((page) => seen.add(page));
    front = [...new Set(front.flatMap((page) => nextPages(pageAt, page)))].filter((page) => !seen.has(page));
  }
  return site.pages.filter((page) => !seen.has(page) && !page.redirects && page.path !== "404.html").map((page) => page.path);
};

export const linkCases = (site) => {
  const pageAt = new Map(site.pages.map((page) => [page.path, page]));
  return [
    ...site.pages.map((page) => ({ name: `the links of ${page.path}`, findings: findingsOn(site, pageAt, page) })),
    { name: `every page is at most ${deepest} links from the home page`, findings: unreachable(site, pageAt) },
  ];
};

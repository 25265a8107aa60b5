// What only a browser can tell: errors in its console, requests to other hosts, dialogs, pages wider than the screen,
// axe's findings in both colour schemes, the elements as they really came out, and XML read by a real parser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { lookAtCopy, lookAtFilter, lookAtMail, lookAtTeaser } from "./behaviour.mjs";
import { basePathOf } from "./links.mjs";
import { atomFindings, sitemapFindings } from "./feeds.mjs";
import { sampleOf } from "./site.mjs";
import { strangeIn } from "./vocabulary.mjs";

const tabs = 2;
const patience = 240_000;  // milliseconds: other work may keep the machine busy
const sampleSize = 2;
const smallSite = 60;
const widths = [320, 360, 1280];
const looks = [{ colorScheme: "light", width: 320 }, { colorScheme: "dark", width: 1280 }];
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const openDetails = () => document.querySelectorAll("details").forEach((one) => { one.open = true; });
const isTooWide = () => document.documentElement.scrollWidth > innerWidth;
const dumpElements = () => [...document.querySelectorAll("*")].map((one) => ({
  name: one.localName,
  attributes: Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
}));
const runAxe = async (tags) => {
  const { violations } = await window.axe.run(document, { preload: false, runOnly: { type: "tag", values: tags } });
  return violations.map(({ id, nodes }) => `${id} at ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" and ")}`);
};

const watch = (tab, findings) => {
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) findings.push(`console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => findings.push(`error: ${error.message}`));
  tab.on("requestfailed", (request) => findings.push(`not loaded: ${request.url()}`));
  tab.on("request", (request) => {
    if (!request.url().startsWith("file:")) findings.push(`request: ${request.url()}`);
  });
  tab.on("dialog", (dialog) => {
    findings.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
};

/** The one page with full paths: what stands below the base path is taken from the folder. */
const serveBasePath = async (tab, page) => {
  const base = basePathOf(page);
  if (!base) return;
  const inFolder = (url) => join(dirname(page.file), decodeURIComponent(new URL(url).pathname).slice(base.length));
  await tab.route((url) => url.protocol === "file:" && url.pathname.startsWith(base) && url.href !== pathToFileURL(page.file).href,
    (route) => route.fulfill({ path: inFolder(route.request().url()) }));
};

/** A case: the page is opened, `look` says what it finds in the tab, and whatever happens meanwhile is a finding too. */
const visitCase = async (browser, page, name, { colorScheme, width }, look) => {
  const findings = [];
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  context.setDefaultTimeout(patience);
  try {
    const tab = await context.newPage();
    watch(tab, findings);
    await serveBasePath(tab, page);
    await tab.goto(pathToFileURL(page.file).href, { waitUntil: "load" });
    await tab.evaluate(openDetails);
    findings.push(...await look(tab));
  } catch (error) {
    findings.push(`gave up: ${error.message}`);
  }
  await context.close();
  return { name, findings };
};

const lookAtShape = async (tab) => {
  const findings = [];
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 800 });
    if (await tab.evaluate(isTooWide)) findings.push(`scrolls sideways at ${width} px`);
  }
  return [...findings, ...strangeIn(await tab.evaluate(dumpElements))];
};

const lookWithAxe = async (tab) => {
  await tab.evaluate(axe);
  return tab.evaluate(runAxe, standards);
};

const shapeCase = (browser, page) =>
  visitCase(browser, page, `${page.path} in a browser`, { colorScheme: "light", width: widths[0] }, lookAtShape);

const accessCase = (browser, page, look) =>
  visitCase(browser, page, `axe on ${page.path}, ${look.colorScheme}, ${look.width} px`, look, lookWithAxe);

const has = (page, name, className) =>
  page.elements.some((one) => one.name === name && one.attributes.class === className);
const hasMail = (page) => has(page, "ul", "contact") && page.elements.some((one) => one.attributes.href?.startsWith("mailto:"));

/** Cases for what can be used on these pages. */
const behaviourCases = (browser, pages) => pages.flatMap((page) => [
  ...(has(page, "div", "filter") ? [["the filter", lookAtFilter]] : []),
  ...(has(page, "button", "copy") ? [["the copy button", lookAtCopy]] : []),
  ...(hasMail(page) ? [["the mail address", (tab) => lookAtMail(tab, readFileSync(page.file, "utf8"))]] : []),
  ...(has(page, "img", "hover") && page.kind !== "page-publication" ? [["the second picture", lookAtTeaser]] : []),
].map(([what, look]) => () => visitCase(browser, page, `${what} of ${page.path}`, looks[1], look)));

const feedCase = async (tab, site, path) =>
  ({ name: `the feed ${path}`, findings: await tab.evaluate(atomFindings, site.read(path).toString("utf8")) });

const commonFolder = (addresses) => {
  let common = addresses[0] ?? "";
  for (const address of addresses) while (!address.startsWith(common)) common = common.slice(0, -1);
  return common.slice(0, common.lastIndexOf("/") + 1);
};

const sitemapCase = async (tab, site, path) => {
  const { findings, addresses } = await tab.evaluate(sitemapFindings, site.read(path).toString("utf8"));
  const base = commonFolder(addresses);
  const lost = addresses.map((address) => decodeURI(address.slice(base.length)))
    .map((local) => (local === "" || local.endsWith("/") ? `${local}index.html` : local))
    .filter((local) => !site.files.has(local));
  return { name: `the sitemap ${path}`, findings: [...findings, ...lost.map((local) => `${local}: no such page`)] };
};

const xmlCases = async (browser, site) => {
  const tab = await browser.newPage();
  const cases = [];
  for (const path of site.files) {
    if (path.endsWith(".atom")) cases.push(await feedCase(tab, site, path));
    if (/^sitemap[^/]*\.xml$/.test(path)) cases.push(await sitemapCase(tab, site, path));
  }
  return cases;
};

const inTurns = async (tasks) => {
  const results = [];
  const worker = async () => {
    while (tasks.length > 0) results.push(await tasks.shift()());
  };
  await Promise.all(Array.from({ length: tabs }, worker));
  return results;
};

/** Small sites, such as the hostile one, are seen whole. */
export const browserCases = async (site) => {
  const standing = site.pages.filter((page) => !page.redirects);
  const pages = standing.length <= smallSite ? standing : sampleOf(standing, sampleSize);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
                                          args: ["--no-sandbox"] });
  try {
    return await inTurns([
      () => xmlCases(browser, site),
      ...pages.map((page) => () => shapeCase(browser, page)),
      ...behaviourCases(browser, pages),
      ...pages.flatMap((page) => looks.map((look) => () => accessCase(browser, page, look))),
    ]).then((results) => results.flat());
  } finally {
    await browser.close();
  }
};

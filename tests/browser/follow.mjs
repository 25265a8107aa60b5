#!/usr/bin/env node
// A browser follows a site under edits: follow.mjs PROGRAM SITE, where SITE is a folder to be copied. Starts
// `PROGRAM serve` on a copy, opens a page, and looks at what the tab shows after each edit, without ever asking it to
// reload. Ends with a line "N passed, N failed".

import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const patience = 60_000;  // milliseconds: other work may keep the machine busy

const [program, source] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "offprint-follow-"));
cpSync(join(source, "content"), join(folder, "content"), { recursive: true });
const inSite = (path) => join(folder, path);
const read = (path) => readFileSync(inSite(path), "utf8");
const write = (path, text) => {
  mkdirSync(dirname(inSite(path)), { recursive: true });
  writeFileSync(inSite(path), text);
};

const server = spawn(program, ["serve", "--source", folder, "--base-url", "https://example.org/lab/"]);
let said = "";
server.stdout.on("data", (bytes) => { said += bytes; });
server.stderr.on("data", (bytes) => { said += bytes; });
const ended = new Promise((resolve) => { server.on("exit", (status) => resolve(status)); });
const started = async () => {
  for (let i = 0; i < 600; ++i) {
    const address = said.match(/^serving +(\S+)$/m)?.[1];
    if (address) return address;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`the server did not start: ${said}`);
};

const results = [];
const test = async (name, look) => {
  try {
    await look();
    results.push(true);
  } catch (error) {
    results.push(false);
    console.log(`failed: ${name}\n  ${error.message.split("\n")[0]}\n  the server said: ${said.slice(-600)}`);
  }
};
const expect = (seen, wanted) => {
  if (seen !== wanted) throw new Error(`${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
};

const address = await started();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const tab = await browser.newPage();
tab.setDefaultTimeout(patience);
const complaints = [];
tab.on("console", (message) => { if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) complaints.push(message.text()); });
tab.on("pageerror", (error) => complaints.push(error.message));

const people = "content/people.yaml";
const good = read(people);
const shows = (text) => tab.waitForFunction((wanted) => document.body?.innerText.includes(wanted), text);

await test("the page stands at the path of the site's address", async () => {
  expect(new URL(address).pathname, "/lab/");
  await tab.goto(`${address}people/mira-okafor`);
  await shows("Mira Okafor studies how");
});
await test("an edit is shown in the open tab, at the place to which it was scrolled", async () => {
  await tab.setViewportSize({ width: 800, height: 300 });
  await tab.evaluate(() => scrollTo(0, 200));
  write(people, good.replace("*tides* shape harbours", "*winds* shape harbours"));
  await shows("winds shape harbours");
  await tab.waitForFunction(() => scrollY === 200);
});
await test("a broken file is shown with its line, readable, and with status 500", async () => {
  const answer = tab.waitForResponse((response) => response.url().endsWith("/people/mira-okafor") && response.status() === 500);
  appendFileSync(inSite(people), "broken: [\n");
  await answer;
  await shows("broken: [");
  await shows(`${people}:`);
  expect(await tab.evaluate(() => getComputedStyle(document.querySelector("pre")).borderLeftWidth), "3px");
});
await test("another error follows the first", async () => {
  write(people, `${good}- {id: x, nmae: "<i>X</i>"}\n`);
  await shows("nmae");
  expect(await tab.evaluate(() => document.querySelectorAll("pre i").length), 0);
});
await test("the page comes back when the file is mended, at the place to which it was scrolled", async () => {
  write(people, good);
  await shows("tides shape harbours");
  await tab.waitForFunction(() => scrollY === 200);
});
await test("a file that an editor puts in the place of the old one is seen", async () => {
  write("content/people.yaml.new", good.replace("*tides*", "*currents*"));
  renameSync(inSite("content/people.yaml.new"), inSite(people));
  await shows("currents shape harbours");
});
await test("a template and a style of the site's own are followed", async () => {
  write("templates/partials/footer.html", "<footer>Made by hand</footer>");
  await shows("Made by hand");
  write("templates/assets/style.css", "footer { color: rgb(1, 2, 3); }");
  await tab.waitForFunction(() => {
    const footer = document.querySelector("footer");
    return footer && getComputedStyle(footer).color === "rgb(1, 2, 3)";
  });
  rmSync(inSite("templates"), { recursive: true });
  await tab.waitForFunction(() => document.querySelector("footer")?.innerText !== "Made by hand");
});
await test("a template that fails is told in the page and followed until it is mended", async () => {
  write("templates/partials/footer.html", "<footer>{{ 1 // 0 }}</footer>");
  await shows("ZeroDivisionError");
  write("templates/partials/footer.html", "<footer>Mended</footer>");
  await shows("Mended");
});
await test("the page of a work that is not there yet appears in the tab that waits for it", async () => {
  await tab.goto(`${address}publications/tomorrow`);
  await shows("Mended");
  write("content/publications/tomorrow.yaml", "- {id: tomorrow, title: Written today, authors: [Mira Okafor], year: 2026}\n");
  await shows("Written today");
});
await test("a tab that was in the background is of today when it is looked at again", async () => {
  await tab.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  write("content/publications/tomorrow.yaml", "- {id: tomorrow, title: Written again, authors: [Mira Okafor], year: 2026}\n");
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  expect(await tab.evaluate(() => document.body.innerText.includes("Written today")), true);
  await tab.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await shows("Written again");
});
await test("many tabs at once are all answered", async () => {
  const tabs = await Promise.all(Array.from({ length: 10 }, () => browser.newPage()));
  await Promise.all(tabs.map((one) => one.goto(address, { timeout: patience })));
  await Promise.all(tabs.map((one) => one.close()));
});
await test("no script or policy complains", async () => { expect(complaints.join("\n"), ""); });
await test("Ctrl-C ends the server at once, with status 0, though tabs follow", async () => {
  const start = performance.now();
  server.kill("SIGINT");
  expect(await ended, 0);
  if (performance.now() - start > 1000) throw new Error("it took more than a second");
});

await browser.close();
server.kill("SIGKILL");
rmSync(folder, { recursive: true });
const passed = results.filter(Boolean).length;
console.log(`${passed} passed, ${results.length - passed} failed`);
process.exitCode = passed === results.length ? 0 : 1;

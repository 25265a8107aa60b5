#!/usr/bin/env node
// How long a browser takes to follow an edit: follow.mjs PROGRAM SITE [ROUNDS], where SITE was made by make_corpus.
// Starts `PROGRAM serve` on a copy, opens the page of the first record, changes that record's title and waits until the
// tab shows it, round after round. Prints milliseconds from the moment before the file is written: until the tab hears
// of it, until the new page has come, and until it is drawn; and beside them, in turns, what the browser takes to load
// and draw that page again when nothing has changed. Needs tests/browser/node_modules.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");
const pause = 400;  // milliseconds between rounds: the tab has settled
const [program, site, rounds = "9"] = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), "offprint-follow-"));
cpSync(join(site, "content"), join(folder, "content"), { recursive: true });
const file = join(folder, "content/publications/works.json");
let text = readFileSync(file, "utf8");
const [{ id, title }] = JSON.parse(text);

const server = spawn(program, ["serve", "--source", folder], { stdio: ["ignore", "pipe", "inherit"] });
let said = "";
const address = await new Promise((resolve) => {
  server.stdout.on("data", (bytes) => {
    said += bytes;
    const found = said.match(/^serving +(\S+)\n[^]*saved$/m)?.[1];
    if (found) resolve(found);
  });
});

/** In the tab: keeps when it heard of a change, and tells when it has drawn. */
const tellTimes = () => {
  const key = "told at";
  const { EventSource } = window;
  window.EventSource = class extends EventSource {
    constructor(url) {
      super(url);
      this.addEventListener("reload", () => sessionStorage.setItem(key, performance.timeOrigin + performance.now()));
    }
  };
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    const { responseEnd } = performance.getEntriesByType("navigation")[0];
    const start = performance.timeOrigin;
    window.drawn(document.title, [Number(sessionStorage.getItem(key)), start + responseEnd, start + performance.now()]);
  }));
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const tab = await browser.newPage();
let drawn = () => {};
await tab.exposeFunction("drawn", (shown, times) => drawn(shown, times));
await tab.addInitScript(tellTimes);
await tab.goto(`${address}publications/${id}`);

const series = [[], [], [], []];
let old = JSON.stringify(title).slice(1, -1);
for (let round = 0; round < Number(rounds); ++round) {
  await tab.waitForTimeout(pause);
  const now = `Edited for the ${round}th time`;
  text = text.replace(old, now);
  old = now;
  const seen = new Promise((resolve) => { drawn = (shown, times) => { if (shown.startsWith(now)) resolve(times); }; });
  const start = performance.timeOrigin + performance.now();
  writeFileSync(file, text);
  (await seen).forEach((time, i) => series[i].push(time - start));
  await tab.waitForTimeout(pause);
  const again = new Promise((resolve) => { drawn = (_, times) => resolve(times[2]); });
  const before = await tab.evaluate(() => {
    const time = performance.timeOrigin + performance.now();
    location.reload();
    return time;
  });
  series[3].push((await again) - before);
}
await browser.close();
server.kill("SIGINT");
rmSync(folder, { recursive: true });

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
["told", "page there", "page drawn", "unchanged page, reload to drawn"].forEach((what, i) =>
  console.log(`${what.padEnd(31)} median ${median(series[i]).toFixed(0)} ms, least ${Math.min(...series[i]).toFixed(0)} ms`));

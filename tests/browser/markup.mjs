// The Nu HTML checker and html-validate, on a sample of pages of each kind.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { HtmlValidate } from "html-validate";
import { sampleOf } from "./site.mjs";

const sampleSize = 8;
const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

// The checker takes the policy's 'self' for no place at all when a page is read from a file.
const mistaken = ".*Content Security Policy.*";

// Off: matters of taste (how void elements and doctypes are written, how long a title is), and rules that ask for what
// relative pages cannot have (integrity of our own scripts). A heading such as "1. Begin" has an id that begins with a digit.
const rules = {
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "doctype-style": "off", "long-title": "off", "void-style": "off", "no-trailing-whitespace": "off",
    "require-sri": "off", "no-inline-style": "error", "valid-id": ["error", { relaxed: true }],
  },
};

const runNu = (files) => new Promise((done) => {
  execFile("java", ["-Xss4m", "-jar", jar, "--skip-non-html", "--format", "json", "--exit-zero-always", "--filterpattern",
                    mistaken, ...files], { maxBuffer: 1 << 28 },
           (error, out, text) => done(error && !text.startsWith("{") ? { broken: String(error) } : JSON.parse(text)));
});

const nuCases = async (site, pages) => {
  const answer = await runNu(pages.map((page) => page.file));
  if (answer.broken) return [{ name: "the Nu HTML checker runs", findings: [answer.broken] }];
  return pages.map((page) => ({
    name: `the Nu HTML checker on ${page.path}`,
    findings: answer.messages
      .filter((message) => decodeURI(new URL(message.url).pathname) === page.file)
      .map((message) => `${message.lastLine}: ${message.message} ${message.extract ?? ""}`.replace(/\s+/g, " ")),
  }));
};

const validateCases = async (site, pages) => {
  const validator = new HtmlValidate(rules);
  const cases = [];
  for (const page of pages) {
    const { results } = await validator.validateFile(page.file);
    cases.push({
      name: `html-validate on ${relative(site.folder, page.file)}`,
      findings: results.flatMap((result) => result.messages)
        .map((message) => `${message.line}:${message.column}: ${message.message} (${message.ruleId})`),
    });
  }
  return cases;
};

export const markupCases = async (site) => {
  const pages = sampleOf(site.pages, sampleSize);
  const answers = await Promise.all([nuCases(site, pages), validateCases(site, pages)]);
  return answers.flat();
};

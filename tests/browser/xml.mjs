// Feeds and sitemaps by their schemas, which jing reads: atom.rnc and sitemap.rnc beside this file.

import { execFile } from "node:child_process";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const schemas = [
  { schema: "atom.rnc", wanted: /\.atom$/ },
  { schema: "sitemap.rnc", wanted: /^sitemap[^/]*\.xml$/ },
];
const atOnce = 2000;  // files; an argument list has an end

/** jing's lines: "FILE:LINE:COLUMN: error: WHAT". Its exit status is 1 where there are such lines. */
const runJing = (schema, files) => new Promise((done) => {
  execFile("jing", ["-c", join(here, schema), ...files], { maxBuffer: 1 << 28 }, (error, out) =>
    done(error && error.code !== 1 ? [`jing: ${error.message}`] : out.split("\n").filter(Boolean)));
});

const schemaCase = async (site, { schema, wanted }) => {
  const files = [...site.files].filter((path) => wanted.test(path)).map((path) => join(site.folder, path));
  const findings = [];
  for (let i = 0; i < files.length; i += atOnce) findings.push(...await runJing(schema, files.slice(i, i + atOnce)));
  return {
    name: `${files.length} files are as ${schema} has it`,
    findings: findings.map((line) => relative(site.folder, line)),
  };
};

export const xmlCases = (site) => Promise.all(schemas.map((one) => schemaCase(site, one)));

// What `run` does: read the site, hand it to every check, say what was found.
//
// A check is a function from a site to a list of cases {name, findings}; a case without findings has passed.

import { browserCases } from "./browser.mjs";
import { dataCases } from "./data.mjs";
import { linkCases } from "./links.mjs";
import { markupCases } from "./markup.mjs";
import { readSite } from "./site.mjs";
import { vocabularyCases } from "./vocabulary.mjs";
import { weightCases } from "./weight.mjs";

const shownFindings = 12;

const report = (cases) => {
  const failed = cases.filter((one) => one.findings.length > 0);
  for (const { name, findings } of failed) {
    console.log(`failed: ${name}`);
    for (const finding of findings.slice(0, shownFindings)) console.log(`  ${finding}`);
    if (findings.length > shownFindings) console.log(`  and ${findings.length - shownFindings} more`);
  }
  console.log(`${cases.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0;
};

const folder = process.argv[2];
if (!folder || process.argv.length > 3) {
  console.error("usage: tests/browser/run SITE_DIR");
  process.exit(2);
}
const site = readSite(folder);
const plain = [linkCases, vocabularyCases, dataCases, weightCases].flatMap((check) => check(site));
const slow = await Promise.all([markupCases(site), browserCases(site)]);
process.exitCode = report([...plain, ...slow.flat()]) ? 0 : 1;

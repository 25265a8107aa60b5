// What `run` does: read the site, hand it to every check, say what was found. Without a site the checks themselves
// are put to the test.

import { casesOf } from "./checks.mjs";
import { selfTestCases } from "./self_test.mjs";
import { readSite } from "./site.mjs";

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

if (process.argv.length > 3) {
  console.error("usage: tests/browser/run [SITE_DIR]");
  process.exit(2);
}
const cases = process.argv[2] ? await casesOf(readSite(process.argv[2])) : await selfTestCases();
process.exitCode = report(cases) ? 0 : 1;

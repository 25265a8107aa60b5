// Do the checks find what they should? Every file of broken/ has one defect and says at its head which finding it
// expects; a check that has gone blind fails here.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { casesOf } from "./checks.mjs";
import { readSite } from "./site.mjs";

const site = readSite(join(dirname(fileURLToPath(import.meta.url)), "broken"));

/** A case for each file that expects a finding. */
export const selfTestCases = async () => {
  const findings = (await casesOf(site)).flatMap((one) => one.findings.map((finding) => `${one.name}: ${finding}`));
  return [...site.files].flatMap((path) => {
    const expected = site.read(path).toString("utf8").match(/<!-- expected: (.*) -->/)?.[1];
    if (!expected) return [];
    const found = findings.some((finding) => finding.includes(path) && finding.includes(expected));
    return [{ name: `the checks see what is wrong with ${path}`, findings: found ? [] : [`not found: ${expected}`] }];
  });
};

// All checks. Each is a function from a site to cases {name, findings}; a case without findings has passed.

import { browserCases } from "./browser.mjs";
import { dataCases } from "./data.mjs";
import { linkCases } from "./links.mjs";
import { markupCases } from "./markup.mjs";
import { vocabularyCases } from "./vocabulary.mjs";
import { weightCases } from "./weight.mjs";
import { xmlCases } from "./xml.mjs";

export const casesOf = async (site) => {
  const plain = [linkCases, vocabularyCases, dataCases, weightCases].flatMap((check) => check(site));
  const slow = await Promise.all([markupCases(site), xmlCases(site), browserCases(site)]);
  return [...plain, ...slow.flat()];
};

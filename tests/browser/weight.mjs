// Style and script stay small, so that the text comes first.

import { gzipSync } from "node:zlib";

const limits = [{ ending: ".css", kilobytes: 8 }, { ending: ".js", kilobytes: 10 }];

export const weightCases = (site) => limits.map(({ ending, kilobytes }) => {
  const paths = [...site.files].filter((path) => path.startsWith("assets/") && path.endsWith(ending));
  const bytes = paths.reduce((sum, path) => sum + gzipSync(site.read(path), { level: 9 }).length, 0);
  return {
    name: `all ${ending} files together are at most ${kilobytes} kB compressed`,
    findings: bytes <= kilobytes * 1024 ? [] : [`${bytes} bytes`],
  };
});

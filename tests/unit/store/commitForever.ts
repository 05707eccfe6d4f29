/**
 * A process that commits on a store until it is killed: `node commitForever.js FOLDER JOURNAL`. Each commit follows from its
 * number. Before a commit a `(` goes to the journal, after it `)` and the end of a line, so that whoever reads the journal
 * knows how many commits were made and whether one was under way.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { GlobalState } from '../../../src/state/globalState';
import { createStateFolder, openStateFolder } from '../../../src/store/stateFolder';
import { nextState } from './numberedCommits';

const AHEAD = 30;

const [folder, journal] = process.argv.slice(2) as [string, string];

const done = existsSync(journal) ? (readFileSync(journal, 'utf8').match(/[0-9a-f]{64}/g) ?? []) : [];
const states = done.length === 0 ? createStateFolder(folder) : openStateFolder(folder);
const root = done.at(-1);
let state = root === undefined ? GlobalState.empty() : states.checkout(new Uint8Array(Buffer.from(root, 'hex')))!;
for (let number = done.length; ; ) {
  // Made beforehand, so that nearly all time is spent in commits.
  const ahead: GlobalState[] = [];
  while (ahead.length < AHEAD) {
    state = nextState(state, number++);
    state.stateRootHash();
    ahead.push(state);
  }
  for (const each of ahead) {
    appendFileSync(journal, '(');
    states.save(each);
    appendFileSync(journal, `${Buffer.from(each.stateRootHash()).toString('hex')})\n`);
  }
}

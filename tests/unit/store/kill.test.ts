import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { LmdbStore } from '../../../src/store/lmdbStore';
import { openStateFolder } from '../../../src/store/stateFolder';
import { nextState } from './numberedCommits';
import { temporaryFolder } from './temporaryFolder';

const ROOT = join(__dirname, '..', '..', '..');
/** KILL_ROUNDS=100 for the long run. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 10);

/** The sources a child needs as plain JavaScript: a TypeScript loader would take longer to start than a round. */
function compileTo(folder: string): string {
  const options: ts.TranspileOptions = {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  };
  const sources = ['bytes', 'types', 'state', 'store'].flatMap((layer) => {
    const path = join(ROOT, 'src', layer);
    return readdirSync(path).map((name) => join(path, name));
  });
  for (const source of [...sources, join(__dirname, 'commitForever.ts'), join(__dirname, 'numberedCommits.ts')]) {
    const target = join(folder, relative(ROOT, source).replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(readFileSync(source, 'utf8'), options).outputText);
  }
  return join(folder, 'tests', 'unit', 'store', 'commitForever.js');
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Kills a process that commits, at some moment after it has begun to. */
async function killInTheMiddle(child: ChildProcess, journal: string, sizeBefore: number, delay: number): Promise<void> {
  let complaint = '';
  child.stderr!.on('data', (text) => {
    complaint += String(text);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (sizeOf(journal) === sizeBefore) {
    if (child.exitCode !== null) throw new TypeError(`the child ended by itself: ${complaint}`);
    await sleep(1);
  }
  await sleep(delay);
  child.kill('SIGKILL');
  await ended;
  expect([child.signalCode, complaint]).toEqual(['SIGKILL', '']);
}

/** All nodes below a root, each of which must lie under the hash of its bytes. */
function checkNodes(store: LmdbStore, hash: Uint8Array, checked: Set<string>): void {
  const name = bytesToHex(hash);
  if (checked.has(name)) return;
  checked.add(name);
  const bytes = store.get(hash)!;
  expect(bytesToHex(blake2b256(bytes))).toBe(name);
  if (bytes[0] === 2) checkNodes(store, bytes.slice(-32), checked);
  if (bytes[0] !== 1) return;
  for (let index = 0, at = 1; index < 256; index++) {
    if (bytes[at++] === 0) continue;
    checkNodes(store, bytes.slice(at + 1, at + 33), checked);
    at += 33;
  }
}

test(
  `${ROUNDS} times killed in the middle of commits, no committed root is lost`,
  async () => {
    const folder = temporaryFolder();
    const journal = join(folder, 'journal');
    const program = compileTo(join(folder, 'program'));
    const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
    let underWay = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const sizeBefore = sizeOf(journal);
      const child = spawn(process.execPath, [program, join(folder, 'states'), journal], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await killInTheMiddle(child, journal, sizeBefore, (round * 7) % 30);
      const text = readFileSync(journal, 'utf8');
      if (!text.endsWith('\n')) {
        underWay++;
        // What the dead process did not finish is not counted by the next one.
        writeFileSync(journal, text.slice(0, text.lastIndexOf('\n') + 1));
      }
      const last = text.match(/[0-9a-f]{64}(?=\)\n)/g)?.at(-1);
      if (last !== undefined) {
        const states = openStateFolder(join(folder, 'states'));
        expect(states.checkout(hexToBytes(last))!.leaves().length).toBeGreaterThan(0);
        states.close();
      }
    }
    const roots = readFileSync(journal, 'utf8').match(/[0-9a-f]{64}/g) ?? [];
    const store = LmdbStore.open(join(folder, 'states'));
    const checked = new Set<string>();
    let expected = GlobalState.empty();
    for (const [number, root] of roots.entries()) {
      expected = nextState(expected, number);
      expect(root).toBe(bytesToHex(expected.stateRootHash()));
      checkNodes(store, hexToBytes(root), checked);
    }
    store.close();
    if (process.env.KILL_REPORT !== undefined) {
      process.stdout.write(
        `${ROUNDS} kills, ${underWay} during a commit, ${roots.length} roots, ${checked.size} nodes\n`,
      );
    }
    expect(roots.length).toBeGreaterThan(ROUNDS);
  },
  20_000 + ROUNDS * 1_000,
);

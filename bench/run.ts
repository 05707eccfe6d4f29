/**
 * `npm run bench`: each workload on both engines, by turns, in one run; prints ratios (above 1: we are faster) with their
 * spread. Needs the oracle built with `cd oracle && cargo build --profile timing`; ORACLE names another binary.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { median } from './median';
import { measureStartup } from './startup';
import { COMPUTE, writeWorkloads } from './workloads';

/** How often the two engines take turns. */
const TURNS = Number(process.env.BENCH_TURNS ?? 7);
/** Rows to run, as a regular expression: all others are left out, and what is no workload too. */
const ONLY = process.env.BENCH_ONLY === undefined ? undefined : new RegExp(process.env.BENCH_ONLY);
/** Runs within one turn; the first warms up and counts only as the first. Short workloads have more: code warms with calls. */
const RUNS = 4;
const RUNS_OF_SHORT: { readonly [workload: string]: number } = { 'genesis-12': 200, transfers: 12, cep18: 12 };

const ROOT = join(__dirname, '..');
const ORACLE = process.env.ORACLE ?? join(ROOT, 'oracle', 'target', 'timing', 'oracle');

interface Row {
  readonly name: string;
  readonly workload: string;
  /** Which laps count: lap 0 is genesis, lap n is step n. */
  readonly laps: (all: readonly number[]) => number;
  /** Whether only the first run of our process counts: nothing cached, code not yet compiled. */
  readonly cold?: true;
}

/** Steps after the first few, which warm up. */
const later = (all: readonly number[]): number => median(all.slice(3));
/** The last steps. */
const last =
  (count: number) =>
  (all: readonly number[]): number =>
    median(all.slice(-count));
const sum = (laps: readonly number[]): number => laps.reduce((a, b) => a + b, 0);

const ALL_ROWS: readonly Row[] = [
  { name: 'genesis, 12 accounts', workload: 'genesis-12', laps: (all) => all[0]! },
  { name: 'genesis, 1,000 accounts', workload: 'genesis-1000', laps: (all) => all[0]! },
  {
    name: 'first session of a process, committed: engine loaded, module prepared, compiled, run',
    workload: 'session',
    laps: (all) => all[2]!,
    cold: true,
  },
  { name: 'an unseen session of 5 KB, committed, process warm', workload: 'unseen-session', laps: last(20) },
  { name: 'an unseen installer of 46 KB, committed, process warm', workload: 'unseen-counter', laps: last(15) },
  { name: 'an unseen installer of 306 KB, committed, process warm', workload: 'unseen-token', laps: last(8) },
  { name: 'repeated session, committed', workload: 'session', laps: later },
  {
    name: 'counter install as the first session of a process, committed',
    workload: 'counter',
    laps: (all) => all[1]!,
    cold: true,
  },
  { name: '1,000 counter_inc calls, each committed', workload: 'counter', laps: (all) => sum(all.slice(2)) },
  { name: 'a call of a stored contract of 306 KB (CEP-18 transfer), committed', workload: 'cep18', laps: last(40) },
  { name: '1,000 dictionary writes in one session', workload: 'dictionary', laps: later },
  { name: 'a chain of 10 nested calls', workload: 'nested', laps: later },
  {
    name: '500 native transfers to 50 purses, each committed',
    workload: 'transfers',
    laps: (all) => sum(all.slice(51)),
  },
  { name: 'era step, 100 validators and 1,000 delegators', workload: 'era', laps: (all) => median(all.slice(1)) },
  { name: 'query by key', workload: 'questions', laps: (all) => median(all.slice(102, 302)) },
  { name: 'query by path: a number of a contract', workload: 'questions', laps: (all) => median(all.slice(402, 602)) },
  { name: 'available balance of an account', workload: 'questions', laps: (all) => median(all.slice(702, 902)) },
  ...COMPUTE.map(
    (name): Row => ({
      name: `${name}: first run in a fresh process`,
      workload: `compute-${name}`,
      laps: (all) => all[1]!,
      cold: true,
    }),
  ),
  ...COMPUTE.map(
    (name): Row => ({ name: `${name}: first run, process warm`, workload: `unseen-${name}`, laps: last(5) }),
  ),
  ...COMPUTE.map((name): Row => ({ name: `${name}: warm`, workload: `compute-${name}`, laps: later })),
];

const ROWS: readonly Row[] = ALL_ROWS.filter(({ name }) => ONLY?.test(name) ?? true);

interface Turn {
  readonly cold: readonly number[];
  readonly warm: readonly number[];
}

interface OracleTime {
  readonly builderMs: number;
  /** By builder call. */
  readonly parts: { readonly [name: string]: number };
}

function ours(workload: string, count: number): Turn {
  const output = execFileSync(process.execPath, [join(ROOT, '.bench', 'bench', 'ours.js'), workload, String(count)], {
    encoding: 'utf8',
  });
  const runs = JSON.parse(output) as number[][];
  // What has been seen in the first run is not unseen in the next.
  if (basename(workload).startsWith('unseen')) return { cold: runs[0]!, warm: runs[0]! };
  return { cold: runs[0]!, warm: runs[0]!.map((_, lap) => median(runs.slice(1).map((run) => run[lap]!))) };
}

function rust(workload: string): readonly number[] {
  const output = execFileSync(ORACLE, ['--time', '1', workload], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const timing = Object.values(JSON.parse(output))[0] as { genesis: OracleTime; steps: readonly OracleTime[] };
  // Without the opening of a database, which we have no counterpart of.
  return [timing.genesis.parts.genesis!, ...timing.steps.map((step) => step.builderMs)];
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function bench(): void {
  const workloads = [...new Set(ROWS.map((row) => row.workload))];
  const folder = writeWorkloads();
  const turns = new Map<string, { ours: Turn; rust: readonly number[] }[]>(workloads.map((name) => [name, []]));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const name of workloads) {
      const path = join(folder, `${name}.json`);
      turns.get(name)!.push({ rust: rust(path), ours: ours(path, RUNS_OF_SHORT[name] ?? RUNS) });
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores; Node ${process.version}; ${TURNS} turns\n`,
  );
  console.log('| workload | Rust ms | ours ms | ratio | spread |');
  console.log('|---|---|---|---|---|');
  rmSync(folder, { recursive: true });
  const compute = new Map<string, number[]>();
  for (const { name, workload, laps, cold } of ROWS) {
    const pairs = turns.get(workload)!.map((turn) => ({
      rust: laps(turn.rust),
      ours: laps(cold === true ? turn.ours.cold : turn.ours.warm),
    }));
    const ratios = pairs.map((pair) => pair.rust / pair.ours);
    const ratio = median(ratios);
    const [of, kind] = name.split(': ') as [string, string | undefined];
    if (kind !== undefined && COMPUTE.includes(of)) compute.set(kind, [...(compute.get(kind) ?? []), ratio]);
    const spread = `${show(Math.min(...ratios))} to ${show(Math.max(...ratios))}`;
    console.log(
      `| ${name} | ${show(median(pairs.map((p) => p.rust)))} | ${show(median(pairs.map((p) => p.ours)))} | ${show(ratio)} | ${spread} |`,
    );
  }
  for (const [kind, ratios] of compute) {
    const mean = Math.exp(ratios.map(Math.log).reduce((a, b) => a + b, 0) / ratios.length);
    console.log(`| compute, ${kind}: geometric mean | | | ${show(mean)} | |`);
  }
}

const PREPARED: readonly string[] = [
  'examples/two-party-multi-sig/contract.wasm',
  'examples/counter/counter-v1.wasm',
  'tests/fixtures/realworld/cep18.wasm',
];

/** Each module in processes of its own, since code that other modules warmed is faster. */
function benchPreparation(): void {
  const binary = join(dirname(ORACLE), 'preparation');
  if (!existsSync(binary)) {
    console.error(`\nNo ${binary}: preparation alone is not measured.`);
    return;
  }
  console.log('\n| preparation alone | Rust ms | ours, first | ours, warm | ratio, warm |\n|---|---|---|---|---|');
  for (const file of PREPARED) {
    const path = join(ROOT, file);
    const laps = (command: string, args: readonly string[]): readonly number[] =>
      (JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as Record<string, number[]>)[path]!;
    const rustMs: number[] = [];
    const first: number[] = [];
    const warm: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      rustMs.push(median(laps(binary, ['20', path])));
      const own = laps(process.execPath, [join(ROOT, '.bench', 'bench', 'preparation.js'), '60', path]);
      first.push(own[0]!);
      warm.push(median(own.slice(40)));
    }
    const size = `${(statSync(path).size / 1000).toFixed(0)} KB`;
    const [r, f, w] = [median(rustMs), median(first), median(warm)];
    console.log(`| ${basename(file)}, ${size} | ${show(r)} | ${show(f)} | ${show(w)} | ${show(r / w)} |`);
  }
}

interface LargeState {
  readonly root: string;
  readonly commit: readonly number[];
  readonly commitOnDisk?: readonly number[];
  readonly openAndRead: readonly number[];
  readonly snapshotAndRestore?: readonly number[];
}

/** In processes of their own: how V8 optimizes differs more between two of them than what is measured. */
function benchRecording(): void {
  const script = join(ROOT, '.bench', 'bench', 'recording.js');
  const perCent = Array.from({ length: TURNS }, () =>
    Number(execFileSync(process.execPath, [script], { cwd: ROOT, encoding: 'utf8' })),
  );
  console.log('\n| what being able to explain a failure costs when nothing fails | |\n|---|---|');
  console.log(`| of an execution, median of ${TURNS} processes | ${median(perCent).toFixed(2)} % |`);
}

/** Keys that the large state has before the commits that are timed. */
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);

/** One turn of three commits: to fill a state this large takes longest. */
function benchLargeState(): void {
  const binary = join(dirname(ORACLE), 'large_state');
  if (!existsSync(binary)) {
    console.error(`\nNo ${binary}: the large state is not measured.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'casper-large-'));
  try {
    const output = (command: string, args: readonly string[]): LargeState =>
      JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as LargeState;
    const theirs = output(binary, [join(folder, 'rust'), String(LARGE)]);
    const script = join(ROOT, '.bench', 'bench', 'largeState.js');
    const own = output(process.execPath, [script, String(LARGE), join(folder, 'ours')]);
    if (theirs.root !== own.root) throw new Error(`roots differ: ${theirs.root} in Rust, ${own.root} here`);
    const line = (name: string, rustLaps: readonly number[], ownLaps: readonly number[]): void => {
      const [rustMs, ownMs] = [median(rustLaps), median(ownLaps)];
      console.log(`| ${name} | ${show(rustMs)} | ${show(ownMs)} | ${show(rustMs / ownMs)} |`);
    };
    console.log(`\n| a state of ${LARGE.toLocaleString('en')} keys | Rust ms | ours ms | ratio |\n|---|---|---|---|`);
    line('a commit of 10,000 keys: Rust on disk, ours in memory', theirs.commit, own.commit);
    line('a commit of 10,000 keys: both on disk', theirs.commit, own.commitOnDisk!);
    line('opening it on disk and reading 1,000 keys', theirs.openAndRead, own.openAndRead);
    console.log(`| snapshot and restore, which Rust has not | | ${median(own.snapshotAndRestore!).toFixed(4)} | |`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Compiled as it is shipped: run from its sources, the hot paths are several times slower.
execFileSync('npx', ['tsc', '-p', 'tsconfig.bench.json'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'ignore'] });
if (existsSync(ORACLE)) {
  bench();
  if (ONLY === undefined) {
    benchPreparation();
    benchRecording();
    benchLargeState();
  }
} else {
  console.error(
    `No Rust engine at ${ORACLE}.\nBuild it with: cd oracle && cargo build --profile timing\nor name the binary in ORACLE. Without it only start-up is measured.`,
  );
}
if (ONLY === undefined) {
  measureStartup();
  execFileSync(process.execPath, [join(ROOT, '.bench', 'bench', 'growth.js'), join(ROOT, '.bench', 'growth.svg')], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

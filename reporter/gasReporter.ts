/**
 * The gas reporter of Jest: it asks the workers to record, and at the end of a run prints what they recorded, compares it with the
 * snapshot, and writes what it is asked for.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GAS_FOLDER_VARIABLE } from '../src/builder/gasRecording';
import { changeLines, summaryText } from './changeLines';
import { paintFor } from './colours';
import { type ComparedRow, compare, goneRows, withVerdict } from './comparison';
import { compareTexts, pathFrom } from './gasRow';
import {
  type GasSnapshot,
  type RanFile,
  readSnapshot,
  snapshotText,
  type UpdateMode,
  updatedSnapshot,
  writeSnapshot,
} from './gasSnapshot';
import { gasTableLines } from './gasTable';
import { type GasReport, jsonReport } from './jsonReport';
import { markdownReport } from './markdownReport';
import { type ReporterSettings, readSettings } from './options';
import { recordedGas } from './recordedGas';

/** The part of Jest's global configuration that is used here. */
export interface GlobalConfig {
  readonly rootDir: string;
  /** `all` with `--updateSnapshot`, `none` with `--ci`. */
  readonly updateSnapshot: 'all' | 'new' | 'none';
  /** `-t`. */
  readonly testNamePattern?: string | undefined;
}

/** The part of a test file's result that is used here. */
export interface FileResult {
  readonly numFailingTests: number;
  readonly numPendingTests?: number;
  readonly testExecError?: unknown;
  /** Whether the file did not run at all. */
  readonly skipped?: boolean;
}

/** A reporter. */
export class GasReporter {
  readonly #globalConfig: GlobalConfig;
  readonly #settings: ReporterSettings;
  /** The test files that ran, by their paths from `rootDir`. */
  readonly #files = new Map<string, Pick<RanFile, 'hasSkipped' | 'isComplete'>>();
  #folder: string | undefined;
  #error: Error | undefined;

  /** @throws CasperTestError `BAD_ARGUMENT` for wrong options */
  constructor(globalConfig: GlobalConfig, options?: unknown) {
    this.#globalConfig = globalConfig;
    this.#settings = readSettings(options, globalConfig.rootDir);
  }

  /** Jest calls it before there are workers, which inherit the variable. */
  onRunStart(): void {
    this.#folder = mkdtempSync(join(tmpdir(), 'casper-gas-'));
    process.env[GAS_FOLDER_VARIABLE] = this.#folder;
  }

  /** Jest's hook after each test file: takes what it recorded. */
  onTestFileResult({ path }: { readonly path: string }, result: FileResult): void {
    if (result.skipped === true || this.#settings.ignored.some((pattern) => pattern.test(path))) return;
    this.#files.set(pathFrom(this.#globalConfig.rootDir, path), {
      isComplete: result.numFailingTests === 0 && !result.testExecError && !this.#globalConfig.testNamePattern,
      hasSkipped: (result.numPendingTests ?? 0) > 0,
    });
  }

  /** Jest's hook at the end of the run: prints, compares and writes. */
  onRunComplete(): void {
    const folder = this.#folder;
    if (folder === undefined) return;
    delete process.env[GAS_FOLDER_VARIABLE];
    this.#folder = undefined;
    try {
      this.#report(this.#ranFiles(folder));
    } catch (error) {
      // Jest itself would end without a word about the tests.
      this.#fail((error as Error).message);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Jest fails the run if there is one. */
  getLastError(): Error | undefined {
    return this.#error;
  }

  #ranFiles(folder: string): readonly RanFile[] {
    const recorded = recordedGas(folder, this.#globalConfig.rootDir);
    return [...this.#files]
      .map(([file, ended]) => ({ file, rows: recorded.get(file) ?? new Map(), ...ended }))
      .sort((a, b) => compareTexts(a.file, b.file));
  }

  #report(ran: readonly RanFile[]): void {
    if (ran.length === 0) return;
    const { snapshot: path, tolerance, table, json, markdown } = this.#settings;
    const [snapshot, problem] = path === undefined ? [] : readOrProblem(path);
    const rows = compare(ran, snapshot, tolerance);
    const name = path === undefined ? undefined : pathFrom(this.#globalConfig.rootDir, path);
    const report: GasReport = { snapshot: snapshot && name, rows, gone: goneRows(ran, snapshot), ran };
    if (rows.length === 0) print(['Gas: no execution was recorded in this run.']);
    if (table) print(gasTableLines(rows, process.stderr.columns || undefined));
    if (json !== undefined) writeReport(json, jsonReport(report));
    if (markdown !== undefined) writeReport(markdown, markdownReport(report));
    if (problem !== undefined) this.#fail(problem);
    else if (path !== undefined && name !== undefined) this.#compareAndKeep(report, snapshot, { path, name });
  }

  #compareAndKeep(
    { rows, gone, ran }: GasReport,
    snapshot: GasSnapshot | undefined,
    { path, name }: { readonly path: string; readonly name: string },
  ): void {
    const mode = this.#updateMode();
    if (snapshot !== undefined) print(differenceLines(rows, gone, name, mode));
    const hasWritten = mode !== undefined && keep(path, snapshot, ran, { mode, rootDir: this.#globalConfig.rootDir });
    if (hasWritten) print([`Gas snapshot written: ${name}`]);
    if (mode === 'all' || !this.#settings.check) return;
    if (snapshot === undefined) {
      this.#fail(
        `There is no gas snapshot ${name} to check the run against. Write it with jest --updateSnapshot and commit it.`,
      );
      return;
    }
    const worse = withVerdict(rows, 'Regressed').length;
    if (worse > 0) {
      const what = worse === 1 ? '1 row of the gas table costs' : `${worse} rows of the gas table cost`;
      this.#fail(`${what} more than in ${name}.`);
    }
  }

  #updateMode(): UpdateMode | undefined {
    const { updateSnapshot } = this.#globalConfig;
    if (this.#settings.update || updateSnapshot === 'all') return 'all';
    return updateSnapshot === 'new' && !this.#settings.check ? 'new' : undefined;
  }

  #fail(message: string): void {
    print([message]);
    this.#error = new Error(message);
  }
}

/** A snapshot, or why it cannot be read: the table is told all the same. */
function readOrProblem(path: string): readonly [snapshot: GasSnapshot | undefined, problem?: string] {
  try {
    return [readSnapshot(path)];
  } catch (error) {
    return [undefined, (error as Error).message];
  }
}

/** Writes the snapshot if that changes it. */
function keep(
  path: string,
  before: GasSnapshot | undefined,
  ran: readonly RanFile[],
  options: { readonly mode: UpdateMode; readonly rootDir: string },
): boolean {
  const after = updatedSnapshot(before ?? new Map(), ran, options);
  const isEmpty = [...after.values()].every((rows) => rows.size === 0);
  if (before === undefined ? isEmpty : snapshotText(before) === snapshotText(after)) return false;
  writeSnapshot(path, after);
  return true;
}

function differenceLines(
  rows: readonly ComparedRow[],
  gone: readonly string[],
  name: string,
  mode: UpdateMode | undefined,
): readonly string[] {
  const summary = summaryText(rows);
  const isOld = gone.length > 0 || rows.some(({ verdict }) => verdict === 'Regressed' || verdict === 'Improved');
  return [
    ...(summary === ''
      ? []
      : [
          `Gas against ${name}: ${summary}.`,
          ...changeLines(rows, paintFor(process.stderr)).map((line) => `  ${line}`),
        ]),
    ...(gone.length === 0 ? [] : [`No longer there: ${gone.join(', ')}.`]),
    ...(isOld && mode !== 'all' ? ['Update it with jest --updateSnapshot.'] : []),
  ];
}

function writeReport(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Where Jest's own reporters print. */
function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stderr.write(`\n${lines.join('\n')}\n`);
}

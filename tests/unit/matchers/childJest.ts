/** A Jest run of its own, of test files that a test writes: for what shows only from outside. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const REPOSITORY = resolve(__dirname, '../../..');

/** What came of a run. */
export interface ChildRun {
  readonly status: number | null;
  /** Everything printed, without colours. */
  readonly output: string;
}

/** A folder with test files, in which the matchers are installed. */
export class ChildProject {
  readonly folder: string;
  readonly #config: object;

  /** @param config what is other than usual in the configuration */
  constructor(files: Readonly<Record<string, string>>, config: object = {}) {
    this.#config = config;
    this.folder = mkdtempSync(join(tmpdir(), 'child-jest-'));
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    writeFileSync(join(this.folder, 'jest.config.json'), JSON.stringify({ ...this.#usualConfig(), ...this.#config }));
  }

  /** Runs Jest, with these arguments. */
  run(...args: readonly string[]): ChildRun {
    return this.runWith({}, ...args);
  }

  /** Runs Jest, with these variables and arguments. */
  runWith(variables: Readonly<Record<string, string>>, ...args: readonly string[]): ChildRun {
    const jest = join(REPOSITORY, 'node_modules', 'jest', 'bin', 'jest.js');
    const config = join(this.folder, 'jest.config.json');
    // Variables of the Jest that runs this test would change what the other does.
    const { JEST_WORKER_ID: _worker, CI: _ci, NODE_OPTIONS: _options, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [jest, '-c', config, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...env, ...variables },
    });
    return { status, output: stripVTControlCharacters(stdout + stderr) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #usualConfig(): object {
    return {
      rootDir: REPOSITORY,
      roots: [this.folder],
      testMatch: [join(this.folder, '**/*.test.js')],
      testEnvironment: 'node',
      setupFilesAfterEnv: [join(REPOSITORY, 'matchers/setup.ts')],
      transform: {
        '^.+\\.ts$': [require.resolve('ts-jest'), { diagnostics: false, tsconfig: join(REPOSITORY, 'tsconfig.json') }],
      },
      modulePaths: [join(REPOSITORY, 'node_modules')],
      moduleNameMapper: { '^casper-engine-test-support$': join(REPOSITORY, 'src/index.ts') },
    };
  }
}

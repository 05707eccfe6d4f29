/**
 * Rewrites a module without instructions that the engine refuses, by binaryen, an optional package, in a process of its own: it is large.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';
import type { WasmFeature } from '../wasm/inspection/features';

/** The passes of `wasm-opt` that put plainer instructions in the place of a feature. What is not here cannot be lowered. */
const PASSES: { readonly [feature in WasmFeature]?: readonly string[] } = {
  'bulk-memory': ['--llvm-memory-copy-fill-lowering'],
};

/**
 * What binaryen may meet and write. Without a list it would refuse what the engine accepts, or write what it refuses.
 * `bulk-memory` is only read: its pass takes it away.
 */
const FEATURES = [
  '--mvp-features',
  ...['bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int'],
  ...['reference-types', 'sign-ext'],
].map((name) => (name.startsWith('--') ? name : `--enable-${name}`));

/** Whether there is a way to lower this feature. */
export function canLower(feature: WasmFeature): boolean {
  return PASSES[feature] !== undefined;
}

/** The tool, as installed for a project. */
export interface Binaryen {
  readonly version: string;
  /** Path of `wasm-opt`, a program for Node. */
  readonly wasmOpt: string;
}

/** Looks for binaryen in a project; `undefined` if it is not installed. */
export function findBinaryen(rootDir: string): Binaryen | undefined {
  for (const from of [join(rootDir, 'package.json'), __filename]) {
    try {
      const manifest = createRequire(from).resolve('binaryen/package.json');
      const wasmOpt = join(dirname(manifest), 'bin', 'wasm-opt');
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      if (existsSync(wasmOpt)) return { version, wasmOpt };
    } catch {
      // It is not there.
    }
  }
  return undefined;
}

/**
 * Lowers features of a module, and nothing else.
 *
 * @throws CasperTestError `NOT_DEPLOYABLE` with what binaryen says, if it cannot
 */
export async function lowerWasm(
  file: string,
  bytes: Uint8Array,
  features: readonly WasmFeature[],
  { wasmOpt }: Binaryen,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'casper-lower-'));
  try {
    const [before, after] = [join(folder, 'before.wasm'), join(folder, 'after.wasm')];
    writeFileSync(before, bytes);
    const passes = features.flatMap((feature) => PASSES[feature] ?? []);
    const said = await runNode([wasmOpt, before, ...FEATURES, ...passes, '-o', after]);
    if (!existsSync(after)) throw cannotLower(file, features, said);
    return new Uint8Array(readFileSync(after));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program for Node and gives what it says. */
function runNode(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

function cannotLower(file: string, features: readonly WasmFeature[], said: string): CasperTestError {
  return new CasperTestError({
    code: 'NOT_DEPLOYABLE',
    shortMessage: `${file} uses ${features.join(', ')}, which the Casper engine refuses, and binaryen cannot lower it:`,
    details: said.trim().split('\n'),
    hint: 'Compile without it: with rustflags = ["-C", "target-cpu=mvp"], and core built from source or the target wasm32v1-none.',
  });
}

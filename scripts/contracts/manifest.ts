/**
 * Writes `tests/fixtures/manifest.json`: every committed contract binary with its source, its toolchain, its size and
 * its hashes. With `--check` it only compares, and fails if a file changed without its entry.
 *
 *     tsx scripts/contracts/manifest.ts [--check]
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const root = join(__dirname, '..', '..');
const manifestPath = join(root, 'tests', 'fixtures', 'manifest.json');

const TOOLCHAINS: Readonly<Record<string, string>> = {
  '1.4': 'rustc 1.63, casper-contract 1.4.4, scripts/contracts/build-1.4.sh',
  '5': 'rustc 1.96, casper-contract 5.1.1, scripts/contracts/build-5.sh',
  '5-generic': 'rustc 1.96, casper-contract 5.1.1, RUST_TARGET_CPU=generic scripts/contracts/build-5.sh',
  odra: 'rustc 1.96, odra-modules 2.9.1, scripts/contracts/build-odra.sh',
  'odra-registry': 'rustc 1.96, odra 2.9.1, scripts/contracts/build-odra.sh',
  wat: 'wabt, scripts/contracts/assemble.ts',
};

/** Where a binary comes from, told by its place and name: `x-5.wasm` is the casper-contract 5 build of `x.wasm`. */
function origin(file: string): { source: string; toolchain: string } {
  const name = file
    .split('/')
    .pop()!
    .replace(/\.wasm$/, '');
  if (file.startsWith('tests/fixtures/wat/')) return { source: file.replace(/\.wasm$/, '.wat'), toolchain: 'wat' };
  if (file === 'tests/fixtures/counter-v1-bulk-memory.wasm')
    return { source: 'examples/counter/contract', toolchain: '5-generic' };
  if (file === 'tests/fixtures/odra-registry.wasm')
    return { source: 'tests/fixtures/odra-registry', toolchain: 'odra-registry' };
  if (file.startsWith('tests/fixtures/realworld/')) return { source: 'crate odra-modules', toolchain: 'odra' };
  if (file.startsWith('examples/')) {
    const source = `${file.split('/').slice(0, 2).join('/')}/contract`;
    const line = /casper-contract = .*"=5/.test(readFileSync(join(root, source, 'Cargo.toml'), 'utf8')) ? '5' : '1.4';
    return { source, toolchain: line };
  }
  const line = name.endsWith('-5') ? '5' : '1.4';
  const base = name.replace(/-5$/, '');
  if (base === 'two-party-multi-sig') return { source: 'examples/two-party-multi-sig/contract', toolchain: line };
  const places = [`tests/fixtures/contract/src/bin/${base}.rs`, `tests/fixtures/contract/casper-5/src/bin/${base}.rs`];
  return { source: places.find((place) => existsSync(join(root, place))) ?? 'unknown', toolchain: line };
}

function wasmFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return ['target', 'vendor', 'node_modules'].includes(entry.name) ? [] : wasmFiles(path);
    return entry.name.endsWith('.wasm') ? [path] : [];
  });
}

/** The text of the manifest for the files as they are now. */
export function manifestText(): string {
  const files = ['examples', 'tests/fixtures'].flatMap((directory) => wasmFiles(join(root, directory)));
  const entries = files
    .map((path) => relative(root, path).split('\\').join('/'))
    .sort()
    .map((file) => {
      const bytes = readFileSync(join(root, file));
      const { source, toolchain } = origin(file);
      return {
        file,
        source,
        toolchain: TOOLCHAINS[toolchain],
        size: bytes.length,
        blake2b: bytesToHex(blake2b(bytes, { dkLen: 32 })),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    });
  return `${JSON.stringify(entries, null, 2)}\n`;
}

function main(): void {
  const text = manifestText();
  if (!process.argv.includes('--check')) {
    writeFileSync(manifestPath, text);
    console.log('tests/fixtures/manifest.json');
  } else if (readFileSync(manifestPath, 'utf8') !== text) {
    console.error('tests/fixtures/manifest.json does not describe the committed .wasm files: run this without --check');
    process.exitCode = 1;
  }
}

if (require.main === module) main();

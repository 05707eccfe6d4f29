/** A project in a folder of its own, with a cargo that stands for the real one (`tests/fixtures/fake-cargo`). */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const FAKE_CARGO = resolve(__dirname, '../../fixtures/fake-cargo/cargo');

export interface FakeTarget {
  readonly name: string;
  readonly kind: readonly string[];
}

export interface FakePackage {
  readonly name: string;
  readonly folder?: string;
  readonly targets?: readonly FakeTarget[];
  readonly dependencies?: readonly (string | { readonly name: string; readonly path: string })[];
}

/** What the fake cargo knows of a workspace. */
export interface FakeWorkspace {
  readonly packages: readonly FakePackage[];
  readonly stderr?: string;
  readonly status?: number;
  /** File to copy, by target. */
  readonly artifacts?: Readonly<Record<string, string>>;
}

export const NO_MAIN = '#![no_std]\n#![no_main]\n';

/** A program as Casper's templates have it, in a crate that depends on casper-contract. */
export function session(name: string): FakePackage {
  return { name, targets: [{ name, kind: ['bin'] }], dependencies: ['casper-contract'] };
}

export class FakeProject {
  readonly folder: string = realpathSync(mkdtempSync(join(tmpdir(), 'casper-rust-')));
  readonly env: NodeJS.ProcessEnv;
  /** What went to the terminal. */
  output = '';

  constructor() {
    mkdirSync(join(this.folder, '.git'));
    const bin = join(this.folder, '.bin');
    mkdirSync(bin);
    copyFileSync(FAKE_CARGO, join(bin, 'cargo'));
    this.env = { PATH: `${bin}:${dirname(process.execPath)}` };
  }

  /** Text, with the folder of this project out of it. */
  plain(text: string): string {
    return text.replaceAll(this.folder, '<project>');
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(path: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.folder, path)));
  }

  /** Makes or changes a workspace: its Cargo.toml, its sources, and what cargo says of it. */
  workspace(folder: string, workspace: FakeWorkspace): void {
    this.write(join(folder, 'Cargo.toml'), '');
    this.write(join(folder, 'fake.json'), JSON.stringify(workspace));
    for (const { folder: inside = '.', targets = [] } of workspace.packages) {
      this.write(join(folder, inside, 'Cargo.toml'), '');
      for (const { name } of targets) this.write(join(folder, inside, 'src', `${name}.rs`), NO_MAIN);
    }
  }

  /** What cargo was asked since the last time, a line each. */
  calls(): string[] {
    const log = join(this.folder, '.bin', 'calls.log');
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    writeFileSync(log, '');
    return lines.map((line) => this.plain(line));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

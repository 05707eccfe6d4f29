/**
 * Runs cargo, and keeps every byte that it prints.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { CasperTestError } from '../bytes/casperTestError';

/** One call of cargo. */
export interface CargoCall {
  /** Beginning with `+toolchain`, if one is chosen. */
  readonly args: readonly string[];
  /** Cargo reads its configuration, and rustup its rust-toolchain file, from here upwards. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Is told of each line that cargo writes for people while it works. */
  readonly onLine?: (line: string) => void;
}

/** What came of it. */
export interface CargoRun {
  readonly succeeded: boolean;
  /** Answers for programs. */
  readonly stdout: string;
  /** Text for people, with colours if they were asked for. */
  readonly stderr: string;
}

/**
 * @throws CasperTestError `NO_TOOLCHAIN` if there is no cargo
 */
export function runCargo({ args, cwd, env, onLine }: CargoCall): Promise<CargoRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('cargo', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let line = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const lines = (line + text).split('\n');
      line = lines.pop()!;
      if (onLine !== undefined) lines.forEach(onLine);
    });
    child.on('error', (cause: NodeJS.ErrnoException) => reject(cause.code === 'ENOENT' ? noCargo(cause) : cause));
    child.on('close', (code) => resolve({ succeeded: code === 0, stdout, stderr }));
  });
}

function noCargo(cause: Error): CasperTestError {
  return new CasperTestError({
    code: 'NO_TOOLCHAIN',
    shortMessage: 'The Rust crates of this project cannot be built: there is no cargo on the PATH.',
    hint: 'Install Rust (https://rustup.rs), then the target: rustup target add wasm32-unknown-unknown.',
    cause,
  });
}

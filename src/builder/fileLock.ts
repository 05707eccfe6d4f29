/**
 * One process at a time, by a file that only one of them can make.
 *
 * @module
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

/** Between two looks at a lock that somebody else holds. */
const PAUSE_MILLISECONDS = 10;
/** A lock that is older is taken for one that was left behind, even if its process seems to live: process ids come again. */
const STALE_MILLISECONDS = 600_000;

/**
 * Waits for the lock or for something that makes it needless.
 *
 * @param isNeedless is asked before each try
 * @returns how to let go of the lock; `undefined` if it is needless
 */
export function acquireLock(file: string, isNeedless: () => boolean): (() => void) | undefined {
  for (;;) {
    if (isNeedless()) return undefined;
    if (tryLock(file)) return () => rmSync(file, { force: true });
    if (isLeftBehind(file)) rmSync(file, { force: true });
    else pause();
  }
}

function holder(): string {
  return `${process.pid} ${threadId}`;
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, holder(), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether nobody is going to let go of a lock: its process is dead, or it is this very thread, which waits. */
function isLeftBehind(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  if (Date.now() - made > STALE_MILLISECONDS) return true;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  if (text === '') return false; // It is being written.
  if (text === holder()) return true;
  try {
    process.kill(Number(text.split(' ')[0]), 0);
    return false;
  } catch (error) {
    return (error as { code?: unknown }).code === 'ESRCH';
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
}

/**
 * Memories and value stacks of the interpreter that serve one run after the other: each is a megabyte, which to allocate and collect would
 * take longer than most runs.
 *
 * @module
 */
import { PAGE_SIZE } from './segments';
import { VALUE_STACK_CELLS } from './stackBound';

/** Room of a memory that is kept: 2 MiB, of which a contract usually has 17 pages. */
const KEPT_BYTES = 32 * PAGE_SIZE;

/** How many of each are kept: runs are nested at most so deep. */
const MAX_KEPT = 12;

const memories: Uint8Array[] = [];
const stacks: BigInt64Array[] = [];

/** Memory of at least so many bytes, all zero. */
export function takeMemory(bytes: number): Uint8Array {
  if (bytes > KEPT_BYTES) return new Uint8Array(bytes);
  return memories.pop() ?? new Uint8Array(KEPT_BYTES);
}

/**
 * Takes a memory back.
 *
 * @param start the lowest address that may be other than zero
 * @param end the first address after it of which that cannot be
 */
export function giveMemoryBack(memory: Uint8Array, start: number, end: number): void {
  if (memory.length !== KEPT_BYTES || memories.length === MAX_KEPT) return;
  if (start < end) memory.fill(0, start, end);
  memories.push(memory);
}

/** A value stack with whatever its last user left on it. */
export function takeStack(): BigInt64Array {
  return stacks.pop() ?? new BigInt64Array(VALUE_STACK_CELLS);
}

/** Takes a value stack back. */
export function giveStackBack(stack: BigInt64Array): void {
  if (stacks.length < MAX_KEPT) stacks.push(stack);
}

/**
 * Who called whom: the initiator first, then each stored contract entered.
 *
 * Answers to: casper-execution-engine `runtime/stack.rs`.
 *
 * @module
 */

import type { AccountHash } from '../types/accountHash';
import type { Caller } from '../types/caller';
import { execError } from './execError';

/** An immutable stack; a push gives a new one, so that a frame's view never changes under it. */
export class RuntimeStack {
  readonly frames: readonly Caller[];
  readonly maxHeight: number;

  private constructor(frames: readonly Caller[], maxHeight: number) {
    this.frames = frames;
    this.maxHeight = maxHeight;
  }

  /** The stack an execution starts with. */
  static fromAccountHash(accountHash: AccountHash, maxHeight: number): RuntimeStack {
    return new RuntimeStack([{ _tag: 'Initiator', accountHash }], maxHeight);
  }

  /** @throws ExecError `RuntimeStackOverflow` when the maximum height is reached */
  push(frame: Caller): RuntimeStack {
    if (this.frames.length >= this.maxHeight) throw execError.runtimeStackOverflow();
    return new RuntimeStack([...this.frames, frame], this.maxHeight);
  }

  /** The caller of the running code, absent for session code. */
  previousFrame(): Caller | undefined {
    return this.frames[this.frames.length - 2];
  }
}

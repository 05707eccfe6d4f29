/** Times what the builder does and nothing else: not the reading of files, not the writing of vectors. */
import { WasmTestBuilder } from '../src/builder/wasmTestBuilder';

/** Milliseconds since the last {@link takeLap}. */
let elapsed = 0;
let depth = 0;

type Method = (...args: never[]) => unknown;

/** The methods that do the work of a step. The Rust builder hashes the root in its commit, so ours is asked for it there. */
const TIMED: { readonly [name: string]: boolean } = {
  runGenesis: true,
  exec: false,
  commit: true,
  transferAndCommit: true,
  step: true,
  query: false,
};

/** Puts the clock into the builder, once for the process; and into what the `balance` step asks, which is no method of it. */
export function installClock(): void {
  const prototype = WasmTestBuilder.prototype as unknown as Record<string, Method>;
  for (const [name, hashesRoot] of Object.entries(TIMED)) prototype[name] = timed(prototype[name]!, hashesRoot);
  const balances = require('../src/engine/balance') as Record<string, Method>;
  balances.balanceOf = timed(balances.balanceOf!, false);
}

function timed(original: Method, hashesRoot: boolean): Method {
  return function (this: WasmTestBuilder, ...args: never[]): unknown {
    if (depth > 0) return original.apply(this, args);
    const start = performance.now();
    depth++;
    try {
      const out = original.apply(this, args);
      if (hashesRoot) this.getPostStateHash();
      return out;
    } finally {
      depth--;
      elapsed += performance.now() - start;
    }
  };
}

/** The time of the work since the last call, in milliseconds. */
export function takeLap(): number {
  const lap = elapsed;
  elapsed = 0;
  return lap;
}

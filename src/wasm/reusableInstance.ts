/**
 * Instances that serve one run after the other, and those that wait for the next.
 *
 * To make a new memory for each run costs more than most runs: V8 maps and unmaps it, and counts its megabyte towards the next garbage
 * collection, so that every thirtieth run or so pays for a whole one. Instances with a guarded memory (`guardedMemory.ts`) are put back
 * into their first state instead. Their code is a little slower, so they are for modules that run often and briefly (`executable.ts`
 * decides).
 *
 * @module
 */
import type { HostFunctions } from './instance';
import { LOWERED_EXPORTS } from './lower';
import type { WasmModule } from './module';
import { lowestData, PAGE_SIZE } from './segments';

/** Instances that wait, of all modules of this worker. Each holds its memory: some 100 KB that were used, rarely more. */
const MAX_WAITING = 32;

/** An instance whose memory grew beyond this does not wait: 2 MiB. */
const MAX_WAITING_BYTES = 32 * PAGE_SIZE;

type Imported = HostFunctions[string];

/** See the module. It belongs to the realm of the module, and keeps nothing of a run. */
export class ReusableInstance {
  readonly exports: WebAssembly.Instance['exports'];
  /** What the imports stand for at present. */
  readonly #imported: Imported[] = [];
  #lowestHostWrite: number;

  /** @throws RangeError when V8 finds no room for the memory */
  constructor(module: WasmModule, compiled: WebAssembly.Module, importedNames: readonly string[]) {
    const env: Record<string, Imported> = {};
    importedNames.forEach((name, index) => {
      env[name] = (...parameters) => this.#imported[index]!(...parameters);
    });
    this.exports = new WebAssembly.Instance(compiled, { env }).exports;
    // The data is not there yet: as if the host had written everything from the first segment on.
    this.#lowestHostWrite = lowestData(module);
  }

  /** Begins a run, with everything as a new instance has it. */
  begin(importedNames: readonly string[], hostFunctions: HostFunctions): void {
    this.exports[LOWERED_EXPORTS.reset](this.#lowestHostWrite);
    importedNames.forEach((name, index) => {
      this.#imported[index] = hostFunctions[name]!;
    });
  }

  /** Ends a run in which the host wrote nothing below an address. */
  end(lowestHostWrite: number): void {
    this.#imported.length = 0;
    this.#lowestHostWrite = lowestHostWrite;
  }
}

const waiting: { readonly owner: object; readonly instance: ReusableInstance }[] = [];

/** An instance that waits for its owner. */
export function takeWaiting(owner: object): ReusableInstance | undefined {
  const index = waiting.findLastIndex((entry) => entry.owner === owner);
  return index === -1 ? undefined : waiting.splice(index, 1)[0]!.instance;
}

/** Lets an instance wait. The one that waited longest goes when there are too many. */
export function letWait(owner: object, instance: ReusableInstance): void {
  const memory = instance.exports[LOWERED_EXPORTS.memory] as WebAssembly.Memory;
  if (memory.buffer.byteLength > MAX_WAITING_BYTES) return;
  if (waiting.length >= MAX_WAITING) waiting.shift();
  waiting.push({ owner, instance });
}

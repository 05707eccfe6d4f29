/**
 * What can be said about the cost of a module without running it.
 *
 * @module
 */
import { storedValueSerializedLength } from '../../types/storedValue';
import type { Body } from '../bodyReader';
import { chargesOf } from '../meteredBlocks';
import { importedFunctionTypes, type WasmModule } from '../module';
import { type PreparedModule, prepareSession } from '../prepare';
import type { PreparationConfig } from '../preprocess';

/** Costs of one function that the module defines. */
export interface FunctionCost {
  /** Gas of all its instructions, each run once; without host functions and the functions it calls. */
  readonly gas: number;
  /** It neither branches nor loops nor calls: every run costs exactly `gas`. */
  readonly straightLine: boolean;
  /** Values it takes of the stack limit while it runs: its locals and the height of its operands. */
  readonly stackHeight: number;
}

/** Costs of a module. */
export interface StaticCosts {
  readonly functions: readonly FunctionCost[];
  /** Highest stack on any chain of direct calls from an export, every function at most once. */
  readonly deepestStack: number;
  /** A function can come to call itself: the stack can grow further than `deepestStack`. */
  readonly recursive: boolean;
  /** Bytes stored when every exported function but `call` becomes an entry point. */
  readonly storedBytes: number;
}

/** Computes the costs of a module that the engine accepts. */
export function staticCosts(bytes: Uint8Array, config: PreparationConfig): StaticCosts {
  const prepared = prepareSession(bytes, config);
  const { module } = prepared;
  const { bodies, prices, stackCosts } = module.metering!;
  const imported = importedFunctionTypes(module).length;
  const functions = module.functions.slice(0, bodies.count).map((_, index) => {
    const body = bodies.read(index);
    const charges = chargesOf(body, prices).subarray(body.start, body.end);
    const gas = charges.reduce((sum, charge) => sum + charge, 0);
    return { gas, straightLine: isStraightLine(body), stackHeight: stackCosts[imported + index]! };
  });
  return { functions, ...deepestStack(module, stackCosts, imported), storedBytes: storedLength(prepared) };
}

function isStraightLine({ code, start, end }: Body): boolean {
  // 0x02 to 0x11 are blocks, branches, returns and calls; 0x0b at the very end closes the body; memory growth is priced by its argument.
  for (let i = start; i < end - 1; i++) {
    const opcode = code.opcodes[i]!;
    if ((opcode >= 0x02 && opcode <= 0x11) || opcode === 0x40) return false;
  }
  return true;
}

function storedLength(prepared: PreparedModule): number {
  const entryPoints = prepared.module.exports
    .filter(({ kind, field }) => kind === 'function' && field !== 'call')
    .map(({ field }) => field);
  if (entryPoints.length === 0) return 0;
  return storedValueSerializedLength({ _tag: 'ContractWasm', value: { bytes: prepared.storedBytes(entryPoints) } });
}

/** Walks all chains of direct calls from the exports, without recursion of its own: chains can be as long as a module has functions. */
function deepestStack(
  module: WasmModule,
  heights: Float64Array,
  imported: number,
): Pick<StaticCosts, 'deepestStack' | 'recursive'> {
  const callees = directCalls(module, imported);
  const below = new Float64Array(callees.length).fill(-1);
  const open = new Uint8Array(callees.length);
  let recursive = false;
  const walk = (entry: number): void => {
    const stack = [{ body: entry, next: 0 }];
    open[entry] = 1;
    while (stack.length > 0) {
      const frame = stack.at(-1)!;
      const callee = callees[frame.body]![frame.next++];
      if (callee === undefined) {
        const deepest = callees[frame.body]!.reduce((most, called) => Math.max(most, below[called]!), 0);
        // Thunks hold nothing.
        below[frame.body] = (heights[imported + frame.body] ?? 0) + deepest;
        open[frame.body] = 0;
        stack.pop();
      } else if (open[callee] === 1) {
        recursive = true;
      } else if (below[callee] === -1) {
        open[callee] = 1;
        stack.push({ body: callee, next: 0 });
      }
    }
  };
  let deepest = 0;
  for (const { kind, index } of module.exports) {
    if (kind !== 'function' || index < imported) continue;
    if (below[index - imported] === -1) walk(index - imported);
    deepest = Math.max(deepest, below[index - imported]!);
  }
  return { deepestStack: deepest, recursive };
}

function directCalls(module: WasmModule, imported: number): number[][] {
  const { opcodes, first, starts, locals } = module.code;
  return locals.map((_, body) => {
    const calls = new Set<number>();
    for (let i = starts[body]!; i < starts[body + 1]!; i++) {
      if (opcodes[i] === 0x10 /* Call */ && first[i]! >= imported) calls.add(first[i]! - imported);
    }
    return [...calls];
  });
}

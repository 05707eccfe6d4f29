/**
 * What a module writes into its table and memory before it runs.
 *
 * Answers to: casper-wasmi `module.rs` (`with_externvals`).
 *
 * @module
 */
import type { InitExpression, Instruction, Limits, WasmModule } from './module';

/** Bytes of a page of memory. */
export const PAGE_SIZE = 65_536;

/** An element of the table that no segment sets. */
export const EMPTY_ELEMENT = -1;

/** The limits of a module's memory, imported or its own. Validation has seen to it that there is at most one. */
export function memoryLimits(module: WasmModule): Limits | undefined {
  for (const { external } of module.imports) {
    if (external.kind === 'memory') return external.limits;
  }
  return module.memories[0];
}

/**
 * Offset of a segment, a u32. It is a constant or a global that cannot change: beyond the specification, the reference lets it be one of
 * the module's own.
 */
export function segmentOffset(module: WasmModule, offset: InitExpression): number {
  const [{ opcode, first }] = offset as [Instruction];
  return opcode === 0x23 /* GetGlobal */ ? segmentOffset(module, module.globals[first]!.init) : first >>> 0;
}

/**
 * Checks that all segments fit, in the reference's order.
 *
 * @returns the text of what is wrong with the first that does not
 */
export function checkSegments(module: WasmModule): string | undefined {
  const tableSize = module.tables[0]?.initial ?? 0;
  for (const { offset, members } of module.elements) {
    if (segmentOffset(module, offset) + members.length > tableSize) return 'elements segment does not fit';
  }
  const memorySize = (memoryLimits(module)?.initial ?? 0) * PAGE_SIZE;
  for (const { offset, bytes } of module.data) {
    const start = segmentOffset(module, offset);
    const end = start + bytes.length;
    if (end > memorySize) return regionError(start, end, memorySize);
  }
  return undefined;
}

/** Text for an access beyond the memory by the host, on its own or for a contract. */
export function regionError(start: number, end: number, memorySize: number): string {
  return `trying to access region [${start}..${end}] in memory [0..${memorySize}]`;
}

/** The table after instantiation: a function index or {@link EMPTY_ELEMENT} for each element. Nothing can change it later. */
export function tableElements(module: WasmModule): Int32Array {
  const elements = new Int32Array(module.tables[0]?.initial ?? 0).fill(EMPTY_ELEMENT);
  for (const { offset, members } of module.elements) elements.set(members, segmentOffset(module, offset));
  return elements;
}

/** Writes the data segments of a module, in order, into a memory they fit in. */
export function writeData(module: WasmModule, memory: Uint8Array): void {
  for (const { offset, bytes } of module.data) memory.set(bytes, segmentOffset(module, offset));
}

/** The lowest address that the data segments of a module set, or the end of its memory. */
export function lowestData(module: WasmModule): number {
  return module.data.reduce(
    (lowest, { offset }) => Math.min(lowest, segmentOffset(module, offset)),
    memoryLimits(module)!.initial * PAGE_SIZE,
  );
}

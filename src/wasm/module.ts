/**
 * A Wasm module in memory: the one form that decoding, checking, instrumenting, validating, encoding and lowering share.
 *
 * Code is kept flat. All instructions of all bodies stand one after another in three parallel arrays, so a 100 KB contract is
 * three typed arrays and not a hundred thousand objects. Sections other than code are small and are plain objects.
 *
 * What the two immediates of an instruction mean (see `opcodes.ts` for which opcode has which):
 *
 * | immediates     | `first`                                   | `second`       |
 * |----------------|-------------------------------------------|----------------|
 * | `none`         | 0                                         | 0              |
 * | `index`        | index or branch depth                     | 0              |
 * | `blockType`    | block type byte: 0x40, or a `ValueType`   | 0              |
 * | `memory`       | alignment (log2)                          | offset         |
 * | `i32`          | the value                                 | 0              |
 * | `i64`          | low 32 bits                               | high 32 bits   |
 * | `f32`          | the 32 bits                               | 0              |
 * | `f64`          | low 32 bits                               | high 32 bits   |
 * | `branchTable`  | index into `Code.branchTables`            | 0              |
 * | `callIndirect` | type index                                | table index    |
 * | `reserved`     | 0                                         | 0              |
 *
 * The arrays are signed (`i32.const` wants it): read an unsigned immediate with `>>> 0`.
 *
 * Answers to: casper-wasm `elements/*`.
 *
 * @module
 */

import type { BodyReader } from './bodyReader';
import type { Metering } from './metering';

/** A value type by its byte in the binary format. */
export type ValueType = 0x7f | 0x7e | 0x7d | 0x7c;

export const I32 = 0x7f;
export const I64 = 0x7e;
export const F32 = 0x7d;
export const F64 = 0x7c;

/** Block type byte of a block without a result; every other block type byte is a `ValueType`. */
export const NO_RESULT = 0x40;

/** Signature of a function. Casper's Wasm has no multi-value: at most one result. */
export interface FunctionType {
  readonly params: readonly ValueType[];
  readonly result: ValueType | undefined;
}

/** Size limits of a memory (in pages of 64 KiB) or of a table (in elements). */
export interface Limits {
  readonly initial: number;
  readonly maximum: number | undefined;
}

export interface GlobalType {
  readonly valueType: ValueType;
  readonly mutable: boolean;
}

/** What an import asks for. */
export type External =
  | { readonly kind: 'function'; readonly typeIndex: number }
  | { readonly kind: 'table'; readonly limits: Limits }
  | { readonly kind: 'memory'; readonly limits: Limits }
  | { readonly kind: 'global'; readonly type: GlobalType };

export interface Import {
  readonly module: string;
  readonly field: string;
  readonly external: External;
}

/** Index spaces of a module; an export names an entry of one of them. */
export type ExternalKind = External['kind'];

export interface Export {
  readonly field: string;
  readonly kind: ExternalKind;
  readonly index: number;
}

/** One instruction outside function bodies (only initialisers have instructions as objects). */
export interface Instruction {
  readonly opcode: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Initialiser of a global or offset of a segment, without its closing `end`. The decoder accepts any instructions here; that there is
 * exactly one, and a constant, is for `validate.ts` to say.
 */
export type InitExpression = readonly Instruction[];

export interface Global {
  readonly type: GlobalType;
  readonly init: InitExpression;
}

export interface ElementSegment {
  readonly tableIndex: number;
  readonly offset: InitExpression;
  readonly members: readonly number[];
}

export interface DataSegment {
  readonly memoryIndex: number;
  readonly offset: InitExpression;
  readonly bytes: Uint8Array;
}

/** Labels of a `br_table`. */
export interface BranchTable {
  readonly targets: readonly number[];
  readonly default: number;
}

/** Declared locals of one function as pairs: how many, of which `ValueType`. Parameters are not among them. */
export type LocalGroups = readonly number[];

/** Instructions one after the other. */
export interface Instructions {
  readonly opcodes: Uint8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Of a whole module: shared by the bodies and by initialisers. */
  readonly branchTables: readonly BranchTable[];
}

/** Every function body of a module. Body `i` has the instructions `starts[i]` up to (not including) `starts[i + 1]`. */
export interface Code extends Instructions {
  /** One entry more than there are bodies. */
  readonly starts: readonly number[];
  readonly locals: readonly LocalGroups[];
}

/**
 * A section that instrumenting carries along unread. `after` is the id of the nearest section before it that is not itself one of these
 * (0 if there is none): encoding puts it back behind that place.
 */
export type OtherSection =
  | { readonly kind: 'custom'; readonly after: number; readonly name: string; readonly payload: Uint8Array }
  | { readonly kind: 'dataCount'; readonly after: number; readonly count: number };

/** Section ids of the binary format. */
export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

export interface WasmModule {
  readonly types: readonly FunctionType[];
  readonly imports: readonly Import[];
  /** Type index of each function the module defines; function `i` has the index `imported functions + i`. */
  readonly functions: readonly number[];
  readonly tables: readonly Limits[];
  readonly memories: readonly Limits[];
  readonly globals: readonly Global[];
  readonly exports: readonly Export[];
  readonly start: number | undefined;
  readonly elements: readonly ElementSegment[];
  readonly code: Code;
  readonly data: readonly DataSegment[];
  readonly others: readonly OtherSection[];
  /** Bit `1 << id` for each section the module has: an empty section is encoded, an absent one is not. */
  readonly sections: number;
  /** For each defined function a number of operands that it never exceeds, if its code was found valid before. */
  readonly operandHeights?: Int32Array | undefined;
  /** What reads the code body by body, when that has not been written out. */
  readonly bodies?: BodyReader | undefined;
  /** Of a module that was instrumented here: what makes its code of the code before. */
  readonly metering?: Metering | undefined;
}

/** All of a module but its code. */
export type ModuleWithoutCode = Omit<WasmModule, 'code' | 'operandHeights' | 'bodies' | 'metering'>;

/** Puts a module together whose code is written out when it is first asked for. */
export function withLazyCode(
  sections: ModuleWithoutCode,
  writeCode: () => Code,
  known: Pick<WasmModule, 'operandHeights' | 'bodies' | 'metering'>,
): WasmModule {
  let code: Code | undefined;
  return {
    ...sections,
    ...known,
    get code() {
      code ??= writeCode();
      return code;
    },
  };
}

/** Whether the module has the section, be it empty. */
export function hasSection(module: Pick<WasmModule, 'sections'>, id: number): boolean {
  return (module.sections & (1 << id)) !== 0;
}

/** Type indices of the imported functions, in order: they come first in the function index space. */
export function importedFunctionTypes(module: Pick<WasmModule, 'imports'>): number[] {
  const types: number[] = [];
  for (const { external } of module.imports) {
    if (external.kind === 'function') types.push(external.typeIndex);
  }
  return types;
}

/** The module with other exports. Code that is not yet written out stays so. */
export function withExports(module: WasmModule, exports: readonly Export[]): WasmModule {
  const { operandHeights, bodies, metering } = module;
  return withLazyCode({ ...withoutCode(module), exports }, () => module.code, { operandHeights, bodies, metering });
}

/** All of a module but its code, which is not asked for. */
export function withoutCode(module: ModuleWithoutCode): ModuleWithoutCode {
  const { types, imports, functions, tables, memories, globals, exports, start, elements, data, others, sections } =
    module;
  return { types, imports, functions, tables, memories, globals, exports, start, elements, data, others, sections };
}

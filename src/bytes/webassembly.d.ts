/**
 * The part of the WebAssembly API this package uses. Neither `lib.es2023` nor `@types/node` 20 declares it, and
 * adding `lib.dom` would let browser-only names through. Must not appear in exported types.
 */
declare namespace WebAssembly {
  interface ModuleExportDescriptor {
    readonly name: string;
    readonly kind: 'function' | 'table' | 'memory' | 'global';
  }

  class Module {
    constructor(bytes: Uint8Array);
    static exports(module: Module): ModuleExportDescriptor[];
  }

  class Memory {
    constructor(descriptor: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  class Table {
    constructor(descriptor: { element: 'anyfunc'; initial: number; maximum?: number });
    readonly length: number;
    get(index: number): unknown;
    set(index: number, value: unknown): void;
  }

  class Global<T = number | bigint> {
    constructor(descriptor: { value: 'i32' | 'i64' | 'f32' | 'f64'; mutable?: boolean }, value?: T);
    value: T;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a module exports and imports is only known to its writer
  type Value = any;

  class Instance {
    constructor(module: Module, imports?: Record<string, Record<string, Value>>);
    readonly exports: Record<string, Value>;
  }

  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}

  function validate(bytes: Uint8Array): boolean;
}

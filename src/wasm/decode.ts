/**
 * Module bytes to the module form, accepting and refusing exactly what casper-wasm does, with its texts.
 *
 * Answers to: casper-wasm `elements/module.rs`, `section.rs`, `types.rs`, `import_entry.rs`, `export_entry.rs`, `segment.rs`.
 *
 * @module
 */
import { type BodyReader, type ByteRange, BytesReader, CodeReader } from './bodyReader';
import { decodeCode, decodeInitExpression, emptyCode, readValueType } from './decodeCode';
import {
  type BranchTable,
  type Code,
  type DataSegment,
  type ElementSegment,
  type Export,
  type External,
  type FunctionType,
  type Global,
  type GlobalType,
  type Import,
  type Limits,
  type ModuleWithoutCode,
  type OtherSection,
  SECTION,
  type WasmModule,
} from './module';
import { DecodeError, INVALID_DATA, UNEXPECTED_END, WasmReader } from './wasmReader';

/** casper-wasm's text for a function type with several results. */
export const MULTI_VALUE_DISABLED = 'Enable the multi_value feature to deserialize more than one function result';

const BODY_COUNT = 'Number of function body entries and signatures does not match';

/** The place of each section id in the order that casper-wasm wants; 0 for custom sections, which may stand anywhere. */
const SECTION_ORDER = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 10];

const EXTERNAL_KINDS = ['function', 'table', 'memory', 'global'] as const;

/** Decodes a module. `data` and custom sections are views of `bytes`. Throws {@link DecodeError}. */
export function decode(bytes: Uint8Array): WasmModule {
  return new ModuleDecoder(new WasmReader(bytes)).decode();
}

/** A module whose bodies have not been looked at. */
export interface Outline {
  readonly module: ModuleWithoutCode;
  readonly bodies: BodyReader;
}

/** Decodes all of a module but its bodies, of which it only sees to it that there are as many as functions. Throws {@link DecodeError}. */
export function decodeOutline(bytes: Uint8Array): Outline {
  return new ModuleDecoder(new WasmReader(bytes)).decodeOutline();
}

class ModuleDecoder {
  readonly #reader: WasmReader;
  #skipsCode = false;
  /** Where the content of the code section is, if there is one and it was skipped. */
  #skippedCode: ByteRange | undefined;
  readonly #branchTables: BranchTable[] = [];
  #types: FunctionType[] = [];
  #imports: Import[] = [];
  #functions: number[] = [];
  #tables: Limits[] = [];
  #memories: Limits[] = [];
  #globals: Global[] = [];
  #exports: Export[] = [];
  #start: number | undefined;
  #elements: ElementSegment[] = [];
  #code: Code = emptyCode(this.#branchTables);
  #data: DataSegment[] = [];
  readonly #others: OtherSection[] = [];
  #sections = 0;
  /** Id of the last section that is not an {@link OtherSection}. */
  #lastSection = 0;

  constructor(reader: WasmReader) {
    this.#reader = reader;
  }

  decode(): WasmModule {
    this.#decodeHeader();
    this.#decodeSections();
    if (this.#code.locals.length !== this.#functions.length) throw new DecodeError(BODY_COUNT);
    return { ...this.#sectionsRead(), code: this.#code };
  }

  decodeOutline(): Outline {
    this.#skipsCode = true;
    this.#decodeHeader();
    this.#decodeSections();
    const { bytes } = this.#reader;
    const bodies =
      this.#skippedCode === undefined ? new CodeReader(this.#code) : new BytesReader(bytes, this.#skippedCode);
    if (bodies.count !== this.#functions.length) throw new DecodeError(BODY_COUNT);
    // It cannot be valid, and nobody keeps the tables for it.
    if (this.#branchTables.length > 0) throw new DecodeError('Branch table in an initialiser');
    return { module: this.#sectionsRead(), bodies };
  }

  #sectionsRead(): ModuleWithoutCode {
    return {
      types: this.#types,
      imports: this.#imports,
      functions: this.#functions,
      tables: this.#tables,
      memories: this.#memories,
      globals: this.#globals,
      exports: this.#exports,
      start: this.#start,
      elements: this.#elements,
      data: this.#data,
      others: this.#others,
      sections: this.#sections,
    };
  }

  #decodeHeader(): void {
    // "\0asm", read as one little-endian number
    if (this.#reader.readFixed32() !== 0x6d736100) throw new DecodeError('Invalid magic number at start of file');
    const version = this.#reader.readFixed32() >>> 0;
    if (version !== 1) throw new DecodeError(`Unsupported wasm version ${version}`);
  }

  #decodeSections(): void {
    const reader = this.#reader;
    const fileEnd = reader.end;
    let lastOrder = 0;
    while (reader.position < fileEnd) {
      const id = reader.readByte();
      if (id >= SECTION_ORDER.length) throw new DecodeError(`Invalid section id: ${id}`);
      const length = reader.readU32();
      const sectionEnd = reader.position + length;
      if (sectionEnd > fileEnd) throw new DecodeError(UNEXPECTED_END);
      reader.end = sectionEnd;
      this.#decodeSection(id);
      if (reader.position !== sectionEnd) throw new DecodeError(INVALID_DATA);
      reader.end = fileEnd;
      // Order is looked at after the content: an error inside wins.
      const order = SECTION_ORDER[id]!;
      if (order === 0) continue;
      if (lastOrder > order) throw new DecodeError('Sections out of order');
      if (lastOrder === order) throw new DecodeError(`Duplicated sections (${order})`);
      lastOrder = order;
    }
  }

  #decodeSection(id: number): void {
    const reader = this.#reader;
    switch (id) {
      case SECTION.custom: {
        const name = reader.readName();
        const payload = reader.readBytes(reader.end - reader.position);
        this.#others.push({ kind: 'custom', after: this.#lastSection, name, payload });
        return;
      }
      case SECTION.dataCount:
        this.#others.push({ kind: 'dataCount', after: this.#lastSection, count: reader.readU32() });
        return;
      case SECTION.type:
        this.#types = reader.readList(() => this.#readFunctionType());
        break;
      case SECTION.import:
        this.#imports = reader.readList(() => this.#readImport());
        break;
      case SECTION.function:
        this.#functions = reader.readList(() => reader.readU32());
        break;
      case SECTION.table:
        this.#tables = reader.readList(() => this.#readTable());
        break;
      case SECTION.memory:
        this.#memories = reader.readList(() => this.#readLimits());
        break;
      case SECTION.global:
        this.#globals = reader.readList(() => ({ type: this.#readGlobalType(), init: this.#readInit() }));
        break;
      case SECTION.export:
        this.#exports = reader.readList(() => this.#readExport());
        break;
      case SECTION.start:
        this.#start = reader.readU32();
        break;
      case SECTION.element:
        this.#elements = reader.readList(() => this.#readElementSegment());
        break;
      case SECTION.code:
        if (this.#skipsCode) {
          this.#skippedCode = { start: reader.position, end: reader.end };
          reader.position = reader.end;
        } else {
          this.#code = decodeCode(reader, this.#branchTables);
        }
        break;
      case SECTION.data:
        this.#data = reader.readList(() => this.#readDataSegment());
        break;
    }
    this.#sections |= 1 << id;
    this.#lastSection = id;
  }

  #readFunctionType(): FunctionType {
    const reader = this.#reader;
    const form = reader.readByte();
    if (form !== 0x60) throw new DecodeError(`Unknown function form (${form})`);
    const params = reader.readList(() => readValueType(reader));
    const results = reader.readList(() => readValueType(reader));
    if (results.length > 1) throw new DecodeError(MULTI_VALUE_DISABLED);
    return { params, result: results[0] };
  }

  #readImport(): Import {
    const module = this.#reader.readName();
    const field = this.#reader.readName();
    return { module, field, external: this.#readExternal() };
  }

  #readExternal(): External {
    const code = this.#reader.readByte();
    const kind = EXTERNAL_KINDS[code];
    if (kind === undefined) throw new DecodeError(`Unknown external kind ${code}`);
    switch (kind) {
      case 'function':
        return { kind, typeIndex: this.#reader.readU32() };
      case 'table':
        return { kind, limits: this.#readTable() };
      case 'memory':
        return { kind, limits: this.#readLimits() };
      case 'global':
        return { kind, type: this.#readGlobalType() };
    }
  }

  #readTable(): Limits {
    const elementType = this.#reader.readI7();
    if (elementType !== -0x10) throw new DecodeError(`Unknown table element type ${elementType}`);
    return this.#readLimits();
  }

  #readLimits(): Limits {
    const flags = this.#reader.readByte();
    if (flags > 1) throw new DecodeError(`Invalid limits flags (${flags})`);
    const initial = this.#reader.readU32();
    return { initial, maximum: flags === 1 ? this.#reader.readU32() : undefined };
  }

  #readGlobalType(): GlobalType {
    const valueType = readValueType(this.#reader);
    return { valueType, mutable: this.#reader.readU1() };
  }

  #readInit(): Global['init'] {
    return decodeInitExpression(this.#reader, this.#branchTables);
  }

  #readExport(): Export {
    const field = this.#reader.readName();
    const code = this.#reader.readByte();
    const kind = EXTERNAL_KINDS[code];
    if (kind === undefined) throw new DecodeError(`Unknown internal kind ${code}`);
    return { field, kind, index: this.#reader.readU32() };
  }

  #readElementSegment(): ElementSegment {
    const reader = this.#reader;
    const tableIndex = reader.readU32();
    const offset = this.#readInit();
    return { tableIndex, offset, members: reader.readList(() => reader.readU32()) };
  }

  #readDataSegment(): DataSegment {
    const reader = this.#reader;
    const memoryIndex = reader.readU32();
    const offset = this.#readInit();
    return { memoryIndex, offset, bytes: reader.readBytes(reader.readU32()) };
  }
}

/**
 * What stands in the bytes of a module, read tolerantly: a module that the engine refuses, or that is damaged in one section, is
 * described as far as it goes. Nothing is judged here.
 *
 * Answers to: the WebAssembly specification 3.0, Binary Format, Modules.
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import { type ExternalKind, SECTION } from '../module';
import { WasmReader } from '../wasmReader';
import { type Arity, ConstantOperands } from './constantOperands';
import { FeatureCounter } from './features';
import { readBlockType, type SurveyedInstruction, skipInstruction, skipLeb } from './instructionSkipper';
import { type BodySurvey, surveyBody } from './surveyBody';
import { valueTypeText } from './valueTypeText';

/** A section as it lies in the file. */
export interface SurveyedSection {
  /** As in the specification; `custom` for those with a name of their own. */
  readonly kind: string;
  /** Name of a custom section. */
  readonly name: string | undefined;
  /** Bytes of the content, without id and length. */
  readonly bytes: number;
}

export interface SurveyedType {
  readonly params: readonly string[];
  readonly results: readonly string[];
}

export interface SurveyedImport {
  readonly module: string;
  readonly field: string;
  readonly kind: ExternalKind | 'tag';
  /** Of a function. */
  readonly typeIndex: number | undefined;
}

export interface SurveyedExport {
  readonly field: string;
  readonly kind: ExternalKind | 'tag';
  readonly index: number;
}

/** A memory in pages of 64 KiB, or a table in elements. */
export interface SurveyedLimits {
  readonly initial: number;
  readonly maximum: number | undefined;
}

export interface SurveyedData {
  /** Where it is put, absent when that is no plain constant. */
  readonly offset: number | undefined;
  readonly bytes: Uint8Array;
}

/** Everything that was read. */
export interface ModuleSurvey {
  readonly sections: readonly SurveyedSection[];
  readonly customs: ReadonlyMap<string, Uint8Array>;
  readonly types: readonly SurveyedType[];
  readonly imports: readonly SurveyedImport[];
  /** Type index of each function that the module defines. */
  readonly functions: readonly number[];
  readonly memories: readonly SurveyedLimits[];
  readonly exports: readonly SurveyedExport[];
  readonly start: number | undefined;
  /** Functions in the table, which `call_indirect` can reach. */
  readonly tableFunctions: ReadonlySet<number>;
  readonly bodies: readonly BodySurvey[];
  readonly data: readonly SurveyedData[];
  readonly features: FeatureCounter;
  /** Where reading failed, in words: the facts of that section are incomplete. */
  readonly problems: readonly string[];
}

const KINDS = ['function', 'table', 'memory', 'global', 'tag'] as const;

const SECTION_NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
];

/** Reads a module. Never throws for what the bytes are. */
export function surveyModule(bytes: Uint8Array): ModuleSurvey {
  return new Surveyor(bytes).survey();
}

class Surveyor {
  readonly #reader: WasmReader;
  #functionTypes: readonly number[] | undefined;
  readonly #instruction: SurveyedInstruction = { opcode: 0, index: 0, second: 0, overlong: false };
  readonly sections: SurveyedSection[] = [];
  readonly customs = new Map<string, Uint8Array>();
  readonly types: SurveyedType[] = [];
  readonly imports: SurveyedImport[] = [];
  readonly functions: number[] = [];
  readonly memories: SurveyedLimits[] = [];
  readonly exports: SurveyedExport[] = [];
  readonly tableFunctions = new Set<number>();
  readonly bodies: BodySurvey[] = [];
  readonly data: SurveyedData[] = [];
  readonly features = new FeatureCounter();
  readonly problems: string[] = [];
  start: number | undefined;

  constructor(bytes: Uint8Array) {
    this.#reader = new WasmReader(bytes);
  }

  survey(): ModuleSurvey {
    this.#attempt('header', () => this.#readHeader());
    if (this.problems.length === 0) this.#attempt('sections', () => this.#readSections());
    if (this.memories.length > 1) this.features.note('multimemory');
    if (this.start !== undefined) this.features.note('start-section');
    return this;
  }

  /** Runs a reader; what is wrong with the bytes becomes a problem. */
  #attempt(what: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!hasTag(error, 'DecodeError')) throw error;
      this.problems.push(`${what}: ${(error as unknown as { message: string }).message}`);
    }
  }

  #readHeader(): void {
    const reader = this.#reader;
    if (reader.readFixed32() !== 0x6d736100)
      this.problems.push('header: not a WebAssembly file (it does not begin with \\0asm)');
    else if (reader.readFixed32() !== 1) this.problems.push('header: not version 1 of the binary format');
  }

  #readSections(): void {
    const reader = this.#reader;
    const fileEnd = reader.bytes.length;
    while (reader.position < fileEnd) {
      const id = reader.readByte();
      const length = reader.readU32();
      const start = reader.position;
      const end = Math.min(start + length, fileEnd);
      if (start + length > fileEnd) this.problems.push(`${SECTION_NAMES[id] ?? id} section: the file ends inside it`);
      reader.end = end;
      let name: string | undefined;
      this.#attempt(`${SECTION_NAMES[id] ?? `unknown (${id})`} section`, () => {
        if (id === SECTION.custom) name = this.#readCustom();
        else this.#readSection(id);
      });
      this.sections.push({ kind: SECTION_NAMES[id] ?? `unknown (${id})`, name, bytes: end - start });
      reader.end = fileEnd;
      reader.position = end;
    }
  }

  #readCustom(): string {
    const name = this.#reader.readName();
    this.customs.set(name, this.#reader.readBytes(this.#reader.end - this.#reader.position));
    return name;
  }

  #readSection(id: number): void {
    const reader = this.#reader;
    switch (id) {
      case SECTION.type:
        this.#repeat(() => this.types.push(this.#readType()));
        break;
      case SECTION.import:
        this.#repeat(() => this.#readImport());
        break;
      case SECTION.function:
        this.#repeat(() => this.functions.push(reader.readU32()));
        break;
      case SECTION.table:
        this.#repeat(() => this.#readTable());
        break;
      case SECTION.memory:
        this.#repeat(() => this.memories.push(this.#readLimits()));
        break;
      case SECTION.global:
        this.#repeat(() => {
          this.#readValueType();
          reader.readByte();
          this.#readConstant();
        });
        break;
      case SECTION.export:
        this.#repeat(() => {
          const field = reader.readName();
          const kind = KINDS[reader.readByte()] ?? 'tag';
          this.exports.push({ field, kind, index: reader.readU32() });
        });
        break;
      case SECTION.start:
        this.start = reader.readU32();
        break;
      case SECTION.element:
        this.#repeat(() => this.#readElements());
        break;
      case SECTION.code:
        this.#repeat(() => this.#readBody());
        break;
      case SECTION.data:
        this.#repeat(() => this.#readData());
        break;
      case SECTION.dataCount:
        this.features.note('data-count');
        break;
      case 13:
        this.features.note('exception-handling');
        break;
    }
  }

  #repeat(readItem: () => void): void {
    const count = this.#reader.readU32();
    for (let i = 0; i < count; i++) readItem();
  }

  #readType(): SurveyedType {
    const form = this.#reader.readByte();
    if (form !== 0x60) {
      this.features.note('gc');
      this.#reader.position = this.#reader.end;
      return { params: [], results: [] };
    }
    const params = this.#reader.readList(() => this.#readValueType());
    const results = this.#reader.readList(() => this.#readValueType());
    if (results.length > 1) this.features.note('multivalue');
    return { params, results };
  }

  #readValueType(): string {
    const byte = readBlockType(this.#reader) & 0x7f;
    if (byte === 0x7d || byte === 0x7c) this.features.note('float-values');
    else if (byte === 0x7b) this.features.note('simd128');
    else if (byte === 0x70 || byte === 0x6f) this.features.note('reference-types');
    else if (byte === 0x69) this.features.note('exception-handling');
    else if (byte < 0x7b) this.features.note('gc');
    return valueTypeText(byte);
  }

  #readImport(): void {
    const reader = this.#reader;
    const module = reader.readName();
    const field = reader.readName();
    const kind = KINDS[reader.readByte()] ?? 'tag';
    let typeIndex: number | undefined;
    if (kind === 'function') typeIndex = reader.readU32();
    else if (kind === 'table') this.#readTable();
    else if (kind === 'memory') {
      this.#readLimits();
      this.features.note('imported-memory');
    } else {
      readBlockType(reader);
      reader.readByte();
    }
    this.imports.push({ module, field, kind, typeIndex });
  }

  #readTable(): void {
    if (this.#reader.readByte() !== 0x70) this.features.note('reference-types');
    this.#readLimits();
  }

  #readLimits(): SurveyedLimits {
    const flags = this.#reader.readByte();
    if (flags & 2) this.features.note('atomics');
    if (flags & 4) this.features.note('memory64');
    const initial = this.#reader.readU32();
    return { initial, maximum: flags & 1 ? this.#reader.readU32() : undefined };
  }

  /** An initialiser or offset; its value if it is one constant. */
  #readConstant(): number | undefined {
    let value: number | undefined;
    let length = 0;
    for (; ; length++) {
      skipInstruction(this.#reader, this.#instruction);
      const { opcode, index } = this.#instruction;
      if (opcode === 0x0b /* End */) break;
      if (opcode === 0x41 /* I32Const */) value = index >>> 0;
      else if (opcode >= 0xd0) this.features.noteInstruction(opcode);
      if (opcode < 0) break;
    }
    if (length > 1) this.features.note('extended-const');
    return length === 1 ? value : undefined;
  }

  /** All eight forms of a segment: bit 0 passive or declarative, bit 1 explicit table, bit 2 expressions in place of indices. */
  #readElements(): void {
    const reader = this.#reader;
    const flags = reader.readU32();
    if (flags & 1) this.features.note('bulk-memory');
    if (flags & 6) this.features.note('reference-types');
    if (!(flags & 1)) {
      if (flags & 2) reader.readU32();
      this.#readConstant();
    }
    if (flags & 3) skipLeb(reader);
    this.#repeat(() => {
      if (!(flags & 4)) {
        this.tableFunctions.add(reader.readU32());
        return;
      }
      skipInstruction(reader, this.#instruction);
      if (this.#instruction.opcode === 0xd2 /* ref.func */) this.tableFunctions.add(this.#instruction.index);
      reader.readByte();
    });
  }

  #readData(): void {
    const reader = this.#reader;
    const flags = reader.readU32();
    if (flags === 1) this.features.note('bulk-memory');
    if (flags === 2) reader.readU32();
    const offset = flags === 1 ? undefined : this.#readConstant();
    this.data.push({ offset, bytes: reader.readBytes(reader.readU32()) });
  }

  #arityOf(functionIndex: number): Arity | undefined {
    this.#functionTypes ??= [
      ...this.imports.flatMap(({ kind, typeIndex }) => (kind === 'function' ? [typeIndex ?? -1] : [])),
      ...this.functions,
    ];
    return this.#arityOfType(this.#functionTypes[functionIndex] ?? -1);
  }

  #arityOfType(typeIndex: number): Arity | undefined {
    const type = this.types[typeIndex];
    return type && { params: type.params.length, results: type.results.length };
  }

  #readBody(): void {
    const reader = this.#reader;
    const length = reader.readU32();
    const sectionEnd = reader.end;
    const end = Math.min(reader.position + length, sectionEnd);
    reader.end = end;
    this.#repeat(() => {
      reader.readU32();
      this.#readValueType();
    });
    const type = this.functions[this.bodies.length];
    const params = type === undefined ? 0 : (this.#arityOfType(type)?.params ?? 0);
    const constants = new ConstantOperands(
      { ofFunction: (index) => this.#arityOf(index), ofType: (index) => this.#arityOfType(index) },
      params,
    );
    this.bodies.push(surveyBody(reader, this.#instruction, this.features, this.tableFunctions, length, constants));
    reader.end = sectionEnd;
    reader.position = end;
  }
}

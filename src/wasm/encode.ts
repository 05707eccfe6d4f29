/**
 * The module form to its canonical bytes: shortest LEB128 everywhere, byte for byte what the Rust engine stores.
 *
 * Answers to: casper-wasm `serialize` (`elements/module.rs`, `section.rs`, `ops.rs`, ...).
 *
 * @module
 */
import { type Bodies, bodiesOf, type InstructionWriter } from './bodies';
import {
  hasSection,
  type Import,
  type InitExpression,
  type Limits,
  type ModuleWithoutCode,
  type OtherSection,
  SECTION,
  type WasmModule,
} from './module';
import { WasmWriter } from './wasmWriter';

const EXTERNAL_CODES = { function: 0, table: 1, memory: 2, global: 3 } as const;

/** Encodes every section that the module has. */
export function encode(module: WasmModule): Uint8Array {
  return encodeWith(module, bodiesOf(module));
}

/** Encodes every section that a module has, with these for its bodies. */
export function encodeWith(module: ModuleWithoutCode, bodies: Bodies): Uint8Array {
  const writer = new WasmWriter(1 << 16);
  writer.writeBytes(HEADER);
  writeOthers(writer, module.others, 0);
  for (const id of CANONICAL_ORDER) {
    if (hasSection(module, id)) {
      writer.writeByte(id);
      writer.writeSized(() => writeSection(writer, module, bodies, id));
    }
    writeOthers(writer, module.others, id);
  }
  return writer.finish();
}

/** "\0asm" and version 1. */
const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

const CANONICAL_ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function writeOthers(writer: WasmWriter, others: readonly OtherSection[], after: number): void {
  for (const section of others) {
    if (section.after !== after) continue;
    writer.writeByte(SECTION[section.kind]);
    writer.writeSized(() => {
      if (section.kind === 'dataCount') {
        writer.writeU32(section.count);
      } else {
        writer.writeName(section.name);
        writer.writeBytes(section.payload);
      }
    });
  }
}

function writeSection(writer: WasmWriter, module: ModuleWithoutCode, bodies: Bodies, id: number): void {
  switch (id) {
    case SECTION.type:
      writer.writeList(module.types, ({ params, result }) => {
        writer.writeByte(0x60);
        writer.writeU32(params.length);
        for (const type of params) writer.writeByte(type);
        writer.writeU32(result === undefined ? 0 : 1);
        if (result !== undefined) writer.writeByte(result);
      });
      break;
    case SECTION.import:
      writer.writeList(module.imports, (entry) => writeImport(writer, entry));
      break;
    case SECTION.function:
      writer.writeList(module.functions, (typeIndex) => writer.writeU32(typeIndex));
      break;
    case SECTION.table:
      writer.writeList(module.tables, (limits) => writeTable(writer, limits));
      break;
    case SECTION.memory:
      writer.writeList(module.memories, (limits) => writeLimits(writer, limits));
      break;
    case SECTION.global:
      writer.writeList(module.globals, ({ type, init }) => {
        writer.writeByte(type.valueType);
        writer.writeByte(type.mutable ? 1 : 0);
        writeInit(writer, bodies, init);
      });
      break;
    case SECTION.export:
      writer.writeList(module.exports, ({ field, kind, index }) => {
        writer.writeName(field);
        writer.writeByte(EXTERNAL_CODES[kind]);
        writer.writeU32(index);
      });
      break;
    case SECTION.start:
      writer.writeU32(module.start!);
      break;
    case SECTION.element:
      writer.writeList(module.elements, ({ tableIndex, offset, members }) => {
        writer.writeU32(tableIndex);
        writeInit(writer, bodies, offset);
        writer.writeList(members, (index) => writer.writeU32(index));
      });
      break;
    case SECTION.code:
      writeCode(writer, bodies);
      break;
    case SECTION.data:
      writer.writeList(module.data, ({ memoryIndex, offset, bytes }) => {
        writer.writeU32(memoryIndex);
        writeInit(writer, bodies, offset);
        writer.writeU32(bytes.length);
        writer.writeBytes(bytes);
      });
      break;
  }
}

function writeImport(writer: WasmWriter, { module, field, external }: Import): void {
  writer.writeName(module);
  writer.writeName(field);
  writer.writeByte(EXTERNAL_CODES[external.kind]);
  switch (external.kind) {
    case 'function':
      writer.writeU32(external.typeIndex);
      break;
    case 'table':
      writeTable(writer, external.limits);
      break;
    case 'memory':
      writeLimits(writer, external.limits);
      break;
    case 'global':
      writer.writeByte(external.type.valueType);
      writer.writeByte(external.type.mutable ? 1 : 0);
      break;
  }
}

function writeTable(writer: WasmWriter, limits: Limits): void {
  writer.writeByte(0x70);
  writeLimits(writer, limits);
}

function writeLimits(writer: WasmWriter, { initial, maximum }: Limits): void {
  writer.writeByte(maximum === undefined ? 0 : 1);
  writer.writeU32(initial);
  if (maximum !== undefined) writer.writeU32(maximum);
}

function writeInit(writer: WasmWriter, { branchTables }: Bodies, init: InitExpression): void {
  for (const { opcode, first, second } of init) {
    writer.writeInstruction(opcode, first, second, branchTables);
  }
  writer.writeByte(0x0b /* End */);
}

function writeCode(writer: WasmWriter, bodies: Bodies): void {
  const { branchTables } = bodies;
  const instructions: InstructionWriter = {
    write: (opcode, first = 0, second = 0) => writer.writeInstruction(opcode, first, second, branchTables),
  };
  writer.writeU32(bodies.count);
  for (let body = 0; body < bodies.count; body++) {
    writer.writeSized(() => {
      const groups = bodies.locals(body);
      writer.writeU32(groups.length / 2);
      for (let group = 0; group < groups.length; group += 2) {
        writer.writeU32(groups[group]!);
        writer.writeByte(groups[group + 1]!);
      }
      bodies.write(body, instructions);
    });
  }
}

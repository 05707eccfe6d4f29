/**
 * What compilers leave in custom sections: debug information, the tools that made the module, the features it was built for.
 *
 * Answers to: the tool conventions of WebAssembly (`ProducersSection.md`, `Linking.md`).
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import { WasmReader } from '../wasmReader';

/** A tool that made the module, for example `language Rust 2021` or `processed-by rustc 1.73.0`. */
export interface Producer {
  readonly role: string;
  readonly name: string;
  readonly version: string;
}

/** Reads the payload of `producers`; what is malformed in it ends the list. */
export function readProducers(payload: Uint8Array | undefined): Producer[] {
  const producers: Producer[] = [];
  tolerantly(payload, (reader) => {
    reader.readList(() => {
      const role = reader.readName();
      reader.readList(() => producers.push({ role, name: reader.readName(), version: reader.readName() }));
    });
  });
  return producers;
}

/** Reads the payload of `target_features`: names with `+` for used and `-` for forbidden. */
export function readTargetFeatures(payload: Uint8Array | undefined): string[] {
  const features: string[] = [];
  tolerantly(payload, (reader) => {
    reader.readList(() => {
      const prefix = String.fromCharCode(reader.readByte());
      features.push(`${prefix}${reader.readName()}`);
    });
  });
  return features;
}

/** Names of functions by index from the payload of `name`. */
export function readFunctionNames(payload: Uint8Array | undefined): Map<number, string> {
  const names = new Map<number, string>();
  tolerantly(payload, (reader) => {
    while (reader.position < reader.end) {
      const kind = reader.readByte();
      const size = reader.readU32();
      const end = reader.position + size;
      if (kind === 1) reader.readList(() => names.set(reader.readU32(), reader.readName()));
      reader.position = end;
    }
  });
  return names;
}

/** Whether a custom section is there for people and debuggers alone. */
export function isDebugSection(name: string): boolean {
  return name === 'name' || name.startsWith('.debug_') || name === 'sourceMappingURL' || name === 'external_debug_info';
}

function tolerantly(payload: Uint8Array | undefined, read: (reader: WasmReader) => void): void {
  if (payload === undefined) return;
  try {
    read(new WasmReader(payload));
  } catch (error) {
    if (!hasTag(error, 'DecodeError')) throw error;
  }
}

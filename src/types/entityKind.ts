/**
 * What an addressable entity is: a system contract, an account or a smart contract.
 *
 * Answers to: casper-types addressable_entity.rs (`EntityKind`, `ContractRuntimeTag`).
 */
import type { ByteReader } from '../bytes/reader';
import type { ByteWriter } from '../bytes/writer';
import { AccountHash } from './accountHash';
import { SYSTEM_ENTITY_TYPES, type SystemEntityType } from './systemEntityType';

/** The machine a smart contract runs on. */
export type ContractRuntime = 'VmCasperV1' | 'VmCasperV2';

/** Kind of an entity. */
export type EntityKind =
  | { readonly _tag: 'System'; readonly system: SystemEntityType }
  | { readonly _tag: 'Account'; readonly accountHash: AccountHash }
  | { readonly _tag: 'SmartContract'; readonly runtime: ContractRuntime };

const TAGS = { System: 0, Account: 1, SmartContract: 2 } as const;
const RUNTIMES: readonly ContractRuntime[] = ['VmCasperV1', 'VmCasperV2'];
const RUNTIME_TEXTS: Readonly<Record<ContractRuntime, string>> = {
  VmCasperV1: 'vm-casper-v1',
  VmCasperV2: 'vm-casper-v2',
};

/** The text Rust prints for a runtime. */
export function contractRuntimeText(runtime: ContractRuntime): string {
  return RUNTIME_TEXTS[runtime];
}

/** Writes an entity kind. */
export function writeEntityKind(writer: ByteWriter, kind: EntityKind): void {
  writer.writeU8(TAGS[kind._tag]);
  switch (kind._tag) {
    case 'System':
      writer.writeU8(SYSTEM_ENTITY_TYPES.indexOf(kind.system));
      return;
    case 'Account':
      writer.writeRaw(kind.accountHash.bytes);
      return;
    case 'SmartContract':
      writer.writeU8(RUNTIMES.indexOf(kind.runtime));
  }
}

/** Reads the tag of a contract runtime. Throws `BytesError`. */
function readContractRuntime(reader: ByteReader): ContractRuntime {
  const { offset } = reader;
  const tag = reader.readU8();
  return RUNTIMES[tag] ?? reader.fail(`no contract runtime has the tag ${tag}`, offset);
}

/** Reads what `writeEntityKind` writes. Throws `BytesError`. */
export function readEntityKind(reader: ByteReader): EntityKind {
  const { offset } = reader;
  const tag = reader.readU8();
  switch (tag) {
    case TAGS.System: {
      const systemAt = reader.offset;
      const system = reader.readU8();
      return {
        _tag: 'System',
        system: SYSTEM_ENTITY_TYPES[system] ?? reader.fail(`no system entity has the tag ${system}`, systemAt),
      };
    }
    case TAGS.Account:
      return { _tag: 'Account', accountHash: AccountHash.read(reader) };
    case TAGS.SmartContract:
      return { _tag: 'SmartContract', runtime: readContractRuntime(reader) };
    default:
      return reader.fail(`no entity kind has the tag ${tag}`, offset);
  }
}

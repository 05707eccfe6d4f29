/**
 * The subjects of the matchers of contracts.
 *
 * @module
 */
import type {
  AddressableEntity,
  Contract,
  ContractHandle,
  EntityEntryPoint,
  EntryPoint,
  ProtocolVersion,
} from '../src/index';
import type { Subject } from './matcher';
import { orNone, tagOf } from './subject';

/** An entry point; only those of entities say who pays. */
export type AnyEntryPoint = EntryPoint & Partial<Pick<EntityEntryPoint, 'entryPointPayment'>>;

/** A contract or an addressable entity. */
export interface CodeRecord {
  readonly protocolVersion: ProtocolVersion;
  /** 32 bytes. */
  readonly byteCodeHash: Uint8Array;
}

/** Entry points; `'none'` where there is no contract. */
export const ENTRY_POINTS: Subject<ReadonlyMap<string, AnyEntryPoint> | 'none'> = {
  name: 'contract',
  accepted:
    'entry points: pass builder.contract(…), builder.getContract(…), or with addressable entities builder.getEntryPoints(…)',
  find: (received) =>
    orNone(received, (value) => {
      if (Object.prototype.toString.call(value) === '[object Map]') return value as ReadonlyMap<string, AnyEntryPoint>;
      return contractOf(value)?.entryPoints;
    }),
};

/** A contract or an entity; `'none'` where there is none. */
export const CODE: Subject<CodeRecord | 'none'> = {
  name: 'contract',
  accepted: 'a contract: pass builder.contract(…), builder.getContract(…), or builder.getAddressableEntity(…)',
  find: (received) =>
    orNone(received, (value) => {
      const contract = contractOf(value);
      if (contract !== undefined) {
        return { protocolVersion: contract.protocolVersion, byteCodeHash: contract.contractWasmHash };
      }
      const entity = tagOf(value) === 'EntityWithNamedKeys' ? (value as { entity: AddressableEntity }).entity : value;
      return tagOf(entity) === 'AddressableEntity' ? (entity as AddressableEntity) : undefined;
    }),
};

/** A handle, or what generated code wraps around one. */
export function handleOf(value: unknown): ContractHandle | undefined {
  if (tagOf(value) === 'ContractHandle') return value as ContractHandle;
  if (typeof value !== 'object' || value === null || tagOf(value) !== undefined) return undefined;
  const { contract } = value as { readonly contract?: unknown };
  return tagOf(contract) === 'ContractHandle' ? (contract as ContractHandle) : undefined;
}

function contractOf(value: unknown): Contract | undefined {
  const handle = handleOf(value);
  if (handle !== undefined) return handle.contract;
  switch (tagOf(value)) {
    case 'Contract':
      // A stored value has the tag of what it holds.
      return 'entryPoints' in (value as object) ? (value as Contract) : (value as { readonly value: Contract }).value;
    default:
      return undefined;
  }
}

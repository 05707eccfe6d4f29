/**
 * Contracts that a matcher compares with.
 *
 * @module
 */
import { type AddressLike, bytesToHex, type ContractHandle, type EntityAddr, toAddress } from '../src/index';
import type { Labels } from '../src/report/labels';
import { nearestName } from '../src/report/nearestName';
import { attempt } from './casperValue';
import { badArgument } from './matcher';
import { tagOf, unwrap } from './subject';

/** A system contract, by the name of `SystemEntityType`, lower case, words apart. */
export type SystemContractName = 'auction' | 'handle payment' | 'mint' | 'standard payment';

/**
 * A contract: a handle, what has one, its hash or that of its package in any form, a name (`builder.label`, or a named key that is known to
 * the builder), or a system contract.
 */
export type ExpectedContract = ContractHandle | HasContract | EntityAddr | AddressLike | SystemContractName;

/** For example a contract of generated code. */
export interface HasContract {
  readonly contract: ContractHandle;
}

/** A contract to look for. */
export interface WantedContract {
  readonly text: string;
  /** Hex of the contract and its package, as far as they are known. */
  readonly addresses: ReadonlySet<string>;
  /** Set for a system contract by its name. */
  readonly system: SystemContractName | undefined;
}

const SYSTEM_CONTRACTS: readonly string[] = [
  'auction',
  'handle payment',
  'mint',
  'standard payment',
] satisfies SystemContractName[];

/**
 * A contract to look for.
 *
 * @throws CasperTestError `BAD_ARGUMENT` for what names none, `NOT_FOUND` for a handle whose contract is not there
 */
export function wantedContract(matcher: string, given: ExpectedContract, labels: () => Labels): WantedContract {
  const contract = unwrap(given);
  const handle = handleOf(contract);
  if (handle !== undefined) {
    const addresses = new Set([bytesToHex(handle.hash), bytesToHex(handle.packageHash)]);
    return { text: String(handle), addresses, system: undefined };
  }
  if (typeof contract === 'string' && SYSTEM_CONTRACTS.includes(contract)) {
    return { text: contract, addresses: new Set(), system: contract as SystemContractName };
  }
  const isEntity = tagOf(contract) === 'EntityAddr' || tagOf(contract) === 'Key';
  const address = attempt(() =>
    isEntity ? toAddress(String(contract)) : toAddress(contract as Exclude<AddressLike, string>),
  );
  if (address !== undefined) {
    const hex = bytesToHex(address);
    return {
      text: typeof contract === 'string' ? contract : `hash-${hex}`,
      addresses: new Set([hex]),
      system: undefined,
    };
  }
  if (typeof contract === 'string') return named(matcher, contract, labels());
  throw badArgument(
    `${matcher} takes a contract: builder.contract(…), its hash or that of its package, its name, or a system contract such as 'mint'.`,
    contract,
  );
}

/** The handle, itself or in what has one. */
export function handleOf(given: unknown): ContractHandle | undefined {
  if (tagOf(given) === 'ContractHandle') return given as ContractHandle;
  const { contract } = Object(given) as { readonly contract?: unknown };
  return tagOf(contract) === 'ContractHandle' ? (contract as ContractHandle) : undefined;
}

function named(matcher: string, name: string, labels: Labels): WantedContract {
  const addresses = [...labels.names].flatMap(([hex, each]) => (each === name ? [hex] : []));
  if (addresses.length > 0) return { text: name, addresses: new Set(addresses), system: undefined };
  const near = nearestName(name, [...SYSTEM_CONTRACTS, ...labels.names.values()]);
  throw badArgument(
    `${matcher} takes a contract by a name that the builder knows: one given with builder.label, or that of a named key.${
      near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`
    }`,
    name,
  );
}

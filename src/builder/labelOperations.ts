/**
 * Names for accounts, contracts and purses in what people get to read.
 *
 * @module
 */

import type { CasperTestError } from '../bytes/casperTestError';
import { bytesToHex } from '../bytes/hex';
import type { ErrorNameSet, UserErrorName } from '../report/errorNames';
import type { Labels } from '../report/labels';
import type { AccountHash } from '../types/accountHash';
import { PublicKey } from '../types/publicKey';
import {
  type AccountHashLike,
  type AddressLike,
  badArgument,
  type KeyLike,
  tagOf,
  toAccountHash,
  toKey,
} from './coerce';
import type { ContractHandle } from './contractHandle';
import { engine } from './lazyEngine';
import { UpgradeOperations } from './upgradeOperations';

/** What can be given a name: an account, a contract or package, a purse, a public key, a key; each in any of its forms. */
export type Nameable = AccountHashLike | AddressLike | KeyLike | ContractHandle;

/** Labels. */
export abstract class LabelOperations extends UpgradeOperations {
  /**
   * Gives a name to an account, a contract, a purse or anything else with a hash: explanations, traces and reports say the name
   * instead. The main purse of an account and the contracts under its named keys are named after it.
   *
   * @throws CasperTestError `BAD_ARGUMENT` for what has no hash
   */
  label(thing: Nameable, name: string): this {
    const labels = new Map(this.record.labels);
    for (const hex of hexesOf(thing)) labels.set(hex, name);
    this.change({ labels });
    return this;
  }

  /**
   * Gives names to the errors that contracts revert with, `ApiError::User`, so that explanations say them, and `toRevertWith` takes
   * them.
   *
   * @param names by the number of the user error, or the JSON of a contract schema (casper-contract-schema), whose `errors` count
   * @param contract whose errors they are: a contract, or a label; of any contract when left out
   * @throws CasperTestError `BAD_ARGUMENT`
   */
  withErrorNames(names: ErrorNamesLike, contract?: Nameable): this {
    const set: ErrorNameSet = { names: errorNameMap(names), contract: contract && contractId(contract) };
    this.change({ errorNames: [...this.record.errorNames, set] });
    return this;
  }

  /** The names that were given to errors, in order. */
  errorNames(): readonly ErrorNameSet[] {
    return this.record.errorNames;
  }

  /**
   * The names there are: those given with `label`, and by themselves those of test accounts, system contracts,
   * main purses, and contracts and URefs by the named keys they are stored under (`counter`, `counter v2` where there are several
   * versions, `alice's main purse`).
   *
   * @param accounts accounts without a name whose named keys count as well
   */
  labels(accounts: readonly AccountHash[] = []): Labels {
    const { labels: given, genesis } = this.record;
    const systemContracts = engine.trackingCopyExt.getSystemEntityRegistry(this.trackingCopy());
    const genesisEffects = genesis?.effects ?? [];
    return engine.stateLabels.labelsOfState({ state: this, systemContracts, given, genesisEffects, accounts });
  }
}

/** Names of user errors by number, or the schema of a contract. */
export type ErrorNamesLike = Readonly<Record<number, string>> | ContractSchemaErrors;

/** The errors of a contract schema (casper-contract-schema `UserError`). */
export interface ContractSchemaErrors {
  readonly errors: readonly {
    readonly name: string;
    readonly discriminant: number;
    readonly description?: string | null;
  }[];
}

function errorNameMap(names: ErrorNamesLike): ReadonlyMap<number, UserErrorName> {
  if (typeof names !== 'object' || names === null) throw badErrorNames(names);
  if (Array.isArray((names as ContractSchemaErrors).errors)) {
    return new Map(
      (names as ContractSchemaErrors).errors.map(({ name, discriminant, description }) => {
        if (typeof name !== 'string' || !Number.isInteger(discriminant)) throw badErrorNames(names);
        return [discriminant, description ? { name, description } : { name }];
      }),
    );
  }
  return new Map(
    Object.entries(names).map(([number, name]) => {
      if (!/^\d+$/.test(number) || typeof name !== 'string') throw badErrorNames(names);
      return [Number(number), { name }];
    }),
  );
}

function badErrorNames(names: unknown): CasperTestError {
  return badArgument(
    'names of errors',
    names,
    "{ 1: 'NameOfTheError' } by the numbers of user errors, or a contract schema with errors",
  );
}

/** The hash of a contract, or the label itself. */
function contractId(contract: Nameable): string {
  try {
    return hexesOf(contract)[0]!;
  } catch (error) {
    if (typeof contract === 'string') return contract;
    throw error;
  }
}

/** Hex of all that the name is for: of an account its hash and its public key. */
function hexesOf(thing: Nameable): readonly string[] {
  if (tagOf(thing) === 'ContractHandle') return [bytesToHex((thing as ContractHandle).hash)];
  if (ArrayBuffer.isView(thing) && thing.byteLength === 32) return [bytesToHex(thing as Uint8Array)];
  const publicKey = publicKeyOf(thing);
  if (publicKey !== undefined) return [publicKey.toHex(), publicKey.toAccountHash().toHex()];
  const text = typeof thing === 'string' ? thing : formattedText(thing);
  const hex = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i.exec(text ?? '')?.[0];
  if (hex !== undefined) return [hex.toLowerCase()];
  throw badArgument(
    'something with a hash',
    thing,
    'an account, a contract handle, a Key, a URef, a public key, or a formatted string',
  );
}

function publicKeyOf(thing: unknown): PublicKey | undefined {
  if (tagOf(thing) === 'PublicKey') return thing as PublicKey;
  if (typeof thing === 'object' && thing !== null && 'publicKey' in thing) return publicKeyOf(thing.publicKey);
  if (typeof thing !== 'string' || !/^0[12][0-9a-f]{64,66}$/i.test(thing)) return undefined;
  return PublicKey.fromHex(thing);
}

function formattedText(thing: Nameable): string | undefined {
  for (const convert of [toKey, toAccountHash] as const) {
    try {
      return (convert as (value: Nameable) => { toFormattedString(): string })(thing).toFormattedString();
    } catch {
      // It may be the other of the two.
    }
  }
  return undefined;
}

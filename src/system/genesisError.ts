/**
 * Why genesis fails.
 *
 * Answers to: casper-storage `system/genesis.rs` (`GenesisError`).
 *
 * @module
 */

import { hasTag } from '../bytes/hasTag';
import type { PublicKey } from '../types/publicKey';

/** What was wrong with the request. */
export type GenesisErrorReason =
  | {
      readonly _tag: 'OrphanedDelegator';
      readonly validatorPublicKey: PublicKey;
      readonly delegatorPublicKey: PublicKey;
    }
  | {
      readonly _tag: 'DuplicatedDelegatorEntry';
      readonly validatorPublicKey: PublicKey;
      readonly delegatorPublicKey: PublicKey;
    }
  | { readonly _tag: 'InvalidDelegationRate'; readonly publicKey: PublicKey; readonly delegationRate: number }
  | { readonly _tag: 'InvalidBondAmount'; readonly publicKey: PublicKey }
  | { readonly _tag: 'InvalidDelegatedAmount'; readonly publicKey: PublicKey }
  | { readonly _tag: 'InvalidValidatorSlots'; readonly validators: number; readonly validatorSlots: number }
  | { readonly _tag: 'MissingChainspecRegistryEntry' }
  | { readonly _tag: 'DuplicatedAdministratorEntry' };

/** Genesis refused; `message` is the Display text of the Rust error. */
export class GenesisError extends Error {
  readonly _tag: 'GenesisError' = 'GenesisError';
  override readonly name: string = 'GenesisError';
  readonly reason: GenesisErrorReason;

  constructor(reason: GenesisErrorReason) {
    super(`GenesisError: ${debugText(reason)}`);
    this.reason = reason;
  }
}

/** Whether a value is a {@link GenesisError}, also one of another copy of this module. */
export function isGenesisError(value: unknown): value is GenesisError {
  return hasTag(value, 'GenesisError');
}

/** Rust's Debug text. */
function debugText(reason: GenesisErrorReason): string {
  switch (reason._tag) {
    case 'OrphanedDelegator':
    case 'DuplicatedDelegatorEntry': {
      const { validatorPublicKey, delegatorPublicKey } = reason;
      const keys = `validator_public_key: ${validatorPublicKey.display()}, delegator_public_key: ${delegatorPublicKey.display()}`;
      return `${reason._tag} { ${keys} }`;
    }
    case 'InvalidDelegationRate':
      return `${reason._tag} { public_key: ${reason.publicKey.display()}, delegation_rate: ${reason.delegationRate} }`;
    case 'InvalidBondAmount':
    case 'InvalidDelegatedAmount':
      return `${reason._tag} { public_key: ${reason.publicKey.display()} }`;
    case 'InvalidValidatorSlots':
      return `${reason._tag} { validators: ${reason.validators}, validator_slots: ${reason.validatorSlots} }`;
    default:
      return reason._tag;
  }
}

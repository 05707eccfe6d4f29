/**
 * A frame of the call stack, as contracts can ask for it.
 *
 * Answers to: casper-types system/caller.rs (`Caller`).
 */
import type { AccountHash } from './accountHash';
import type { EntityAddr } from './entityAddr';

/** Who called: the account that started it all, an addressable entity, or a contract. Hashes have 32 bytes. */
export type Caller =
  | { readonly _tag: 'Initiator'; readonly accountHash: AccountHash }
  | { readonly _tag: 'Entity'; readonly packageHash: Uint8Array; readonly entityAddr: EntityAddr }
  | { readonly _tag: 'SmartContract'; readonly contractPackageHash: Uint8Array; readonly contractHash: Uint8Array };

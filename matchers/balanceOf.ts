/**
 * Balances by whatever names their holder.
 *
 * @module
 */
import {
  type AccountHashLike,
  type BalanceIdentifier,
  type ContractHandle,
  EntityAddr,
  Key,
  type KeyLike,
  toAccountHash,
  URef,
  type URefLike,
  type WasmTestBuilder,
} from '../src/index';
import { attempt, keyOf, publicKeyOf } from './casperValue';
import { badArgument } from './matcher';
import { tagOf, unwrap } from './subject';

/**
 * Whose balance: an account, a purse, what has a main purse (account, entity, contract of the entity model), any Key of
 * these, or one of the network's purses (`{ _tag: 'Payment' }`, `{ _tag: 'Accumulate' }`, `{ _tag: 'Refund' }`).
 */
export type BalanceHolder = AccountHashLike | URefLike | KeyLike | ContractHandle | NetworkPurse;

/** A purse of the handle payment contract. */
export interface NetworkPurse {
  readonly _tag: 'Refund' | 'Payment' | 'Accumulate';
}

/** Motes of a purse. */
export interface FoundBalance {
  readonly _tag: 'Found';
  readonly total: bigint;
  /** Less what is on hold at the block time of the state. */
  readonly available: bigint;
}

/** There is no such balance, and why. */
export interface NoBalance {
  readonly _tag: 'Absent';
  readonly reason: string;
}

const NETWORK_PURSES: readonly unknown[] = ['Refund', 'Payment', 'Accumulate'] satisfies NetworkPurse['_tag'][];

const CONTRACT_WITHOUT_PURSE: NoBalance = {
  _tag: 'Absent',
  reason:
    'A contract has no main purse of its own, only addressable entities have: pass one of its purses, for example contract.namedKeys.get("purse").',
};

/**
 * A balance.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when `holder` is no such thing
 */
export function balanceOf(matcher: string, builder: WasmTestBuilder, holder: BalanceHolder): FoundBalance | NoBalance {
  const identifier = identifierOf(matcher, builder, holder);
  if (identifier._tag === 'Absent') return identifier;
  const found = builder.getPurseBalanceResultWithProofs(identifier);
  if (found._tag === 'Right') {
    return { _tag: 'Found', total: found.right.totalBalance, available: found.right.availableBalance };
  }
  return { _tag: 'Absent', reason: `There is no such purse: ${holderText(holder)}.` };
}

/** A holder for a message. */
export function holderText(holder: BalanceHolder): string {
  const publicKey = publicKeyOf(holder);
  const account = attempt(() => toAccountHash(publicKey ?? keyOf(holder)?.asAccount() ?? (holder as AccountHashLike)));
  if (account !== undefined) return account.toFormattedString();
  const key = keyOf(holder);
  if (key !== undefined) return key.toFormattedString();
  if (tagOf(holder) === 'ContractHandle') return String(holder);
  return `the ${(tagOf(holder) ?? 'unknown').toLowerCase()} purse`;
}

function identifierOf(matcher: string, builder: WasmTestBuilder, given: BalanceHolder): BalanceIdentifier | NoBalance {
  const holder = unwrap(given);
  if (NETWORK_PURSES.includes(tagOf(holder))) return holder as BalanceIdentifier;
  if (tagOf(holder) === 'ContractHandle') return ofContract(builder, (holder as ContractHandle).hash);
  const { mainPurse } = Object(holder) as { readonly mainPurse?: URef };
  if (tagOf(mainPurse) === 'URef') return { _tag: 'Purse', purse: mainPurse as URef };
  const key = keyOf(holder);
  if (key === undefined) return ofAccountLike(matcher, holder, builder);
  switch (key.variant) {
    case 'URef':
      return { _tag: 'Purse', purse: key.asURef() as URef };
    case 'Account':
      return ofAccount(toAccountHash(key), builder);
    case 'Balance':
      return { _tag: 'Purse', purse: URef.create(key.toBytes().slice(1), 0) };
    case 'Hash':
      return ofContract(builder, key.asHash() as Uint8Array);
    case 'AddressableEntity':
      return { _tag: 'Entity', entityAddr: EntityAddr.fromBytes(key.toBytes().slice(1)) };
    default:
      throw noHolder(matcher, key.toFormattedString());
  }
}

function ofAccountLike(matcher: string, holder: unknown, builder: WasmTestBuilder): BalanceIdentifier | NoBalance {
  const accountHash = attempt(() => toAccountHash(holder as AccountHashLike));
  if (accountHash === undefined) throw noHolder(matcher, holder);
  return ofAccount(accountHash, builder);
}

type AccountHash = ReturnType<typeof toAccountHash>;

/** The main purse, without turning an account into an entity on the way. */
function ofAccount(accountHash: AccountHash, builder: WasmTestBuilder): BalanceIdentifier | NoBalance {
  const account = builder.getEntityByAccountHash(accountHash);
  if (account._tag === 'Some') return { _tag: 'Purse', purse: account.value.mainPurse };
  return { _tag: 'Absent', reason: `There is no such account: ${accountHash.toFormattedString()}.` };
}

function ofContract(builder: WasmTestBuilder, hash: Uint8Array): BalanceIdentifier | NoBalance {
  if (!builder.chainspec().core.enableAddressableEntity) return CONTRACT_WITHOUT_PURSE;
  const entity = builder.getAddressableEntity(hash);
  if (entity._tag === 'Some') return { _tag: 'Purse', purse: entity.value.mainPurse };
  return { _tag: 'Absent', reason: `There is no such contract: ${Key.hash(hash)}.` };
}

function noHolder(matcher: string, given: unknown): Error {
  return badArgument(
    `${matcher} asks about the balance of an account, a purse, or what has a main purse. Pass a TestAccount, an AccountHash, a PublicKey, a URef, a Key of these, or its text.`,
    given,
  );
}

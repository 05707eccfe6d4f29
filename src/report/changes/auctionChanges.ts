/**
 * What effects do to stakes.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { BidKind } from '../../types/bidKind';
import type { DelegatorKind } from '../../types/delegatorKind';
import type { StoredValue } from '../../types/storedValue';
import type { NetValue } from './netValues';
import type { StateChange } from './stateChange';

interface Stake {
  readonly record: Extract<StateChange, { readonly _tag: 'StakeChanged' }>['record'];
  readonly validator: string;
  readonly delegator: string | undefined;
  readonly amount: bigint;
}

/** A bid, a delegation or an unbonding that changed its amount. */
export function stakeChange({ key, before, after }: NetValue): StateChange[] {
  const [was, is] = [stakeOf(before), stakeOf(after)];
  const stake = is ?? was;
  if (stake === undefined) {
    return [{ _tag: 'RecordChanged', key, record: 'Bid', removed: after === undefined }];
  }
  const { record, validator, delegator } = stake;
  return [{ _tag: 'StakeChanged', record, validator, delegator, before: was?.amount, after: is?.amount }];
}

function stakeOf(stored: StoredValue | undefined): Stake | undefined {
  if (stored?._tag === 'Bid') return validatorStake(stored.value);
  return stored?._tag === 'BidKind' ? stakeOfBid(stored.value) : undefined;
}

function validatorStake(bid: {
  readonly validatorPublicKey: { toHex(): string };
  readonly stakedAmount: bigint;
}): Stake {
  return {
    record: 'Validator',
    validator: bid.validatorPublicKey.toHex(),
    delegator: undefined,
    amount: bid.stakedAmount,
  };
}

function stakeOfBid({ _tag, value }: BidKind): Stake | undefined {
  switch (_tag) {
    case 'Unified':
    case 'Validator':
      return validatorStake(value);
    case 'Delegator': {
      const delegator = delegatorText(value.delegatorKind);
      return { record: _tag, validator: value.validatorPublicKey.toHex(), delegator, amount: value.stakedAmount };
    }
    case 'Unbond': {
      const { unbondKind, validatorPublicKey, eras } = value;
      const amount = eras.reduce((sum, era) => sum + era.amount, 0n);
      const delegator =
        unbondKind._tag === 'Validator'
          ? undefined
          : unbondKind._tag === 'DelegatedPurse'
            ? bytesToHex(unbondKind.addr)
            : unbondKind.publicKey.toHex();
      return { record: _tag, validator: validatorPublicKey.toHex(), delegator, amount };
    }
    default:
      return undefined;
  }
}

function delegatorText(kind: DelegatorKind): string {
  return kind._tag === 'PublicKey' ? kind.publicKey.toHex() : bytesToHex(kind.addr);
}

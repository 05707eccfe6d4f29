/**
 * The builder's questions about the auction and the mint.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs, casper-storage `global_state/state/mod.rs` (`bids`,
 * `era_validators`, `total_supply`, `round_seigniorage_rate`).
 *
 * @module
 */
import { none, type Option, some } from 'fp-ts/Option';
import { isBytesError } from '../bytes/bytesError';
import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import { ByteReader } from '../bytes/reader';
import { writeBytes } from '../bytes/writer';
import type { Ratio } from '../config/coreConfig';
import type { EraValidators } from '../system/auctionEra';
import type { ValidatorWeights } from '../system/auctionWinners';
import type { AccountHash } from '../types/accountHash';
import type { BidKind } from '../types/bidKind';
import type { CLValue } from '../types/clValue';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import type { PublicKey } from '../types/publicKey';
import type { Unbond, UnbondingPurse, WithdrawPurse } from '../types/unbond';
import type { ValidatorBid } from '../types/validatorBid';
import { notFound } from './coerce';
import { engine } from './lazyEngine';
import { StateQueries } from './stateQueries';

/** Named keys of the auction. Source: casper-types src/system/auction/constants.rs. */
const AUCTION_KEYS = {
  eraId: 'era_id',
  auctionDelay: 'auction_delay',
  unbondingDelay: 'unbonding_delay',
  snapshot: 'seigniorage_recipients_snapshot',
  snapshotVersion: 'seigniorage_recipients_snapshot_version',
} as const;

/** Tag of validator bids among the bid addresses. Source: casper-types src/system/auction/bid_addr.rs. */
const VALIDATOR_BID_TAG = 1;

/** Questions about validators, stakes, eras and supply. */
export abstract class AuctionQueries extends StateQueries {
  /** Every record of the auction, each once, in the order of their keys. */
  getBids(): readonly BidKind[] {
    const seen = new Set<string>();
    return this.bidRecords(Uint8Array.of(KEY_TAGS.BidAddr)).filter((bid) => {
      const id = bytesToHex(writeBytes((writer) => engine.bidKind.writeBidKind(writer, bid)));
      return seen.has(id) ? false : seen.add(id);
    });
  }

  /** The bid of a validator. */
  getValidatorBid(validator: PublicKey): Option<ValidatorBid> {
    const wanted = validator.toBytes();
    for (const bid of this.bidRecords(Uint8Array.of(KEY_TAGS.BidAddr, VALIDATOR_BID_TAG))) {
      if (bid._tag === 'Validator' && bytesEqual(bid.value.validatorPublicKey.toBytes(), wanted))
        return some(bid.value);
    }
    return none;
  }

  /** What is being unbonded, by who unbonds. */
  getUnbonds(): readonly (readonly [Unbond['unbondKind'], readonly Unbond[]])[] {
    const groups = new Map<string, [Unbond['unbondKind'], Unbond[]]>();
    for (const bid of this.bidRecords(Uint8Array.of(KEY_TAGS.BidAddr))) {
      if (bid._tag !== 'Unbond') continue;
      const { unbondKind } = bid.value;
      const id = bytesToHex(writeBytes((writer) => engine.unbond.writeUnbondKind(writer, unbondKind)));
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [unbondKind, [bid.value]]);
      else group[1].push(bid.value);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  }

  /** Unbonding records of protocol 1.5, by account. */
  getUnbondingPurses(): readonly (readonly [AccountHash, readonly UnbondingPurse[]])[] {
    return this.accountRecords(KEY_TAGS.Unbond, 'Unbonding');
  }

  /** Withdrawal records of protocol 1.4 and before, by account. */
  getWithdrawPurses(): readonly (readonly [AccountHash, readonly WithdrawPurse[]])[] {
    return this.accountRecords(KEY_TAGS.Withdraw, 'Withdraw');
  }

  /** Validators and their weights in motes, for each era that is known. @throws CasperTestError `NOT_FOUND` */
  getEraValidators(): EraValidators {
    const snapshot = new ByteReader(this.auctionValue(AUCTION_KEYS.snapshot).bytes);
    const isCurrent = this.auctionNamedKeys().has(AUCTION_KEYS.snapshotVersion);
    const { readSeigniorageRecipientsSnapshot, readSeigniorageRecipientsSnapshotV1 } = engine.seigniorageRecipients;
    const read = isCurrent ? readSeigniorageRecipientsSnapshot : readSeigniorageRecipientsSnapshotV1;
    try {
      return engine.auctionEra.eraValidatorsFromSnapshot(read(snapshot));
    } catch (error) {
      if (!isBytesError(error)) throw error;
      const version = isCurrent ? 2 : 1;
      throw notFound(`The snapshot of seigniorage recipients is not of version ${version}`, 'Upgrade the protocol.');
    }
  }

  /** Validators of an era with their weights in motes. */
  getValidatorWeights(eraId: bigint | number): Option<ValidatorWeights> {
    const era = this.getEraValidators().find((each) => each.eraId === BigInt(eraId));
    return era === undefined ? none : some(era.weights);
  }

  /** The current era. */
  getEra(): bigint {
    return this.auctionU64(AUCTION_KEYS.eraId);
  }

  /** Eras for which validators are known ahead. */
  getAuctionDelay(): bigint {
    return this.auctionU64(AUCTION_KEYS.auctionDelay);
  }

  /** Eras until unbonded motes are paid out. */
  getUnbondingDelay(): bigint {
    return this.auctionU64(AUCTION_KEYS.unbondingDelay);
  }

  /** Motes in existence. */
  totalSupply(at?: Uint8Array): bigint {
    return new ByteReader(this.mintValue('total_supply', at).bytes).readU512();
  }

  /** Part of the total supply that a round rewards. */
  roundSeigniorageRate(at?: Uint8Array): Ratio {
    return engine.typedValue.ratioFromCLValue(this.mintValue('round_seigniorage_rate', at), () =>
      notFound('The mint has no round seigniorage rate', 'Run genesis first.'),
    );
  }

  /** Motes that a round rewards: the rate times the supply, rounded down. */
  baseRoundReward(at?: Uint8Array): bigint {
    const { numer, denom } = this.roundSeigniorageRate(at);
    return (numer * this.totalSupply(at)) / denom;
  }

  private bidRecords(prefix: Uint8Array): BidKind[] {
    const state = this.currentState();
    return state.keysWithPrefix(prefix).flatMap((key) => {
      const value = state.read(key);
      return value?._tag === 'BidKind' ? [value.value] : [];
    });
  }

  private accountRecords<T>(tag: number, variant: 'Unbonding' | 'Withdraw'): (readonly [AccountHash, readonly T[]])[] {
    const state = this.currentState();
    return state.keysWithPrefix(Uint8Array.of(tag)).flatMap((key) => {
      const value = state.read(key);
      const payload = key.payload();
      if (value?._tag !== variant || !('accountHash' in payload)) return [];
      return [[payload.accountHash, value.value as readonly T[]] as const];
    });
  }

  private auctionNamedKeys() {
    return this.getNamedKeys(EntityAddr.system(this.getAuctionContractHash()));
  }

  private auctionValue(name: string): CLValue {
    return this.getValue(EntityAddr.system(this.getAuctionContractHash()), name);
  }

  private auctionU64(name: string): bigint {
    return new ByteReader(this.auctionValue(name).bytes).readU64();
  }

  private mintValue(name: string, at: Uint8Array | undefined): CLValue {
    const hash = this.getSystemContractHash('mint');
    const owners = [Key.hash(hash), Key.addressableEntity(EntityAddr.system(hash))];
    for (const owner of this.enableAddressableEntity ? owners.reverse() : owners) {
      const found = this.query(owner, [name], at);
      if (found._tag === 'Right' && found.right._tag === 'CLValue') return found.right.value;
    }
    throw notFound(`The mint has no ${name}`, 'Run genesis first.');
  }
}

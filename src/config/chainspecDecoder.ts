/**
 * The shape of a chainspec as decoders, field by field under the names of the TOML file.
 *
 * Answers to: the serde derives of casper-types `chainspec/` and casper-engine-test-support `chainspec_config.rs`.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import type { Chainspec } from './chainspec';
import type {
  CoreConfig,
  FeeHandling,
  HoldBalanceHandling,
  PricingHandling,
  Ratio,
  RefundHandling,
  VersionParts,
} from './coreConfig';
import {
  asTable,
  bool,
  type Decoder,
  type Fields,
  like,
  listOf,
  table,
  text,
  u8,
  u32,
  u64,
  wrongField,
} from './decoder';
import { DEFAULT_CHAINSPEC } from './defaultChainspec';
import { parseDuration } from './duration';

const duration: Decoder<bigint> = (value, path) => {
  const written = text(value, path);
  try {
    return parseDuration(written);
  } catch (error) {
    if (!hasTag(error, 'DurationError')) throw error;
    return wrongField(path, `a duration such as "13 weeks" (${(error as { message: string }).message})`, value);
  }
};

const ratio: Decoder<Ratio> = (value, path) => {
  const parts = listOf(u64, 2)(value, path);
  const [numer, denom] = [parts[0]!, parts[1]!];
  if (denom === 0n) wrongField(path, 'a denominator above zero', 0);
  return { numer, denom };
};

const version: Decoder<VersionParts> = (value, path) => {
  const match = /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})$/.exec(text(value, path));
  if (match === null) wrongField(path, 'a version such as "2.0.0"', value);
  const part = (index: number): number => u32(Number(match[index]), path);
  return { major: part(1), minor: part(2), patch: part(3) };
};

/** One of these words, whatever its case. */
function word<T extends string>(...words: readonly T[]): Decoder<T> {
  return (value, path) => {
    const lower = text(value, path).toLowerCase();
    return (
      words.find((candidate) => candidate.toLowerCase() === lower) ??
      wrongField(path, `one of ${words.join(', ')}`, value)
    );
  };
}

/** `{ type = 'pay_to_proposer' }` and its like; other fields in the table are ignored, as serde does for these. */
function tagged<T extends { readonly _tag: string }>(variants: Readonly<Record<string, T>>): Decoder<T> {
  return (value, path, base) => {
    const given = asTable(value) ?? wrongField(path, "a table such as { type = '...' }", value);
    if (given.type === undefined && base !== undefined) return base;
    const type = text(given.type, `${path}.type`);
    if (!Object.hasOwn(variants, type)) wrongField(`${path}.type`, `one of ${Object.keys(variants).join(', ')}`, type);
    return variants[type]!;
  };
}

const refundHandling: Decoder<RefundHandling> = (value, path, base) => {
  const given = asTable(value) ?? wrongField(path, "a table such as { type = 'no_refund' }", value);
  const tags: Readonly<Record<string, RefundHandling['_tag']>> = {
    refund: 'Refund',
    burn: 'Burn',
    no_refund: 'NoRefund',
  };
  let _tag = base?._tag;
  if (given.type !== undefined || _tag === undefined) {
    const type = text(given.type, `${path}.type`);
    _tag = Object.hasOwn(tags, type)
      ? tags[type]!
      : wrongField(`${path}.type`, `one of ${Object.keys(tags).join(', ')}`, type);
  }
  if (_tag === 'NoRefund') return { _tag };
  const kept = base === undefined || base._tag === 'NoRefund' ? undefined : base.refundRatio;
  const written = given.refund_ratio;
  return {
    _tag,
    refundRatio: written === undefined && kept !== undefined ? kept : ratio(written, `${path}.refund_ratio`),
  };
};

const feeHandling: Decoder<FeeHandling> = tagged<FeeHandling>({
  pay_to_proposer: { _tag: 'PayToProposer' },
  accumulate: { _tag: 'Accumulate' },
  burn: { _tag: 'Burn' },
  no_fee: { _tag: 'NoFee' },
});

const pricingHandling: Decoder<PricingHandling> = tagged<PricingHandling>({
  payment_limited: { _tag: 'PaymentLimited' },
  fixed: { _tag: 'Fixed' },
});

const holdBalanceHandling: Decoder<HoldBalanceHandling> = tagged<HoldBalanceHandling>({
  accrued: { _tag: 'Accrued' },
  amortized: { _tag: 'Amortized' },
});

const publicKeys: Decoder<readonly string[]> = (value, path) => {
  if (!Array.isArray(value)) wrongField(path, 'a list of public keys', value);
  const keys = value.map((entry: unknown, index) => {
    const key = text(entry, `${path}[${index}]`).toLowerCase();
    if (/^(01[0-9a-f]{64}|02[0-9a-f]{66})$/.test(key)) return key;
    return wrongField(`${path}[${index}]`, 'a public key in hex with its algorithm byte', entry);
  });
  return [...new Set(keys)].sort();
};

const core: Decoder<CoreConfig> = table<CoreConfig>({
  eraDuration: duration,
  minimumEraHeight: u64,
  minimumBlockTime: duration,
  validatorSlots: u32,
  finalityThresholdFraction: ratio,
  startProtocolVersionWithStrictFinalitySignaturesRequired: version,
  legacyRequiredFinality: word('Strict', 'Weak', 'Any'),
  auctionDelay: u64,
  lockedFundsPeriod: duration,
  vestingSchedulePeriod: duration,
  unbondingDelay: u64,
  roundSeigniorageRate: ratio,
  maxAssociatedKeys: u32,
  maxRuntimeCallStackHeight: u32,
  minimumDelegationAmount: u64,
  maximumDelegationAmount: u64,
  minimumBidAmount: u64,
  pruneBatchSize: u64,
  strictArgumentChecking: bool,
  simultaneousPeerRequests: u8,
  consensusProtocol: word('Zug', 'Highway'),
  maxDelegatorsPerValidator: u32,
  findersFee: ratio,
  finalitySignatureProportion: ratio,
  validatorCreditCap: ratio,
  signatureRewardsMaxDelay: u64,
  allowAuctionBids: bool,
  allowUnrestrictedTransfers: bool,
  computeRewards: bool,
  refundHandling,
  feeHandling,
  pricingHandling,
  allowPrepaid: bool,
  gasHoldBalanceHandling: holdBalanceHandling,
  gasHoldInterval: duration,
  administrators: publicKeys,
  enableAddressableEntity: bool,
  baselineMotesAmount: u64,
  trapOnAmbiguousEntityVersion: bool,
});

/** The decoders of the four sections. Outside `[core]` all is numbers, so their shape is that of the defaults. */
export const CHAINSPEC_SECTIONS: Fields<Chainspec> = {
  core,
  wasm: like(DEFAULT_CHAINSPEC.wasm),
  systemCosts: like(DEFAULT_CHAINSPEC.systemCosts),
  storageCosts: like(DEFAULT_CHAINSPEC.storageCosts),
};

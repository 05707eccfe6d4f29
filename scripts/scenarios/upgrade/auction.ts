/** Records of the auction of protocol 1.x, which an upgrade rewrites. */
import type { AccountHash } from '../../../src/types/accountHash';
import type { Bid } from '../../../src/types/bid';
import { Key } from '../../../src/types/key';
import { PublicKey } from '../../../src/types/publicKey';
import type { UnbondingPurse } from '../../../src/types/unbond';
import { URef } from '../../../src/types/uref';
import type { Scenario, Step } from '../scenario';
import { big, clValue, DEFAULT, hex, join, list, ONE, PROPOSER, TAG, THREE, TWO, u8, u64, u64Value } from '../values';
import {
  AUCTION_KEYS,
  bids,
  contractRecord,
  eraStep,
  eras,
  prune,
  query,
  staked,
  stored,
  storedBytes,
  system,
  systemKey,
  TRILLION,
  totalSupply,
  unbonds,
  upgrade,
  validators,
  writeData,
} from './upgradeStep';

const publicKey = (text: string): PublicKey => PublicKey.fromHex(text);
const hashOfKey = (text: string): AccountHash => publicKey(text).toAccountHash();
const purse = (byte: number): URef => URef.create(new Uint8Array(32).fill(byte), 7);
const bidKey = (text: string): string => Key.bid(hashOfKey(text)).toFormattedString();
const unbondKey = (text: string): string => Key.unbond(hashOfKey(text)).toFormattedString();

/** A bid with its delegators, as one record. */
function unifiedBid(
  validator: string,
  stakedAmount: bigint,
  delegators: readonly (readonly [string, bigint])[] = [],
  more: Partial<Bid> = {},
): Bid {
  const validatorPublicKey = publicKey(validator);
  return {
    validatorPublicKey,
    bondingPurse: purse(0x10),
    stakedAmount,
    delegationRate: 15,
    vestingSchedule: undefined,
    delegators: delegators.map(([delegator, stake], n) => {
      const delegatorPublicKey = publicKey(delegator);
      const vestingSchedule = undefined;
      const bondingPurse = purse(0x20 + n);
      return [
        delegatorPublicKey,
        { delegatorPublicKey, stakedAmount: stake, bondingPurse, validatorPublicKey, vestingSchedule },
      ];
    }),
    inactive: false,
    ...more,
  };
}
const bidRecord = (bid: Bid): readonly [string, ReturnType<typeof storedBytes>] => [
  Key.bid(bid.validatorPublicKey.toAccountHash()).toFormattedString(),
  storedBytes({ _tag: 'Bid', value: bid }),
];

const unbonding = (
  validator: string,
  unbonder: string,
  amount: bigint,
  era: bigint,
  next?: string,
): UnbondingPurse => ({
  bondingPurse: purse(0x30),
  validatorPublicKey: publicKey(validator),
  unbonderPublicKey: publicKey(unbonder),
  eraOfCreation: era,
  amount,
  newValidator: next === undefined ? undefined : publicKey(next),
});

/** A snapshot of protocol 1.x: for each era the validators with stake, rate and delegators. */
const recipient = list(join(hex(ONE), big(5), u8(10), list(join(hex(PROPOSER), big(7)), join(hex(TWO), big(8)))));
const SNAPSHOT_TYPE = `${TAG.Map}${TAG.U64}${TAG.Map}${TAG.PublicKey}${TAG.Any}`;
const oldSnapshot = stored(clValue(list(join(u64(0), recipient), join(u64(1), recipient)), SNAPSHOT_TYPE));
const snapshotKey = systemKey('auction', 'seigniorage_recipients_snapshot');
const withoutVersion = contractRecord(
  'auction',
  AUCTION_KEYS.filter((name) => name !== 'seigniorage_recipients_snapshot_version'),
).json;
const eraInfo = (...stakes: readonly bigint[]): string =>
  storedBytes({
    _tag: 'EraInfo',
    value: {
      seigniorageAllocations: stakes.map((amount) => ({
        _tag: 'Validator',
        validatorPublicKey: publicKey(ONE),
        amount,
      })),
    },
  }) as string;
const eraSummary: Step = query('era-summary-'.padEnd(76, '0'));

export const scenarios: readonly Scenario[] = [
  {
    name: 'unified_bids',
    note: 'Bids of protocol 1.x become records of their own: with delegators, empty, too small, inactive, vesting',
    genesis: { chainspec: { core: { minimum_bid_amount: 1000, minimum_delegation_amount: 100 } } },
    steps: [
      writeData(
        bidRecord(
          unifiedBid(ONE, 5_000_000_000_000n, [
            [TWO, 10n],
            [PROPOSER, 20n],
            [DEFAULT, 0n],
          ]),
        ),
        bidRecord(unifiedBid(TWO, 0n, [[ONE, 30n]])),
        bidRecord(unifiedBid(THREE, 2_499_999_999_999n, [[PROPOSER, 40n]])),
        bidRecord(
          unifiedBid(PROPOSER, 2_500_000_000_000n, [], {
            inactive: true,
            vestingSchedule: { initialReleaseTimestampMillis: 99n, lockedAmounts: undefined },
          }),
        ),
        [bidKey(DEFAULT), stored(u64Value(3))],
      ),
      bids,
      upgrade({ minimumDelegationAmount: '33', maximumDelegationAmount: '44444' }),
      bids,
      query(bidKey(ONE)),
      query(bidKey(DEFAULT)),
      { kind: 'getKeys', tag: 'Bid' },
      { kind: 'getKeys', tag: 'BidAddr' },
      ...eras(2),
      validators,
      upgrade({ from: '2.0.1', to: '2.0.2', validatorMinimumBidAmount: `3${TRILLION}` }),
      bids,
    ],
  },
  {
    name: 'unified_bid_beside_a_split_one',
    note: 'A bid of protocol 1.x takes the place of the record that is there',
    genesis: staked(),
    steps: [
      writeData(bidRecord(unifiedBid(ONE, 7_000_000_000_000n, [[PROPOSER, 5n]]))),
      bids,
      upgrade(),
      bids,
      validators,
      ...eras(2),
      validators,
    ],
  },
  {
    name: 'unbonding_purses',
    note: 'Unbonding of protocol 1.x: of validators and delegators, several at once, on the way to another validator',
    genesis: staked(),
    steps: [
      writeData(
        [
          unbondKey(ONE),
          storedBytes({
            _tag: 'Unbonding',
            value: [unbonding(ONE, ONE, 100n, 1n), unbonding(ONE, ONE, 200n, 2n), unbonding(TWO, ONE, 300n, 1n)],
          }),
        ],
        [unbondKey(PROPOSER), storedBytes({ _tag: 'Unbonding', value: [unbonding(ONE, PROPOSER, 400n, 0n, TWO)] })],
        [unbondKey(TWO), storedBytes({ _tag: 'Unbonding', value: [] })],
        [unbondKey(THREE), stored(u64Value(1))],
        [
          Key.withdraw(hashOfKey(THREE)).toFormattedString(),
          storedBytes({ _tag: 'Withdraw', value: [unbonding(THREE, THREE, 500n, 0n)] }),
        ],
        [`balance-${'30'.repeat(32)}`, stored(clValue(big(10_000), TAG.U512))],
        [`uref-${'30'.repeat(32)}-007`, stored(clValue(hex(''), TAG.Unit))],
      ),
      unbonds,
      upgrade(),
      unbonds,
      { kind: 'getKeys', tag: 'Unbond' },
      { kind: 'getKeys', tag: 'Withdraw' },
      { kind: 'getKeys', tag: 'BidAddr' },
      ...eras(4),
      unbonds,
      totalSupply,
    ],
  },
  {
    name: 'era_info',
    note: 'The rewards of the last era before the activation point become the summary',
    steps: [
      writeData(['era-4', eraInfo(4n)], ['era-5', eraInfo(5n, 6n)], ['era-0', eraInfo()]),
      upgrade(),
      eraSummary,
      upgrade({ from: '2.0.1', to: '2.0.2', activationPoint: 6 }),
      eraSummary,
      upgrade({ from: '2.0.2', to: '2.0.3', activationPoint: 5 }),
      eraSummary,
      upgrade({ from: '2.0.3', to: '2.0.4', activationPoint: 9, note: 'no such era' }),
      eraSummary,
      upgrade({ from: '2.0.4', to: '2.0.5', activationPoint: 0, note: 'the era before era 0 is era 0' }),
      eraSummary,
      writeData(['era-4', stored(u64Value(1))]),
      upgrade({ from: '2.0.5', to: '2.0.6', activationPoint: 5, note: 'something else' }),
    ],
  },
  {
    name: 'snapshot_of_seigniorage_recipients',
    note: 'An auction that does not say the version of its snapshot has the one of protocol 1.x',
    genesis: staked(),
    steps: [
      writeData([system('auction'), withoutVersion], [snapshotKey, oldSnapshot]),
      upgrade({ validatorMinimumBidAmount: '1' }),
      query(snapshotKey),
      { kind: 'getNamedKeys', owner: system('auction') },
      query(systemKey('auction', 'seigniorage_recipients_snapshot_version')),
      validators,
      ...eras(2),
      validators,
      upgrade({ from: '2.0.1', to: '2.0.2' }),
      validators,
    ],
  },
  {
    name: 'snapshot_and_other_new_keys',
    note: 'Settings of the mint and of the auction that are not there yet, made by one upgrade',
    genesis: staked(),
    steps: [
      writeData(
        [system('auction'), withoutVersion],
        [system('mint'), contractRecord('mint', ['round_seigniorage_rate', 'total_supply']).json],
        [snapshotKey, oldSnapshot],
      ),
      upgrade({ newGasHoldHandling: 'amortized', newGasHoldInterval: 77, newValidatorSlots: 2, newAuctionDelay: 2 }),
      { kind: 'getNamedKeys', owner: system('auction') },
      { kind: 'getNamedKeys', owner: system('mint') },
      eraStep(),
      validators,
    ],
  },
  {
    name: 'snapshot_broken',
    note: 'The old snapshot is of another type, has too few bytes, is no CLValue, or is not there',
    genesis: staked(),
    steps: [
      writeData([system('auction'), withoutVersion], [snapshotKey, stored(u64Value(1))]),
      upgrade({ note: 'another type' }),
      writeData([snapshotKey, stored(clValue(hex('01'), SNAPSHOT_TYPE))]),
      upgrade({ note: 'too few bytes' }),
      writeData([snapshotKey, '0200000000']),
      upgrade({ note: 'no CLValue' }),
      prune(snapshotKey),
      upgrade({ note: 'not there, which is no failure' }),
      { kind: 'getNamedKeys', owner: system('auction') },
    ],
  },
  {
    name: 'auction_without_its_keys',
    note: 'Settings cannot be changed where the auction does not have them',
    genesis: staked(),
    steps: [
      writeData([system('auction'), contractRecord('auction', ['seigniorage_recipients_snapshot_version']).json]),
      upgrade({ newValidatorSlots: 1 }),
      upgrade({ newAuctionDelay: 1 }),
      upgrade({ newLockedFundsPeriodMillis: 1 }),
      upgrade({ newUnbondingDelay: 1 }),
      upgrade({ note: 'no snapshot' }),
    ],
  },
];

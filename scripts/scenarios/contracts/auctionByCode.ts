/** Every entry point of the auction called by session code, by contracts, and by the system account from outside. */
import type { Scenario, Step } from '../scenario';
import {
  amountArgument,
  type Bytes,
  clValue,
  cspr,
  DEFAULT,
  hashOf,
  hex,
  type Json,
  join,
  list,
  mainPurse,
  namedKey,
  none,
  ONE,
  PROPOSER,
  TAG,
  THREE,
  TWO,
  u8,
  u32,
  u64Value,
  u512Value,
  urefOf,
} from '../values';
import { type ContractProgram, code, install, invoke, namedKeyOf, runtimeArgs, session } from './contractProgram';

type Value = readonly [name: string, value: Bytes];
type More = { readonly [field: string]: Json };
/** How a step makes code call the auction. */
type Caller = (method: string, args: readonly Value[], more?: More) => Step;

const AUCTION = hashOf({ system: 'auction' });
const VALIDATORS: Json = {
  accounts: [
    { publicKey: DEFAULT, balance: '10000000000000000000' },
    { publicKey: PROPOSER, balance: '10000000000000000000', bondedAmount: '5000000000000000', delegationRate: 10 },
    { publicKey: ONE, balance: '1000000000000000' },
    { publicKey: TWO, balance: '1000000000000000' },
    { delegator: THREE, validator: PROPOSER, balance: '1000000000000000', delegatedAmount: '1000000000000' },
  ],
  chainspec: { core: { unbonding_delay: 1 } },
};

const key = (name: string, publicKey: string): Value => [name, clValue(hex(publicKey), TAG.PublicKey)];
const amount = (value: number | bigint): Value => ['amount', u512Value(value)];
const rate = (value: number): Value => ['delegation_rate', clValue(u8(value), TAG.U8)];
const keys = (name: string, ...publicKeys: readonly string[]): Value => [
  name,
  clValue(list(...publicKeys.map(hex)), TAG.List + TAG.PublicKey),
];
const anyList = (name: string, ...items: readonly Bytes[]): Value => [
  name,
  clValue(list(...items), TAG.List + TAG.Any),
];
/** A delegator as the auction names it. */
const delegator = (publicKey: string): Bytes => join(u8(0), hex(publicKey));
const reservation = (validator: string, by: string, delegationRate: number): Bytes =>
  join(delegator(by), hex(validator), u8(delegationRate));
const ofPurse: Value = ['delegator_purse', clValue(urefOf(namedKey(DEFAULT, 'purse')), TAG.URef)];
const spending = (value: number | bigint, more: More = {}): More => ({
  args: [amountArgument(value)] as unknown as Json,
  ...more,
});
const bids: Step = { kind: 'getBids' };
const unbonds: Step = { kind: 'getUnbonds' };

/** What these return is nothing to read. */
const WITHOUT_RESULT = ['activate_bid', 'add_reservations', 'cancel_reservations'];

function asking(method: string, args: readonly Value[]): ContractProgram {
  const program = code().callContract(AUCTION, method, runtimeArgs(...args));
  return WITHOUT_RESULT.includes(method) ? program : program.giveBuffer(600);
}

const bySession: Caller = (method, args, more = {}) => session(asking(method, args), more as never);
const byContract: Caller = (method, args, more = {}) =>
  invoke({ contractHash: namedKeyOf('contract') }, asking(method, args), more as never);

/** A call from outside by the system account. */
function bySystem(
  method: string,
  args: readonly (readonly [name: string, type: Json, bytes: Bytes])[],
  more: More = {},
): Step {
  return {
    kind: 'exec',
    session: { contractHash: { system: 'auction' }, entryPoint: method },
    args: args.map(([name, type, bytes]) => [name, type, bytes.json]),
    initiator: 'system',
    ...more,
  };
}

function endOfEra(timestamp: number, ...evicted: readonly string[]): Step {
  return bySystem('run_auction', [
    ['era_end_timestamp_millis', 'U64', hex(`${timestamp.toString(16).padStart(2, '0')}00000000000000`)],
    ['evicted_validators', { List: 'PublicKey' }, list(...evicted.map(hex))],
  ]);
}

const big = cspr(20_000);
const six = cspr(600);

/** Bids: their limits, their arguments, changes. */
function bidding(call: Caller): readonly Step[] {
  const terms = (minimum: bigint, maximum: bigint, slots: number): readonly Value[] => [
    ['minimum_delegation_amount', u64Value(minimum)],
    ['maximum_delegation_amount', u64Value(maximum)],
    ['reserved_slots', clValue(u32(slots), TAG.U32)],
  ];
  return [
    call('read_era_id', []),
    call('get_era_validators', []),
    call('add_bid', [key('public_key', DEFAULT), rate(10), amount(big)], { note: 'no money approved' }),
    call('add_bid', [key('public_key', DEFAULT), rate(10), amount(big)], spending(big)),
    call('add_bid', [key('public_key', PROPOSER), rate(10), amount(big)], spending(big, { note: 'bid of another' })),
    call('add_bid', [key('public_key', DEFAULT), rate(101), amount(big)], spending(big)),
    call('add_bid', [key('public_key', DEFAULT), rate(10), amount(0)], spending(big)),
    call(
      'add_bid',
      [key('public_key', DEFAULT), rate(10), amount(big), ['minimum_delegation_amount', u64Value(1)]],
      spending(big),
    ),
    call(
      'add_bid',
      [
        key('public_key', DEFAULT),
        rate(10),
        amount(big),
        ['minimum_delegation_amount', clValue(none(), TAG.Option + TAG.U64)],
      ],
      spending(big),
    ),
    call('add_bid', [key('public_key', DEFAULT), rate(20), amount(big), ...terms(six, cspr(700), 2)], spending(big)),
    call('add_bid', [key('public_key', DEFAULT), rate(20), amount(big), ...terms(six, cspr(500), 0)], spending(big)),
    call('add_bid', [key('public_key', DEFAULT), rate(20), amount(big), ...terms(six, six, 1_000_000)], spending(big)),
    call('add_bid', [key('public_key', DEFAULT), ['delegation_rate', clValue(u32(20), TAG.U32)], amount(big)]),
    call('add_bid', [key('public_key', DEFAULT), rate(20)], { note: 'no amount' }),
    call('add_bid', [], { note: 'nothing' }),
    bids,
    call('withdraw_bid', [key('public_key', DEFAULT), amount(cspr(1))]),
    call('withdraw_bid', [key('public_key', PROPOSER), amount(cspr(1))], { note: 'bid of another' }),
    call('withdraw_bid', [key('public_key', ONE), amount(cspr(1))], { initiator: ONE, note: 'no bid' }),
    call('withdraw_bid', [key('public_key', DEFAULT)], { note: 'no amount' }),
    call('activate_bid', [key('validator', DEFAULT)]),
    call('activate_bid', [key('validator', PROPOSER)], { note: 'bid of another' }),
    call('activate_bid', []),
    call('change_bid_public_key', [key('public_key', DEFAULT), key('new_public_key', TWO)]),
  ];
}

/** Delegations of accounts and of purses. */
function delegating(call: Caller): readonly Step[] {
  const stake = [key('validator', DEFAULT), amount(six)];
  const toNew = (validator: string): readonly Value[] => [...stake, key('new_validator', validator)];
  return [
    call('delegate', [key('delegator', DEFAULT), ...stake], spending(six)),
    call('delegate', [key('delegator', ONE), ...stake], spending(six, { initiator: ONE })),
    call('delegate', [key('delegator', ONE), ...stake], spending(six, { note: 'of another' })),
    call('delegate', [key('delegator', ONE), key('validator', DEFAULT), amount(1)], spending(six, { initiator: ONE })),
    call('delegate', [key('delegator', ONE), key('validator', TWO), amount(six)], spending(six, { initiator: ONE })),
    call('delegate', [ofPurse, ...stake], spending(six, { note: 'a purse' })),
    call('delegate', stake, { note: 'no delegator' }),
    call('delegate', [['delegator', u64Value(1)], ...stake], { note: 'no public key' }),
    call('delegate', [key('delegator', DEFAULT), amount(1)], { note: 'no validator' }),
    bids,
    call('undelegate', [key('delegator', ONE), key('validator', DEFAULT), amount(cspr(1))], { initiator: ONE }),
    call('undelegate', [key('delegator', ONE), key('validator', DEFAULT), amount(cspr(1))], { note: 'of another' }),
    call('undelegate', [key('delegator', TWO), key('validator', DEFAULT), amount(cspr(1))], { initiator: TWO }),
    call('undelegate', [ofPurse, key('validator', DEFAULT), amount(cspr(1))], { note: 'a purse' }),
    call('undelegate', [key('delegator', DEFAULT), key('validator', DEFAULT)], { note: 'no amount' }),
    call('redelegate', [key('delegator', DEFAULT), ...toNew(PROPOSER)]),
    call('redelegate', [key('delegator', THREE), ...toNew(TWO)], { initiator: THREE, note: 'no validator' }),
    call('redelegate', [key('delegator', ONE), ...toNew(PROPOSER)], { note: 'of another' }),
    call('redelegate', [key('delegator', ONE), ...stake], { note: 'no new validator' }),
    unbonds,
  ];
}

/** Reserved places, and what only the system may do. */
function reserving(call: Caller): readonly Step[] {
  const reserve = (...items: readonly Bytes[]): Step => call('add_reservations', [anyList('reservations', ...items)]);
  const cancel = (validator: string, ...items: readonly Bytes[]): Step =>
    call('cancel_reservations', [key('validator', validator), anyList('delegators', ...items)]);
  return [
    reserve(reservation(DEFAULT, ONE, 5), reservation(DEFAULT, TWO, 7)),
    reserve(reservation(DEFAULT, THREE, 5)),
    reserve(reservation(DEFAULT, ONE, 101)),
    reserve(reservation(PROPOSER, ONE, 5)),
    reserve(hex('00')),
    call('add_reservations', []),
    call('add_reservations', [keys('reservations', ONE)]),
    bids,
    cancel(DEFAULT, delegator(TWO)),
    cancel(DEFAULT, delegator(THREE)),
    cancel(PROPOSER, delegator(ONE)),
    cancel(DEFAULT, hex('07')),
    call('cancel_reservations', [key('validator', DEFAULT)]),
    call('run_auction', [['era_end_timestamp_millis', u64Value(1)], keys('evicted_validators')]),
    call('run_auction', []),
    call('slash', [keys('validator_public_keys', DEFAULT)]),
    call('slash', []),
    call('distribute', [['rewards_map', clValue(list(), TAG.Map + TAG.PublicKey + TAG.List + TAG.U512)]]),
    call('distribute', []),
    call('nothing', []),
    bids,
  ];
}

const purse: Step = (() => {
  const program = code();
  const place = program.key('02', 33);
  return session(program.call('casper_create_purse', place.address, 33).put('purse', place.key, 34));
})();
const money: Step = {
  kind: 'transfer',
  amount: '1000000000000000',
  target: { uref: namedKey(DEFAULT, 'purse') },
  source: mainPurse(DEFAULT),
};

function everything(name: string, note: string, call: Caller): Scenario {
  const steps = [install(), purse, money, ...bidding(call), ...delegating(call), ...reserving(call)];
  return { name, note, genesis: VALIDATORS, steps };
}

const REWARDS: Json = { Map: { key: 'PublicKey', value: { List: 'U512' } } };
const reward = (publicKey: string, ...amounts: readonly string[]): Bytes =>
  join(hex(publicKey), list(...amounts.map(hex)));

export const scenarios: readonly Scenario[] = [
  everything('auction_of_session_code', 'Every entry point of the auction, called by session code', bySession),
  everything('auction_of_contracts', 'Every entry point of the auction, called by a contract', byContract),
  {
    name: 'auction_of_the_system',
    note: 'Eras ended, rewards paid and validators slashed by calls of the system account; stakes come back',
    genesis: VALIDATORS,
    steps: [
      bySession('add_bid', [key('public_key', DEFAULT), rate(10), amount(big)], spending(big)),
      bySession(
        'delegate',
        [key('delegator', ONE), key('validator', PROPOSER), amount(six)],
        spending(six, { initiator: ONE }),
      ),
      purse,
      money,
      bySession('delegate', [ofPurse, key('validator', PROPOSER), amount(six)], spending(six)),
      endOfEra(1),
      bySession('undelegate', [ofPurse, key('validator', PROPOSER), amount(cspr(60))]),
      bySession('undelegate', [key('delegator', ONE), key('validator', PROPOSER), amount(cspr(50))], {
        initiator: ONE,
      }),
      bySession(
        'redelegate',
        [key('delegator', THREE), key('validator', PROPOSER), amount(cspr(1000)), key('new_validator', DEFAULT)],
        { initiator: THREE },
      ),
      bySession('withdraw_bid', [key('public_key', DEFAULT), amount(cspr(1))]),
      unbonds,
      endOfEra(2),
      endOfEra(3),
      unbonds,
      bids,
      bySystem('distribute', [['rewards_map', REWARDS, list(reward(PROPOSER, '0400ca9a3b'))]]),
      bySystem('distribute', [
        ['rewards_map', REWARDS, list(reward(PROPOSER, '0400ca9a3b', '021027'), reward(DEFAULT, '0101'))],
      ]),
      bySystem('distribute', [['rewards_map', REWARDS, list(reward(TWO, '0101'))]], { note: 'no validator' }),
      bySystem('distribute', [], { note: 'no rewards' }),
      endOfEra(4, PROPOSER),
      bids,
      bySession('withdraw_bid', [key('public_key', DEFAULT), amount(cspr(100_000))], { note: 'all of it' }),
      bySystem('slash', [['validator_public_keys', { List: 'PublicKey' }, list(hex(PROPOSER), hex(DEFAULT))]]),
      bids,
      unbonds,
      endOfEra(5),
      bySystem('run_auction', [['era_end_timestamp_millis', 'U64', hex('0600000000000000')]], { note: 'no list' }),
      bySystem('nothing', []),
      bySystem('read_era_id', []),
      bySystem('read_era_id', [], { initiator: DEFAULT, gasLimit: '5000' }),
      { kind: 'getEraValidators' },
    ],
  },
];

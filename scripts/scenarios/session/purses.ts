/** Purses and transfers from session code. */
import { type Place, Program } from '../program';
import { type Options, run, type Scenario, type Step } from '../scenario';
import {
  accountHash,
  amountArgument,
  argument,
  type Bytes,
  big,
  cspr,
  DEFAULT,
  fill,
  hex,
  type Json,
  join,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  some,
  string,
  THREE,
  TWO,
  u64,
  uref,
  urefOf,
  withRights,
} from '../values';

const purse = mainPurse(DEFAULT);

class Money extends Program {
  /** Makes a purse; gives the place of its URef. A byte for the tag of Key::URef stands before it. */
  makePurse(): Place {
    const key = this.data(join(hex('02'), fill(33)));
    const place = { bytes: key.bytes, offset: 1, base: key } as Place;
    this.call('casper_create_purse', place, 33);
    return place;
  }
  namePurse(name: string, place: Place): this {
    const key = (place as Place & { base: Place }).base;
    return this.call('casper_put_key', this.data(string(name)), string(name).size, key, 34);
  }
  purseToPurse(source: Place | Bytes, target: Place | Bytes, amount: number | bigint, id: Bytes = none()): this {
    return this.purseToPurseBytes(source, target, big(amount), id);
  }
  purseToPurseBytes(source: Place | Bytes, target: Place | Bytes, amount: Bytes, id: Bytes): this {
    return this.call(
      'casper_transfer_from_purse_to_purse',
      ...[this.place(source), 33, this.place(target), 33, this.data(amount), amount.size, this.data(id), id.size],
    );
  }
  /** Transfers to an account and returns what the host says it did. */
  toAccount(target: string, amount: number | bigint, id: Bytes = none()): this {
    const result = this.result(8);
    return this.callInto(
      result.at(0),
      'casper_transfer_to_account',
      this.data(accountHash(target)),
      32,
      this.data(big(amount)),
      big(amount).size,
      this.data(id),
      id.size,
      result.at(4),
    ).ret(result);
  }
  purseToAccount(source: Place | Bytes, target: string, amount: number | bigint, id: Bytes = none()): this {
    const result = this.result(8);
    return this.callInto(
      result.at(0),
      'casper_transfer_from_purse_to_account',
      this.place(source),
      33,
      this.data(accountHash(target)),
      32,
      this.data(big(amount)),
      big(amount).size,
      this.data(id),
      id.size,
      result.at(4),
    ).ret(result);
  }
  /** Returns result code, size and balance of a purse. */
  balance(source: Place | Bytes, room = 16): this {
    const result = this.result(16 + room);
    return this.callInto(result.at(0), 'casper_get_balance', this.place(source), 33, result.at(4))
      .callInto(result.at(12), 'casper_read_host_buffer', result.at(16), room, result.at(8))
      .ret(result);
  }
  private place(where: Place | Bytes): Place {
    return 'offset' in where ? where : this.data(where);
  }
}

const money = (): Money => new Money();
const limit = (amount: number | bigint, more: Options = {}): Options => ({ ...more, args: [amountArgument(amount)] });
const balance = (account: string): Step => ({ kind: 'balance', identifier: { account } });
const purseBalance = (key: Json): Step => ({ kind: 'balance', identifier: { purse: key } });
const named = (name: string, rights = 7): Json => withRights({ namedKey: [{ account: DEFAULT }, name] }, rights);

/** Makes a named purse and puts an amount into it. */
function fund(name: string, amount: bigint): Step {
  const program = money();
  const made = program.makePurse();
  return run(program.namePurse(name, made).purseToPurse(urefOf(purse), made, amount), limit(amount));
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'create_purse',
    note: 'A purse starts with nothing and can be funded from the main purse',
    steps: [
      (() => {
        const program = money();
        return run(program.namePurse('p', program.makePurse()));
      })(),
      purseBalance(named('p')),
      fund('q', cspr(5)),
      purseBalance(named('q')),
      balance(DEFAULT),
      (() => {
        const program = money();
        return run(program.balance(program.makePurse()), { note: 'balance of a new purse' });
      })(),
    ],
  },
  {
    name: 'create_purse_failures',
    note: 'A destination below 33 bytes gives PurseNotCreated, a longer one is fine, one outside of memory traps',
    steps: [
      run(money().call('casper_create_purse', 8, 32)),
      run(money().call('casper_create_purse', 8, 0)),
      run(money().call('casper_create_purse', -1, 32), { note: 'size first' }),
      run(money().call('casper_create_purse', 4096, 100)),
      run(money().call('casper_create_purse', -1, 33)),
      run(money().call('casper_create_purse', 262_112, 33)),
      run(money().call('casper_create_purse', 4096, -1)),
    ],
  },
  {
    name: 'create_purse_same_hash_resets',
    note: 'A transaction hash used twice makes the same purse, and its balance starts again from nothing',
    steps: [
      { ...fund('p', cspr(3)), hash: '22'.repeat(32) },
      purseBalance(named('p')),
      (() => {
        const program = money();
        return run(program.namePurse('again', program.makePurse()), { hash: '22'.repeat(32) });
      })(),
      purseBalance(named('p')),
      { kind: 'getNamedKeys', owner: { account: DEFAULT } },
    ],
  },
  {
    name: 'get_balance',
    note: 'Balances of own and foreign purses, whatever the rights; unknown purses trap, broken bytes give a code',
    steps: [
      run(money().balance(urefOf(purse))),
      run(money().balance(urefOf(withRights(purse, 0))), { note: 'no rights' }),
      run(money().balance(urefOf(mainPurse(PROPOSER))), { note: 'of another account' }),
      run(money().balance(urefOf(purse), 4), { note: 'small buffer' }),
      run(money().balance(uref('05'.repeat(32), 7)), { note: 'unknown' }),
      run(money().balance(uref('05'.repeat(32), 9)), { note: 'unknown rights' }),
      run(money().call('casper_get_balance', 0, 32, 8), { note: 'too short' }),
      run(money().call('casper_get_balance', 0, 34, 8), { note: 'too long' }),
      run(money().call('casper_get_balance', -1, 33, 8)),
      run(money().call('casper_get_balance', 0, -1, 8)),
      (() => {
        const program = money();
        return run(program.call('casper_get_balance', program.data(urefOf(purse)), 33, -1));
      })(),
      run(money().call('casper_get_caller', 8).call('casper_get_balance', -1, 33, 8), { note: 'buffer full' }),
    ],
  },
  {
    name: 'get_main_purse',
    note: 'The main purse with all its rights; a destination outside of memory traps',
    steps: [
      (() => {
        const program = money();
        const result = program.result(37);
        return run(program.call('casper_get_main_purse', result.at(0)).ret(result));
      })(),
      run(money().call('casper_get_main_purse', -1)),
      run(money().call('casper_get_main_purse', 262_112)),
    ],
  },
  {
    name: 'transfer_from_purse_to_purse',
    note: 'Between purses, with and without id, of zero, of everything, and back; transfers are recorded',
    steps: [
      fund('p', cspr(100)),
      run(money().purseToPurse(urefOf(named('p')), urefOf(purse), cspr(10)), {
        note: 'no amount needed: not the main purse',
      }),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 1, some(u64(42))), limit(1)),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 0, some(u64(2n ** 64n - 1n)))),
      run(money().purseToPurse(urefOf(named('p')), urefOf(purse), 90_000_000_001n), { note: 'everything' }),
      purseBalance(named('p')),
      run(money().purseToPurse(urefOf(named('p')), urefOf(purse), 0), { note: 'nothing from nothing' }),
      balance(DEFAULT),
    ],
  },
  {
    name: 'transfer_from_purse_to_purse_rights',
    note: 'The source needs the write right, the target the add right, both must be known to the session',
    steps: [
      fund('p', cspr(100)),
      ...[7, 2, 6, 1, 5, 0].map((rights) =>
        run(money().purseToPurse(urefOf(named('p', rights)), urefOf(purse), 1), { note: `source rights ${rights}` }),
      ),
      ...[7, 4, 6, 1, 3, 0].map((rights) =>
        run(money().purseToPurse(urefOf(named('p')), urefOf(withRights(purse, rights)), 1), {
          note: `target rights ${rights}`,
        }),
      ),
      run(money().purseToPurse(urefOf(mainPurse(PROPOSER)), urefOf(purse), 1), { note: 'purse of another account' }),
      run(money().purseToPurse(uref('05'.repeat(32), 7), urefOf(purse), 1), { note: 'unknown source' }),
      run(money().purseToPurse(urefOf(named('p')), urefOf(mainPurse(PROPOSER)), 1), {
        note: 'target of another account',
      }),
      run(money().purseToPurse(urefOf(named('p')), urefOf(withRights(mainPurse(PROPOSER), 4)), 1), {
        note: 'add only',
      }),
      run(money().purseToPurse(urefOf(named('p')), uref('05'.repeat(32), 4), 1), { note: 'unknown target' }),
    ],
  },
  {
    name: 'transfer_from_purse_to_purse_no_purse',
    note: 'URefs of the session that are no purses',
    steps: [
      fund('p', cspr(100)),
      ...[true, false].map((asSource) => {
        const program = money();
        const cell = program.data(fill(33));
        program.call('casper_new_uref', cell, program.data(hex('0000000009')), 5);
        if (asSource) program.purseToPurse(cell, urefOf(purse), 0);
        else program.purseToPurse(urefOf(named('p')), cell, 1);
        return run(program, { note: asSource ? 'as source' : 'as target' });
      }),
    ],
  },
  {
    name: 'transfer_more_than_there_is',
    note: 'More motes than the source holds, to a purse, to an account, to a new account',
    steps: [
      fund('p', cspr(10)),
      run(money().purseToPurse(urefOf(named('p')), urefOf(purse), cspr(10) + 1n)),
      run(money().purseToPurse(urefOf(named('p')), urefOf(purse), 2n ** 512n - 1n)),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), cspr(20_000_000_000)), limit(cspr(20_000_000_000))),
      run(money().purseToAccount(urefOf(named('p')), PROPOSER, cspr(10) + 1n)),
      run(money().purseToAccount(urefOf(named('p')), ONE, cspr(10) + 1n)),
      run(money().toAccount(PROPOSER, cspr(20_000_000_000)), limit(cspr(20_000_000_000))),
      run(money().toAccount(ONE, cspr(20_000_000_000)), limit(cspr(20_000_000_000))),
    ],
  },
  {
    name: 'spending_limit',
    note: 'The argument `amount` limits what leaves the main purse in all transfers together',
    steps: [
      fund('p', cspr(10)),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 1), { note: 'no amount: nothing may be spent' }),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 11), limit(10)),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 10), limit(10)),
      run(
        money()
          .purseToPurse(urefOf(purse), urefOf(named('p')), 6)
          .purseToPurse(urefOf(purse), urefOf(named('p')), 4),
        limit(10),
      ),
      run(
        money()
          .purseToPurse(urefOf(purse), urefOf(named('p')), 6)
          .purseToPurse(urefOf(purse), urefOf(named('p')), 5),
        limit(10),
      ),
      run(
        money()
          .purseToPurse(urefOf(purse), urefOf(named('p')), 6)
          .purseToPurse(urefOf(named('p')), urefOf(purse), 6)
          .purseToPurse(urefOf(purse), urefOf(named('p')), 5),
        { ...limit(10), note: 'what comes back does not count' },
      ),
      run(money().toAccount(PROPOSER, 11), limit(10)),
      run(money().toAccount(ONE, 11), { ...limit(10), note: 'to a new account' }),
      run(money().purseToPurse(urefOf(purse), urefOf(purse), 11), { ...limit(10), note: 'to itself' }),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 10), { args: [argument('amount', 'U64', u64(10))] }),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 10), {
        note: 'a U256 does not count',
        args: [argument('amount', 'U256', big(10))],
      }),
      run(money().purseToPurse(urefOf(purse), urefOf(named('p')), 10), {
        note: 'the first of two amounts counts',
        args: [amountArgument(9), amountArgument(10)],
      }),
    ],
  },
  {
    name: 'transfer_to_itself',
    note: 'From a purse to the same purse, and from the main purse to the own account',
    steps: [
      fund('p', cspr(10)),
      run(money().purseToPurse(urefOf(named('p')), urefOf(named('p')), cspr(4))),
      purseBalance(named('p')),
      run(money().purseToPurse(urefOf(purse), urefOf(purse), 10), limit(10)),
      balance(DEFAULT),
      run(money().toAccount(DEFAULT, 10), { ...limit(10), note: 'own account' }),
      run(money().toAccount(DEFAULT, cspr(99_999_999_999)), {
        note: 'own account, more than there is, nothing approved',
      }),
      run(money().purseToAccount(urefOf(named('p')), DEFAULT, 10), { note: 'purse to own account' }),
      balance(DEFAULT),
    ],
  },
  {
    name: 'transfer_to_account',
    note: 'To an existing account and to a new one, which is created; with and without id',
    steps: [
      run(money().toAccount(PROPOSER, cspr(1)), limit(cspr(1))),
      run(money().toAccount(PROPOSER, cspr(1), some(u64(7))), limit(cspr(1))),
      run(money().toAccount(ONE, cspr(3)), { ...limit(cspr(3)), note: 'new account' }),
      { kind: 'getAccount', account: ONE },
      balance(ONE),
      run(money().toAccount(ONE, 0), { note: 'nothing to an existing account' }),
      run(money().toAccount(TWO, 0), { note: 'nothing to a new account' }),
      { kind: 'getAccount', account: TWO },
      run(money().toAccount(ONE, cspr(1), some(u64(9))), { ...limit(cspr(1)), initiator: PROPOSER }),
      run(money().toAccount(DEFAULT, cspr(1)), { ...limit(cspr(1)), initiator: ONE, note: 'the new account spends' }),
      balance(ONE),
      balance(DEFAULT),
    ],
  },
  {
    name: 'transfer_to_new_account_twice_in_a_session',
    note: 'The second transfer of a session finds the account that the first one created',
    steps: [
      (() => {
        const program = money();
        const result = program.result(16);
        const target = program.data(accountHash(ONE));
        const amount = program.data(big(5));
        const id = program.data(none());
        return run(
          program
            .callInto(result.at(0), 'casper_transfer_to_account', target, 32, amount, 2, id, 1, result.at(4))
            .callInto(result.at(8), 'casper_transfer_to_account', target, 32, amount, 2, id, 1, result.at(12))
            .ret(result),
          limit(10),
        );
      })(),
      balance(ONE),
    ],
  },
  {
    name: 'transfer_from_purse_to_account',
    note: 'From a purse to existing and new accounts; a source the session does not know is refused',
    steps: [
      fund('p', cspr(100)),
      run(money().purseToAccount(urefOf(named('p')), PROPOSER, cspr(1))),
      run(money().purseToAccount(urefOf(named('p')), PROPOSER, cspr(1), some(u64(7)))),
      run(money().purseToAccount(urefOf(named('p')), ONE, cspr(1), some(u64(8)))),
      run(money().purseToAccount(urefOf(named('p')), ONE, cspr(1))),
      run(money().purseToAccount(urefOf(purse), TWO, cspr(1)), limit(cspr(1))),
      run(money().purseToAccount(urefOf(named('p', 1)), PROPOSER, 1), { note: 'read only' }),
      run(money().purseToAccount(urefOf(named('p', 1)), THREE, 1), { note: 'read only, new account' }),
      run(money().purseToAccount(urefOf(mainPurse(PROPOSER)), DEFAULT, 1), { note: 'purse of another account' }),
      run(money().purseToAccount(urefOf(mainPurse(PROPOSER)), THREE, 1), {
        note: 'purse of another account, new account',
      }),
      run(money().purseToAccount(urefOf(mainPurse(PROPOSER)), PROPOSER, 1), {
        note: 'purse of another to that account',
      }),
      run(money().purseToAccount(uref('05'.repeat(32), 7), PROPOSER, 1), { note: 'unknown purse' }),
      run(money().purseToAccount(uref('05'.repeat(32), 7), THREE, 1), { note: 'unknown purse, new account' }),
      purseBalance(named('p')),
    ],
  },
  {
    name: 'transfer_bad_bytes',
    note: 'Targets, amounts, ids and sources that cannot be decoded, and pointers outside of memory',
    steps: [
      ...[
        ['short target', hex('01'), big(1), none()],
        ['long target', fill(33, 1), big(1), none()],
        ['short amount', accountHash(ONE), hex('0201'), none()],
        ['long amount', accountHash(ONE), hex('010100'), none()],
        ['empty amount', accountHash(ONE), hex(''), none()],
        ['amount of 65 bytes', accountHash(ONE), hex(`41${'01'.repeat(65)}`), none()],
        ['no id', accountHash(ONE), big(1), hex('')],
        ['id of tag 2', accountHash(ONE), big(1), hex('02')],
        ['short id', accountHash(ONE), big(1), hex('0105')],
        ['long id', accountHash(ONE), big(1), hex('0005')],
      ].map(([note, target, amount, id]) => {
        const program = money();
        const bytes = [target, amount, id] as readonly Bytes[];
        const parameters = bytes.flatMap((part) => [program.data(part), part.size]);
        return run(program.call('casper_transfer_to_account', ...parameters, 8), { note: note as string, ...limit(5) });
      }),
      ...[hex('01'), join(urefOf(purse), hex('00')), uref('01'.repeat(32), 8)].map((source) => {
        const program = money();
        const id = program.data(none());
        return run(
          program.call(
            'casper_transfer_from_purse_to_account',
            ...[
              program.data(source),
              source.size,
              program.data(accountHash(ONE)),
              32,
              program.data(big(1)),
              2,
              id,
              1,
              8,
            ],
          ),
          { note: 'source', ...limit(5) },
        );
      }),
      ...[hex('01'), join(urefOf(purse), hex('00')), uref('01'.repeat(32), 8)].flatMap((bad) =>
        [true, false].map((asSource) => {
          const program = money();
          const good = urefOf(purse);
          const [source, target] = asSource ? [bad, good] : [good, bad];
          const amount = program.data(big(1));
          return run(
            program.call(
              'casper_transfer_from_purse_to_purse',
              ...[
                program.data(source),
                source.size,
                program.data(target),
                target.size,
                amount,
                2,
                program.data(none()),
                1,
              ],
            ),
            { note: asSource ? 'source' : 'target', ...limit(5) },
          );
        }),
      ),
      run(money().call('casper_transfer_to_account', -1, 32, 0, 1, 0, 1, 8)),
      run(money().call('casper_transfer_to_account', 0, 32, -1, 1, 0, 1, 8)),
      run(money().call('casper_transfer_to_account', 0, 32, 0, 1, -1, 1, 8)),
      run(money().call('casper_transfer_to_account', 0, 32, 0, 1, 0, 1, -1), {
        note: 'result, after a transfer of nothing',
      }),
      run(money().call('casper_transfer_from_purse_to_account', -1, 33, 0, 32, 0, 1, 0, 1, 8)),
      run(money().call('casper_transfer_from_purse_to_purse', -1, 33, 0, 33, 0, 1, 0, 1)),
      run(money().call('casper_transfer_from_purse_to_purse', 64, 33, -1, 33, 0, 1, 0, 1)),
      (() => {
        const program = money();
        const target = program.data(accountHash(PROPOSER));
        const amount = program.data(big(1));
        return run(program.call('casper_transfer_to_account', target, 32, amount, 2, program.data(none()), 1, -1), {
          note: 'result pointer, existing account',
          ...limit(5),
        });
      })(),
    ],
  },
  {
    name: 'transfer_from_an_account_without_money',
    note: 'An account whose purse is empty can run code but not spend',
    genesis: {
      accounts: [
        { publicKey: DEFAULT, balance: '0' },
        { publicKey: PROPOSER, balance: '1' },
      ],
    },
    steps: [
      run(money().balance(urefOf(purse))),
      run(money().toAccount(PROPOSER, 1), limit(1)),
      run(money().toAccount(ONE, 1), limit(1)),
      run(money().purseToPurse(urefOf(purse), urefOf(purse), 1), limit(1)),
      run(money().toAccount(ONE, 1), { ...limit(1), initiator: PROPOSER }),
      balance(ONE),
      balance(PROPOSER),
    ],
  },
  {
    name: 'transfers_roll_back_with_the_session',
    note: 'A revert after a transfer undoes it: no effects, no transfer record',
    steps: [
      run(money().purseToPurse(urefOf(purse), urefOf(purse), 1).call('casper_revert', 65_536), limit(1)),
      (() => {
        const program = money();
        const made = program.makePurse();
        return run(program.purseToPurse(urefOf(purse), made, cspr(1)).operation('unreachable'), limit(cspr(1)));
      })(),
      balance(DEFAULT),
    ],
  },
  {
    name: 'transfers_on_a_restricted_chain',
    note: 'Without unrestricted transfers only administrators move money freely; others reach administrators only',
    genesis: {
      accounts: [
        { publicKey: DEFAULT, balance: '10000000000000000000' },
        { publicKey: PROPOSER, balance: '10000000000000000000' },
        { administrator: TWO, balance: '10000000000000000000' },
      ],
      chainspec: { core: { administrators: [TWO], allow_auction_bids: false, allow_unrestricted_transfers: false } },
    },
    steps: [
      run(money().toAccount(PROPOSER, 5), { ...limit(5), note: 'user to user' }),
      run(money().toAccount(TWO, 5), { ...limit(5), note: 'user to administrator' }),
      run(money().toAccount(ONE, 5), { ...limit(5), note: 'user to new account' }),
      run(money().toAccount(PROPOSER, 5), { ...limit(5), authorizationKeys: [TWO], note: 'administrator only signs' }),
      run(money().toAccount(DEFAULT, 5), { ...limit(5), note: 'to itself' }),
      (() => {
        const program = money();
        return run(program.purseToPurse(urefOf(purse), program.makePurse(), 5), {
          ...limit(5),
          note: 'to an own purse',
        });
      })(),
      run(money().toAccount(PROPOSER, 5), { ...limit(5), initiator: TWO, note: 'administrator to user' }),
      run(money().toAccount(ONE, 5), { ...limit(5), initiator: TWO, note: 'administrator to new account' }),
      (() => {
        const program = money();
        return run(program.purseToPurse(urefOf(mainPurse(TWO)), program.makePurse(), 5), {
          ...limit(5),
          initiator: TWO,
          note: 'administrator to an own purse',
        });
      })(),
      {
        kind: 'transfer',
        amount: '5',
        target: { account: PROPOSER },
        hash: '31'.repeat(32),
        note: 'native, user to user',
      },
      {
        kind: 'transfer',
        amount: '5',
        target: { account: TWO },
        hash: '32'.repeat(32),
        note: 'native, user to administrator',
      },
      {
        kind: 'transfer',
        amount: '5',
        target: { account: THREE },
        hash: '33'.repeat(32),
        note: 'native, user to new account',
      },
      {
        kind: 'transfer',
        amount: '5',
        target: { account: THREE },
        initiator: TWO,
        authorizationKeys: [TWO],
        hash: '34'.repeat(32),
        note: 'native, administrator to new account',
      },
    ],
  },
];

/** Balances after transactions, computed from the chainspec: who pays how much for what, and who gets it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import { DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../../../src/builder/testAccounts';
import type { Chainspec } from '../../../../src/config/chainspec';
import { DEFAULT_CHAINSPEC } from '../../../../src/config/defaultChainspec';
import { withChainspecOverrides } from '../../../../src/config/parseChainspec';
import type { BlockRecord } from '../../../../src/devnet/chain/chain';
import { copyOf } from '../../../../src/devnet/chain/stateReading';
import { Devnet } from '../../../../src/devnet/devnet';
import { DEVNET_BALANCE } from '../../../../src/devnet/devnetAccounts';
import { balanceOf } from '../../../../src/engine/balance';
import { CLValue } from '../../../../src/types/clValue';
import { Key } from '../../../../src/types/key';
import type { PublicKey } from '../../../../src/types/publicKey';
import { argsOf, moduleBytes, signedDeploy, signedV1, transferArgs, transferDeploy } from '../signing';

const { alice, bob } = TEST_ACCOUNTS;
const session = new Uint8Array(readFileSync(join(__dirname, '../../../../examples/two-party-multi-sig/contract.wasm')));
const addBobsKey = moduleBytes(session, { 'deployment-account': CLValue.accountHash(bob.accountHash) });
const PAYMENT = 5_000_000_000n;
const TRANSFER_COST = 100_000_000n;

function devnetWith(core: object): Devnet {
  const chainspec: Chainspec = withChainspecOverrides({ core });
  return Devnet.create({ chainspec });
}

function balances(devnet: Devnet, publicKey: PublicKey): { readonly total: bigint; readonly available: bigint } {
  const { node, chainspec } = devnet.chain.network;
  const balance = balanceOf(copyOf(devnet.tip.state, chainspec.core.enableAddressableEntity), {
    identifier: { _tag: 'Public', publicKey },
    protocolVersion: node.protocolVersion,
    handling: 'Available',
    withProofs: false,
  });
  if (isLeft(balance)) throw balance.left;
  return { total: balance.right.totalBalance, available: balance.right.availableBalance };
}

const spent = (devnet: Devnet, publicKey: PublicKey): bigint => DEVNET_BALANCE - balances(devnet, publicKey).total;
const resultOf = ({ artifacts }: BlockRecord) => artifacts[0]!.result;

/** 75 of 100 parts of what was not used. */
const refundOf = (consumed: bigint, limit = PAYMENT): bigint => ((limit - consumed) * 75n) / 100n;

describe('refund of 75 percent, fees to the proposer: the default', () => {
  test('a transfer costs what the chainspec says, and nothing is given back', () => {
    const devnet = Devnet.create();
    devnet.submit(transferDeploy(alice, bob.publicKey, 2_500_000_000n));
    expect(resultOf(devnet.tip).errorMessage).toBeUndefined();
    expect(resultOf(devnet.tip)).toMatchObject({ cost: TRANSFER_COST, consumed: TRANSFER_COST, refund: 0n });
    expect(spent(devnet, alice.publicKey)).toBe(2_500_000_000n + TRANSFER_COST);
    expect(spent(devnet, bob.publicKey)).toBe(-2_500_000_000n);
    expect(spent(devnet, DEFAULT_PROPOSER.publicKey)).toBe(-TRANSFER_COST);
  });

  test('session code pays its limit, less the refund', () => {
    const devnet = Devnet.create();
    devnet.submit(signedDeploy(alice, addBobsKey));
    // The gas of this code is held against the Rust engine elsewhere (README).
    const fee = PAYMENT - refundOf(484_213_457n);
    expect(resultOf(devnet.tip)).toMatchObject({ errorMessage: undefined, consumed: 484_213_457n, limit: PAYMENT });
    expect(resultOf(devnet.tip).refund).toBe(refundOf(484_213_457n));
    expect(spent(devnet, alice.publicKey)).toBe(fee);
    expect(spent(devnet, DEFAULT_PROPOSER.publicKey)).toBe(-fee);
    expect(balances(devnet, alice.publicKey).available).toBe(balances(devnet, alice.publicKey).total);
  });

  test('code that fails has paid all the same', () => {
    const devnet = Devnet.create();
    devnet.submit(signedDeploy(alice, moduleBytes(session)));
    const { errorMessage, consumed } = resultOf(devnet.tip);
    expect(errorMessage).toBe('ApiError::MissingArgument [2]');
    expect(spent(devnet, alice.publicKey)).toBe(PAYMENT - refundOf(consumed));
  });

  test('bytes that are no Wasm use no gas: a quarter of the payment is gone', () => {
    const devnet = Devnet.create();
    devnet.submit(signedDeploy(alice, moduleBytes(Uint8Array.of(1, 2, 3))));
    expect(resultOf(devnet.tip).errorMessage).toMatch(/Wasm preprocessing error/);
    expect(resultOf(devnet.tip).consumed).toBe(0n);
    expect(spent(devnet, alice.publicKey)).toBe(PAYMENT / 4n);
  });

  test('a V1 transfer pays what its payment says', () => {
    const devnet = Devnet.create();
    const fields = {
      target: { _tag: 'Native' },
      entryPoint: { _tag: 'Transfer' },
      args: { _tag: 'Named', args: transferArgs(bob.publicKey, 3_000_000_000n) },
    } as const;
    devnet.submit(signedV1(alice, fields, { payment: TRANSFER_COST }));
    expect(resultOf(devnet.tip).errorMessage).toBeUndefined();
    expect(spent(devnet, alice.publicKey)).toBe(3_000_000_000n + TRANSFER_COST);
  });

  test('a transfer of more than there is costs its fee', () => {
    const devnet = Devnet.create();
    devnet.submit(transferDeploy(alice, bob.publicKey, DEVNET_BALANCE));
    expect(resultOf(devnet.tip).errorMessage).toBe('Insufficient funds');
    expect(spent(devnet, alice.publicKey)).toBe(TRANSFER_COST);
    expect(spent(devnet, bob.publicKey)).toBe(0n);
  });
});

describe('custom payment', () => {
  test('that puts nothing into the payment purse costs the penalty, and the session is not run', () => {
    const devnet = Devnet.create();
    const payment = moduleBytes(session, {
      amount: CLValue.u512(PAYMENT),
      'deployment-account': CLValue.accountHash(bob.accountHash),
    });
    devnet.submit(signedDeploy(alice, addBobsKey, { payment }));
    const baseline = DEFAULT_CHAINSPEC.core.baselineMotesAmount;
    expect(resultOf(devnet.tip).errorMessage).toBeDefined();
    // The penalty is in the payment purse, which has less than the cost: all of it is the fee, and nothing is given back.
    expect(spent(devnet, alice.publicKey)).toBe(baseline);
    expect(spent(devnet, DEFAULT_PROPOSER.publicKey)).toBe(-baseline);
    const account = devnet.tip.state.read(Key.account(alice.accountHash));
    expect(account?._tag === 'Account' && account.value.associatedKeys.size).toBe(1);
  });
});

describe('other settings of a chainspec', () => {
  test('no refund: the whole payment is the fee', () => {
    const devnet = devnetWith({ refund_handling: { type: 'no_refund' } });
    devnet.submit(signedDeploy(alice, addBobsKey));
    expect(spent(devnet, alice.publicKey)).toBe(PAYMENT);
    expect(spent(devnet, DEFAULT_PROPOSER.publicKey)).toBe(-PAYMENT);
  });

  test('fees are burned: nobody has them', () => {
    const devnet = devnetWith({ fee_handling: { type: 'burn' } });
    devnet.submit(signedDeploy(alice, addBobsKey));
    expect(spent(devnet, alice.publicKey)).toBe(PAYMENT - refundOf(484_213_457n));
    expect(spent(devnet, DEFAULT_PROPOSER.publicKey)).toBe(0n);
  });

  test('no fees: motes stay, and are held until the interval is over', () => {
    const devnet = devnetWith({ fee_handling: { type: 'no_fee' }, refund_handling: { type: 'no_refund' } });
    devnet.submit(signedDeploy(alice, addBobsKey));
    expect(spent(devnet, alice.publicKey)).toBe(0n);
    expect(balances(devnet, alice.publicKey).available).toBe(DEVNET_BALANCE - PAYMENT);
    devnet.controls.increaseTime(DEFAULT_CHAINSPEC.core.gasHoldInterval + 1n);
    devnet.controls.mine();
    expect(balances(devnet, alice.publicKey).available).toBe(DEVNET_BALANCE);
  });

  test('refunds are burned: the proposer gets what was used and the rest of the ratio', () => {
    const devnet = devnetWith({ refund_handling: { type: 'burn', refund_ratio: [1, 1] } });
    devnet.submit(signedDeploy(alice, addBobsKey));
    expect(spent(devnet, alice.publicKey)).toBe(PAYMENT);
    expect(spent(devnet, DEFAULT_PROPOSER.publicKey)).toBe(-484_213_457n);
  });
});

test('bids and delegations pay the price of the auction, and stakes leave the purse', () => {
  const devnet = Devnet.create();
  const stake = 600_000_000_000n;
  const fields = {
    target: { _tag: 'Native' },
    entryPoint: { _tag: 'Delegate' },
    args: {
      _tag: 'Named',
      args: argsOf({
        delegator: CLValue.publicKey(alice.publicKey),
        validator: CLValue.publicKey(DEFAULT_PROPOSER.publicKey),
        amount: CLValue.u512(stake),
      }),
    },
  } as const;
  devnet.submit(signedV1(alice, fields, { payment: 2_500_000_000n }));
  expect(resultOf(devnet.tip).errorMessage).toBeUndefined();
  expect(spent(devnet, alice.publicKey)).toBe(stake + 2_500_000_000n);
});

test('rewards of an era are those of the chainspec', () => {
  // A rate at which a round pays a whole number: supply times 1 / 10^12.
  const devnet = devnetWith({ round_seigniorage_rate: [1, 1_000_000_000_000] });
  const before = balances(devnet, DEFAULT_PROPOSER.publicKey).total;
  devnet.controls.advanceEra();
  const end = devnet.tip.block.header.eraEnd!;
  // Genesis: eleven accounts and one stake, each of the size given in devnetAccounts.ts.
  const supply = DEVNET_BALANCE * 11n + 500_000_000_000_000_000n;
  const perRound = supply / 1_000_000_000_000n;
  // Era 1 has two blocks. Each earns half a round for its making; each has the signature of the block before it, which earns
  // the other half, and all of it goes to the only validator. What is for the signature of genesis counts as of era 0.
  const [rewards] = end.rewards.map(([, amounts]) => amounts);
  const total = rewards!.reduce((sum, amount) => sum + amount, 0n);
  expect(total).toBe(perRound * 2n);
  expect(balances(devnet, DEFAULT_PROPOSER.publicKey).total).toBeGreaterThanOrEqual(before);
});

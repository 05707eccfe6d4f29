import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as payment from '../../../src/system/handlePayment';
import * as mint from '../../../src/system/mint';
import {
  apiErrorCode,
  isSystemContractError,
  type SystemContract,
  systemErrorFromCode,
} from '../../../src/system/systemErrors';
import type { URef } from '../../../src/types/uref';
import { account, MemoryHandlePayment, MemoryMint, type SetupJson, type URefJson, uref } from './ruleProviders';

type Argument = string | number | URefJson | null;

interface RuleCase {
  readonly setup: SetupJson;
  readonly op: readonly [string, ...Argument[]];
  readonly result: { readonly ok?: unknown; readonly err?: string; readonly panic?: true };
  readonly log: readonly string[];
}

interface Vectors {
  readonly errors: Readonly<Record<SystemContract, readonly (readonly [string, string])[]>>;
  readonly mint: readonly RuleCase[];
  readonly handlePayment: readonly RuleCase[];
}

const vectors = JSON.parse(readFileSync(join(__dirname, '..', '..', 'vectors', 'systemRules.json'), 'utf8')) as Vectors;

const urefJson = (value: URef): URefJson => [value.addr[0]!, value.accessRights];
const big = (value: Argument | undefined): bigint => BigInt(value as string);
const optionalBig = (value: Argument | undefined): bigint | undefined =>
  value === null || value === undefined ? undefined : BigInt(value as string);

/** What a rule came to, in the form of the vectors. */
function outcome(rule: () => unknown): RuleCase['result'] {
  try {
    return { ok: rule() ?? null };
  } catch (thrown) {
    if (isSystemContractError(thrown)) return { err: thrown.variant };
    if ((thrown as { _tag?: unknown })._tag === 'EnginePanic') return { panic: true };
    throw thrown;
  }
}

function runMint(provider: MemoryMint, [name, ...args]: RuleCase['op']): unknown {
  const purse = (index: number): URef => uref(args[index] as URefJson);
  switch (name) {
    case 'mint':
      return urefJson(mint.mint(provider, big(args[0])));
    case 'burn':
      return mint.burn(provider, purse(0), big(args[1]));
    case 'reduceTotalSupply':
      return mint.reduceTotalSupply(provider, big(args[0]));
    case 'balance':
      return mint.balance(provider, purse(0)).toString();
    case 'readBaseRoundReward':
      return mint.readBaseRoundReward(provider).toString();
    case 'mintIntoExistingPurse':
      return mint.mintIntoExistingPurse(provider, purse(0), big(args[1]));
    default: {
      const to = args[0] === null ? undefined : account(args[0] as number);
      return mint.transfer(provider, to, purse(1), purse(2), big(args[3]), optionalBig(args[4]));
    }
  }
}

function runPayment(provider: MemoryHandlePayment, [name, ...args]: RuleCase['op']): unknown {
  const purse = (): URef => uref(args[0] as URefJson);
  switch (name) {
    case 'getPaymentPurse':
      return urefJson(payment.getPaymentPurse(provider));
    case 'setRefundPurse':
      return payment.setRefundPurse(provider, purse());
    case 'getRefundPurse': {
      const found = payment.getRefundPurse(provider);
      return found === undefined ? null : urefJson(found);
    }
    case 'clearRefundPurse':
      return payment.clearRefundPurse(provider);
    case 'distributeAccumulatedFees':
      return payment.distributeAccumulatedFees(provider, purse(), optionalBig(args[1]));
    case 'paymentBurn':
      return payment.paymentBurn(provider, purse(), optionalBig(args[1]));
    default: {
      const figures = {
        limit: big(args[1]),
        gasPrice: args[2] as number,
        cost: big(args[3]),
        consumed: big(args[4]),
        refundRatio: { numer: big(args[5]), denom: big(args[6]) },
      };
      const { overpayment, fee } = payment.calculateOverpaymentAndFee(provider, figures, purse());
      return [overpayment.toString(), fee.toString()];
    }
  }
}

describe('rules of system contracts, call by call as in Rust', () => {
  it('the mint', () => {
    vectors.mint.forEach(({ setup, op, result, log }, index) => {
      const provider = new MemoryMint(setup);
      const given = outcome(() => runMint(provider, op));
      expect({ index, op, result: given, log: provider.log }).toEqual({ index, op, result, log });
    });
  });

  it('handle payment', () => {
    vectors.handlePayment.forEach(({ setup, op, result, log }, index) => {
      const provider = new MemoryHandlePayment(setup);
      const given = outcome(() => runPayment(provider, op));
      expect({ index, op, result: given, log: provider.memory.log }).toEqual({ index, op, result, log });
    });
  });
});

describe('errors of system contracts', () => {
  const prefixes = { Mint: 'Mint error: ', HandlePayment: 'HandlePayment error: ', Auction: 'Auction error: ' };
  const firstNumbers = { Mint: 65_024, HandlePayment: 65_280, Auction: 64_512 };

  it.each(Object.keys(prefixes) as SystemContract[])('%s: codes, names and texts', (contract) => {
    const expected = vectors.errors[contract];
    expected.forEach(([variant, text], code) => {
      const error = systemErrorFromCode(contract, code)!;
      expect({ variant: error.variant, text: error.text, code: error.code }).toEqual({ variant, text, code });
      expect(error.message).toBe(prefixes[contract] + text);
      expect(apiErrorCode(error)).toBe(firstNumbers[contract] + code);
      expect(isSystemContractError(error, contract)).toBe(true);
    });
    expect(systemErrorFromCode(contract, expected.length)).toBeUndefined();
  });
});

import { expect, test } from '@jest/globals';
import { GasMeter } from '../../../src/runtime/gasMeter';
import type { WasmInstance } from '../../../src/wasm/instance';

/** An instance that only counts gas, below zero as compiled code may. */
function counter(): { readonly instance: WasmInstance; burn(amount: bigint): void } {
  let rest = 0n;
  const counting = {
    gasRemaining: () => rest,
    setGasRemaining: (value: bigint) => {
      rest = value;
    },
    chargeGas: (amount: number | bigint) => {
      rest -= BigInt(amount);
      if (rest >= 0n) return true;
      rest = 0n;
      return false;
    },
  };
  return {
    instance: counting as unknown as WasmInstance,
    burn: (amount) => {
      rest -= amount;
    },
  };
}

const outOfGas = expect.objectContaining({ _tag: 'GasLimit', message: 'Out of gas error' });

test('charges up to the limit, then everything is consumed', () => {
  const gas = new GasMeter(100n, 100n);
  gas.charge(30);
  gas.charge(70n);
  expect(gas.consumed).toBe(100n);
  gas.charge(0);
  expect(() => gas.charge(1)).toThrow(outOfGas);
  expect(gas.consumed).toBe(100n);
});

test('a charge that is too high takes what is left', () => {
  const gas = new GasMeter(2n ** 512n - 1n, 2n ** 64n);
  expect(() => gas.charge(2n ** 64n + 1n)).toThrow(outOfGas);
  expect(gas.remaining).toBe(0n);
  expect(gas.consumed).toBe(2n ** 512n - 1n);
});

test('while an instance runs it holds the counter', () => {
  const gas = new GasMeter(1000n, 900n);
  const { instance, burn } = counter();
  gas.attach(instance);
  burn(100n);
  expect(gas.consumed).toBe(200n);
  gas.charge(50);
  gas.remaining = 700n;
  expect(instance.gasRemaining()).toBe(700n);
  expect(() => gas.charge(701)).toThrow(outOfGas);
  gas.detach();
  expect(gas.consumed).toBe(1000n);
});

test('code that ran below zero leaves zero', () => {
  const gas = new GasMeter(10n, 10n);
  const { instance, burn } = counter();
  gas.attach(instance);
  burn(15n);
  gas.detach();
  expect(gas.remaining).toBe(0n);
  expect(gas.consumed).toBe(10n);
});

/** The registry of system contracts at an upgrade, and the purse for accumulated fees. */
import type { Scenario, Step } from '../scenario';
import { type Bytes, clValue, fill, hashOf, hex, type Json, join, list, string, TAG, u64Value } from '../values';
import {
  contractRecord,
  HANDLE_PAYMENT_KEYS,
  prune,
  query,
  type SystemName,
  stored,
  system,
  upgrade,
  writeData,
} from './upgradeStep';

const REGISTRY = 'system-entity-registry-'.padEnd(87, '0');
/** CLType of the registry: a map from names to 32 bytes. */
const TYPE = `${TAG.Map}${TAG.String}${TAG.ByteArray}20000000`;
const SYSTEM: readonly SystemName[] = ['auction', 'handle payment', 'mint'];
const entry = (name: string, address: Bytes = hashOf(system(name as SystemName))): Bytes => join(string(name), address);
const registry = (...entries: readonly Bytes[]): Json => stored(clValue(list(...entries), TYPE));
const without = (name: SystemName): Json =>
  registry(...SYSTEM.filter((other) => other !== name).map((other) => entry(other)));

const FEES: readonly string[] = ['accumulate', 'no_fee', 'burn', 'pay_to_proposer'];
const withoutPurse: Step = writeData([
  system('handle payment'),
  contractRecord('handle payment', ['payment_purse']).json,
]);
const handlePaymentKeys: Step = { kind: 'getNamedKeys', owner: system('handle payment') };

export const scenarios: readonly Scenario[] = [
  {
    name: 'standard_payment_in_the_registry',
    note: 'Networks that once had a standard payment contract lose it',
    steps: [
      writeData(
        [REGISTRY, registry(...SYSTEM.map((name) => entry(name)), entry('standard payment', fill(32, 0x5a)))],
        [`hash-${'5a'.repeat(32)}`, stored(u64Value(1))],
      ),
      query(`hash-${'5a'.repeat(32)}`),
      upgrade(),
      query(REGISTRY),
      query(`hash-${'5a'.repeat(32)}`),
    ],
  },
  {
    name: 'registry_incomplete',
    note: 'System contracts that the registry does not know',
    steps: SYSTEM.flatMap((name) => [
      upgrade({ globalStateUpdate: [[REGISTRY, without(name)]], note: `without ${name}` }),
    ]),
  },
  {
    name: 'registry_replaced',
    note: 'The registry of the request counts, as it is written first',
    steps: [
      upgrade({
        globalStateUpdate: [[REGISTRY, registry(...SYSTEM.map((name) => entry(name)), entry('zzz', fill(32, 1)))]],
      }),
      query(REGISTRY),
    ],
  },
  {
    name: 'registry_missing',
    note: 'No registry in the state; one that is no registry in the request',
    steps: [
      upgrade({ globalStateUpdate: [[REGISTRY, stored(u64Value(1))]], note: 'another type' }),
      upgrade({ globalStateUpdate: [[REGISTRY, stored(clValue(hex('0100'), TYPE))]], note: 'too few bytes' }),
      upgrade({ globalStateUpdate: [[REGISTRY, stored(clValue(hex('0000000000'), TYPE))]], note: 'too many bytes' }),
      upgrade({ globalStateUpdate: [[REGISTRY, '0200000000']], note: 'no CLValue' }),
      prune(REGISTRY),
      upgrade({ note: 'none' }),
    ],
  },
  ...FEES.map(
    (type): Scenario => ({
      name: `fees_${type}`,
      note: 'Handle payment has the purse for accumulated fees, or gets it if the network needs it',
      steps: [
        upgrade({ feeHandling: { type } }),
        withoutPurse,
        upgrade({ from: '2.0.1', to: '2.0.2', feeHandling: { type } }),
        handlePaymentKeys,
        withoutPurse,
        upgrade({ from: '2.0.1', to: '2.0.2', feeHandling: { type }, note: 'the same versions, the same purse' }),
        handlePaymentKeys,
        upgrade({ from: '2.0.2', to: '3.0.0', feeHandling: { type } }),
        handlePaymentKeys,
      ],
    }),
  ),
  {
    name: 'payment_purse_missing',
    note: 'A handle payment contract without the purse every one has',
    steps: [
      writeData([system('handle payment'), contractRecord('handle payment', ['accumulation_purse']).json]),
      upgrade(),
      writeData([
        system('handle payment'),
        contractRecord('handle payment', HANDLE_PAYMENT_KEYS, { keys: { payment_purse: system('mint') } }).json,
      ]),
      upgrade(),
    ],
  },
];

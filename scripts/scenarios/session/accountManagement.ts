/** Associated keys, weights and thresholds; who may sign. */
import { Program } from '../program';
import { type Options, run, type Scenario, type Step } from '../scenario';
import { accountHash, DEFAULT, fill, hex, type Json, ONE, PROPOSER, THREE, TWO } from '../values';

const DEPLOYMENT = 0;
const KEY_MANAGEMENT = 1;
const UPGRADE_MANAGEMENT = 2;

/** A program that manages keys of its account, step by step. */
class Manager extends Program {
  add(key: string, weight: number): this {
    return this.call('casper_add_associated_key', this.data(accountHash(key)), 32, weight);
  }
  update(key: string, weight: number): this {
    return this.call('casper_update_associated_key', this.data(accountHash(key)), 32, weight);
  }
  remove(key: string): this {
    return this.call('casper_remove_associated_key', this.data(accountHash(key)), 32);
  }
  threshold(action: number, weight: number): this {
    return this.call('casper_set_action_threshold', action, weight);
  }
}

const manager = (): Manager => new Manager();
const signed = (...authorizationKeys: readonly string[]): Options => ({ authorizationKeys });
const show = (account = DEFAULT): Step => ({ kind: 'getAccount', account });
/** Adds ONE with weight 1 and sets both thresholds. */
const shared = (deployment: number, keyManagement: number): Step =>
  run(manager().add(ONE, 1).threshold(KEY_MANAGEMENT, keyManagement).threshold(DEPLOYMENT, deployment));

function nthKey(n: number): Program {
  const program = new Program();
  return program.call(
    'casper_add_associated_key',
    program.data(hex(n.toString(16).padStart(2, '0').repeat(32))),
    32,
    1,
  );
}

const WITH_ADMINISTRATOR: Json = {
  accounts: [
    { publicKey: DEFAULT, balance: '10000000000000000000' },
    { publicKey: ONE, balance: '10000000000000000000' },
    { administrator: TWO, balance: '10000000000000000000' },
  ],
  chainspec: { core: { administrators: [TWO], allow_auction_bids: false, allow_unrestricted_transfers: false } },
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'add_associated_key',
    note: 'Keys of weight 0, 1 and 255 are added; the account is written each time',
    steps: [run(manager().add(ONE, 1)), run(manager().add(TWO, 0).add(THREE, 255)), show()],
  },
  {
    name: 'add_associated_key_duplicate',
    note: 'A key that is there already gives DuplicateKey, its own included, whatever the weight',
    steps: [
      run(manager().add(DEFAULT, 1)),
      run(manager().add(ONE, 1)),
      run(manager().add(ONE, 1)),
      run(manager().add(ONE, 2)),
      run(manager().add(TWO, 1).add(TWO, 1), { note: 'within one session' }),
    ],
  },
  {
    name: 'add_associated_key_limit',
    note: 'An account holds as many keys as the engine allows, its own included; a duplicate beyond it reports the limit',
    genesis: { engine: { maxAssociatedKeys: 3 } },
    steps: [
      run(manager().add(ONE, 1).add(TWO, 1)),
      run(manager().add(THREE, 1)),
      run(manager().add(ONE, 1)),
      run(manager().remove(ONE).add(THREE, 1)),
      show(),
    ],
  },
  {
    name: 'add_associated_key_limit_of_the_chainspec',
    note: 'The limit of the chainspec is reached in one session',
    steps: [
      (() => {
        const program = new Program();
        for (let n = 1; n < 100; n += 1) {
          const key = program.data(hex(n.toString(16).padStart(2, '0').repeat(32)));
          program.call('casper_add_associated_key', key, 32, 1);
        }
        return run(program, { gasLimit: '50000000000000' });
      })(),
      run(nthKey(100)),
      show(),
    ],
  },
  {
    name: 'add_associated_key_weight_out_of_range',
    note: 'A weight above 255 traps before anything is charged',
    steps: [run(manager().add(ONE, 256)), run(manager().add(ONE, -1))],
  },
  {
    name: 'associated_key_bad_bytes',
    note: 'Account hashes of a wrong size or outside of memory, in the three functions',
    steps: ['casper_add_associated_key', 'casper_update_associated_key', 'casper_remove_associated_key'].flatMap(
      (name) => {
        const weight = name === 'casper_remove_associated_key' ? [] : [1];
        return [31, 33, 0]
          .map((size) => {
            const program = new Program();
            return run(program.call(name, program.data(fill(40, 1)), size, ...weight));
          })
          .concat([
            run(new Program().call(name, -1, 32, ...weight)),
            run(new Program().call(name, 262_113, 32, ...weight)),
            run(new Program().call(name, 262_112, 32, ...weight), { note: 'the last 32 bytes of memory' }),
            run(new Program().call(name, 16, -1, ...weight)),
          ]);
      },
    ),
  },
  {
    name: 'update_associated_key',
    note: 'Weights go up and down as long as the thresholds hold',
    steps: [
      run(manager().add(ONE, 1)),
      run(manager().update(ONE, 5)),
      run(manager().update(ONE, 0).update(DEFAULT, 2)),
      run(manager().update(ONE, 0), { note: 'the same weight again' }),
      show(),
    ],
  },
  {
    name: 'update_associated_key_failures',
    note: 'Missing key, a weight that would not reach a threshold any more, a weight out of range',
    steps: [
      run(manager().update(ONE, 1)),
      run(manager().update(DEFAULT, 0)),
      run(manager().add(ONE, 2).threshold(KEY_MANAGEMENT, 3).update(ONE, 1), { note: 'below key management' }),
      run(manager().add(ONE, 2).threshold(KEY_MANAGEMENT, 3).threshold(DEPLOYMENT, 3).update(DEFAULT, 0)),
      run(manager().update(DEFAULT, 256)),
      run(manager().add(ONE, 255).add(TWO, 255).threshold(KEY_MANAGEMENT, 255).update(ONE, 0), {
        note: 'saturated sum',
      }),
    ],
  },
  {
    name: 'remove_associated_key',
    note: 'A key is removed, even the own one; afterwards it may not sign',
    steps: [
      run(manager().add(ONE, 1)),
      run(manager().remove(DEFAULT)),
      show(),
      run(manager(), signed(DEFAULT)),
      run(manager().add(DEFAULT, 1), signed(ONE)),
      run(manager(), signed(DEFAULT)),
      run(manager().remove(ONE)),
      show(),
    ],
  },
  {
    name: 'remove_associated_key_failures',
    note: 'Missing key, the last key, a key without which a threshold cannot be reached',
    steps: [
      run(manager().remove(ONE)),
      run(manager().remove(DEFAULT)),
      run(manager().add(ONE, 1).threshold(KEY_MANAGEMENT, 2).remove(ONE), { note: 'key management' }),
      run(manager().add(ONE, 1).threshold(KEY_MANAGEMENT, 2).threshold(DEPLOYMENT, 2).remove(ONE), { note: 'both' }),
      run(manager().add(ONE, 1).threshold(KEY_MANAGEMENT, 2).remove(TWO), { note: 'missing' }),
    ],
  },
  {
    name: 'set_action_threshold',
    note: 'Both thresholds go up and down, also to 0',
    steps: [
      run(manager().add(ONE, 4).threshold(KEY_MANAGEMENT, 5).threshold(DEPLOYMENT, 3)),
      show(),
      run(manager().threshold(DEPLOYMENT, 0).threshold(KEY_MANAGEMENT, 1), signed(DEFAULT, ONE)),
      run(manager().threshold(KEY_MANAGEMENT, 0)),
      show(),
      run(manager().threshold(KEY_MANAGEMENT, 1).threshold(DEPLOYMENT, 1)),
    ],
  },
  {
    name: 'set_action_threshold_failures',
    note: 'Deployment above key management, key management below deployment, more than all weights together',
    steps: [
      run(manager().add(ONE, 4).threshold(DEPLOYMENT, 2)),
      run(manager().add(ONE, 4).threshold(KEY_MANAGEMENT, 0)),
      run(manager().threshold(KEY_MANAGEMENT, 2)),
      run(manager().threshold(DEPLOYMENT, 2), { note: 'both reasons: the weight is looked at first' }),
      run(manager().add(ONE, 255).threshold(KEY_MANAGEMENT, 255), {
        note: 'the sum of weights stops at 255',
        commit: false,
      }),
      run(manager().threshold(KEY_MANAGEMENT, 256), { note: 'no u8' }),
      run(manager().threshold(UPGRADE_MANAGEMENT, 1), { note: 'no such action for an account' }),
      run(manager().threshold(3, 1), { note: 'unknown action' }),
      run(manager().threshold(-1, 1), { note: 'unknown action' }),
      run(manager().threshold(3, 256), { note: 'unknown action and no u8' }),
    ],
  },
  {
    name: 'key_management_permission_denied',
    note: 'Signatures that may deploy but not manage keys',
    steps: [
      shared(1, 2),
      ...[
        manager().add(TWO, 1),
        manager().update(ONE, 2),
        manager().remove(ONE),
        manager().threshold(DEPLOYMENT, 2),
      ].map((program) => run(program)),
      run(manager().add(ONE, 1), { note: 'permission comes before duplicate' }),
      run(manager().threshold(9, 1), { note: 'permission comes before the unknown action' }),
      run(manager().add(TWO, 1), signed(DEFAULT, ONE)),
      run(manager().add(THREE, 1), signed(TWO, ONE)),
    ],
  },
  {
    name: 'key_management_uses_the_keys_of_the_beginning',
    note: 'Permissions are those of the account when the session began, whatever it has changed since',
    steps: [
      run(manager().add(ONE, 1).threshold(KEY_MANAGEMENT, 2).add(TWO, 1).update(TWO, 3).remove(TWO)),
      show(),
      run(manager().threshold(KEY_MANAGEMENT, 1)),
      run(manager().threshold(KEY_MANAGEMENT, 1), signed(DEFAULT, ONE)),
    ],
  },
  {
    name: 'authorization_one_to_five_keys',
    note: 'Weights 1 to 5 against a deployment threshold of 10: which sets of signers may deploy',
    steps: [
      run(
        manager()
          .add(ONE, 2)
          .add(TWO, 3)
          .add(THREE, 4)
          .add(PROPOSER, 5)
          .threshold(KEY_MANAGEMENT, 12)
          .threshold(DEPLOYMENT, 10),
      ),
      ...[
        [DEFAULT],
        [DEFAULT, ONE],
        [DEFAULT, ONE, TWO],
        [DEFAULT, ONE, TWO, THREE],
        [DEFAULT, ONE, TWO, THREE, PROPOSER],
        [PROPOSER],
        [PROPOSER, THREE],
        [PROPOSER, THREE, DEFAULT],
        [PROPOSER, TWO, ONE],
        [DEFAULT, DEFAULT, DEFAULT, DEFAULT],
      ].map((keys) => run(manager(), { ...signed(...keys), signers: keys.length })),
      run(manager().threshold(DEPLOYMENT, 1), signed(PROPOSER, THREE, DEFAULT)),
      run(manager().threshold(DEPLOYMENT, 1), signed(PROPOSER, THREE, TWO)),
      run(manager(), signed(DEFAULT)),
    ],
  },
  {
    name: 'authorization_foreign_keys',
    note: 'Keys that are not associated, no key at all, and an account that does not exist',
    steps: [
      run(manager(), signed(ONE)),
      run(manager(), signed(DEFAULT, ONE)),
      run(manager(), signed()),
      run(manager(), { initiator: ONE }),
      run(manager(), { initiator: ONE, authorizationKeys: [DEFAULT] }),
      run(manager(), { initiator: PROPOSER, authorizationKeys: [DEFAULT] }),
      run(manager(), { initiator: PROPOSER }),
      run(manager(), { initiator: 'system' }),
    ],
  },
  {
    name: 'authorization_sum_of_weights_saturates',
    note: 'Weights of signers add up to 255 at most',
    steps: [
      run(manager().add(ONE, 200).add(TWO, 200).threshold(KEY_MANAGEMENT, 255).threshold(DEPLOYMENT, 255)),
      run(manager(), signed(DEFAULT, ONE)),
      run(manager(), signed(ONE, TWO)),
      run(manager().threshold(DEPLOYMENT, 254), signed(ONE, TWO)),
    ],
  },
  {
    name: 'administrator_signs_for_anybody',
    note: 'On a chain with administrators one of their keys authorizes a deploy of any account, alone or with others',
    genesis: WITH_ADMINISTRATOR,
    steps: [
      run(manager(), signed(TWO)),
      run(manager(), signed(DEFAULT)),
      run(manager(), signed(DEFAULT, ONE)),
      run(manager(), signed(ONE, TWO)),
      run(manager(), { initiator: TWO }),
      run(manager(), { initiator: ONE, authorizationKeys: [DEFAULT, TWO] }),
      run(manager(), { initiator: THREE, authorizationKeys: [TWO] }),
    ],
  },
  {
    name: 'administrator_manages_keys',
    note: 'Key management needs an administrator as initiator or signer; thresholds may then exceed the weights',
    genesis: WITH_ADMINISTRATOR,
    steps: [
      run(manager().add(THREE, 1)),
      run(manager().update(DEFAULT, 2)),
      run(manager().remove(DEFAULT)),
      run(manager().threshold(DEPLOYMENT, 1)),
      run(manager().add(THREE, 1), signed(DEFAULT, TWO)),
      run(manager().update(THREE, 2), signed(TWO)),
      run(manager().threshold(KEY_MANAGEMENT, 255).threshold(DEPLOYMENT, 255), signed(DEFAULT, TWO)),
      show(),
      run(manager(), { note: 'frozen' }),
      run(manager().threshold(DEPLOYMENT, 1).threshold(KEY_MANAGEMENT, 0), {
        ...signed(TWO),
        note: 'order of thresholds',
      }),
      run(manager().threshold(DEPLOYMENT, 1).threshold(KEY_MANAGEMENT, 1), signed(TWO)),
      run(manager().remove(THREE), signed(TWO)),
      run(manager().remove(THREE), signed(DEFAULT, TWO)),
      run(manager().add(THREE, 1).threshold(KEY_MANAGEMENT, 2), { initiator: TWO }),
      show(TWO),
    ],
  },
];

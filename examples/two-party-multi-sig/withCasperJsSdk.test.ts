/** The same example for a project that already holds its keys and arguments as casper-js-sdk values. */
import { expect, test } from '@jest/globals';
import {
  createRunGenesisRequest,
  ExecuteRequestBuilder,
  genesisAccount,
  LmdbWasmTestBuilder,
  PublicKey,
} from 'casper-engine-test-support';
import { Args, CLValue, KeyAlgorithm, PrivateKey } from 'casper-js-sdk';

test('keys and arguments of casper-js-sdk are taken as they are', () => {
  const owner = PrivateKey.generate(KeyAlgorithm.SECP256K1).publicKey;
  const partner = PrivateKey.generate(KeyAlgorithm.ED25519).publicKey;
  const genesis = createRunGenesisRequest([genesisAccount(PublicKey.fromHex(owner.toHex()), 1_000_000_000_000n)]);
  const builder = LmdbWasmTestBuilder.default();
  builder.runGenesis(genesis).commit();

  const args = Args.fromMap({ 'deployment-account': CLValue.newCLByteArray(partner.accountHash().toBytes()) });
  builder
    .exec(ExecuteRequestBuilder.standard(owner, 'contract.wasm', args).build())
    .expectSuccess()
    .commit();

  expect(builder.getAccount(owner)).toHaveAssociatedKey(partner, { weight: 1 });
  expect(builder.getAccount(owner.accountHash())).toHaveActionThresholds({ deployment: 2, keyManagement: 2 });
  expect(builder).toHaveBalance(owner, '1_000 CSPR');
});

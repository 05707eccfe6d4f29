/** Methods that a test ported from Rust may call and that no scenario does. */
import { describe, expect, test } from '@jest/globals';
import { isLeft, isRight } from 'fp-ts/Either';
import { isNone, isSome } from 'fp-ts/Option';
import {
  type CasperTestErrorCode,
  CLValue,
  DEFAULT_ACCOUNT,
  DEFAULT_ACCOUNT_ADDR,
  DEFAULT_PROTOCOL_VERSION,
  DeployItem,
  DeployItemBuilder,
  EntityWithNamedKeys,
  ExecuteRequest,
  ExecuteRequestBuilder,
  getPreconditionFailure,
  isCasperTestError,
  Key,
  LOCAL_GENESIS_REQUEST,
  RuntimeArgs,
  runtimeArgs,
  SYSTEM_ADDR,
  TEST_ACCOUNTS,
  TransferRequestBuilder,
  WasmTestBuilder,
} from '../../../src/index';
import { makeDeploy, standardPayment } from '../../../src/types/deploy';

const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const ZERO = new Uint8Array(32);
const alice = Object.values(TEST_ACCOUNTS)[0]!;

function afterGenesis(): WasmTestBuilder {
  return WasmTestBuilder.default().runGenesis(LOCAL_GENESIS_REQUEST);
}

function codeOf(work: () => unknown): CasperTestErrorCode | undefined {
  try {
    work();
  } catch (error) {
    if (isCasperTestError(error)) return error.code;
    throw error;
  }
  return undefined;
}

const transferTo = (amount: bigint) => TransferRequestBuilder.new(amount, alice.publicKey).build();

describe('the builder', () => {
  test('the genesis account is that of the system as genesis made it', () => {
    expect(codeOf(() => WasmTestBuilder.default().getGenesisAccount())).toBe('NO_GENESIS');
    const builder = afterGenesis();
    const before = builder.getGenesisAccount();
    expect(before.entityKind).toEqual({ _tag: 'Account', accountHash: SYSTEM_ADDR });
    builder.commitPrune([Key.account(SYSTEM_ADDR)]);
    expect(isNone(builder.getEntityByAccountHash(SYSTEM_ADDR))).toBe(true);
    expect(builder.getGenesisAccount()).toEqual(before);
  });

  test('a clone goes its own way', () => {
    const builder = afterGenesis().transferAndCommit(transferTo(1n));
    const clone = builder.clone();
    expect(clone.getPostStateHash()).toEqual(builder.getPostStateHash());
    expect(clone.getExecResultsCount()).toBe(1);
    clone.transferAndCommit(transferTo(2n)).clearResults();
    expect(builder.getExecResultsCount()).toBe(1);
    expect(clone.getBalance(alice) - builder.getBalance(alice)).toBe(2n);
    builder.transferAndCommit(transferTo(2n));
    expect(clone.getPostStateHash()).toEqual(builder.getPostStateHash());
    expect(clone.getGenesisHash()).toEqual(builder.getGenesisHash());
  });

  test('the engine by itself executes on any state and commits nothing', () => {
    const builder = afterGenesis();
    const root = builder.getPostStateHash();
    const { session } = ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, EMPTY).build();
    const engine = builder.getEngineState();
    expect(engine.config()).toBe(builder.engineConfig());
    const states = builder.dataAccessLayer();
    const state = states.checkout(root);
    expect(isSome(state) && engine.execute(state.value, session).error?._tag).toBe('WasmPreprocessing');
    expect(builder.getExecResultsCount()).toBe(0);
    expect(isNone(states.checkout(ZERO))).toBe(true);
    expect(isSome(states.trie(root))).toBe(true);
    expect(isNone(states.trie(ZERO))).toBe(true);
  });

  test('prunes leave results', () => {
    const builder = afterGenesis();
    expect(codeOf(() => builder.expectPruneSuccess())).toBe('NO_PRUNE_RESULT');
    const root = builder.getPostStateHash();
    builder.commitPrune([alice]).expectPruneSuccess();
    expect(isNone(builder.getAccount(alice))).toBe(true);
    const first = builder.getPruneResult(0);
    expect(isSome(first) && isRight(first.value) && first.value.right.effects.length).toBe(1);
    builder.clearResults().commitPrune([DEFAULT_ACCOUNT], root).expectPruneSuccess();
    expect(isSome(builder.getAccount(alice))).toBe(true);
    const pruned = builder.getPostStateHash();
    builder.commitPrune([alice], ZERO);
    expect(builder.getPostStateHash()).toEqual(pruned);
    expect(codeOf(() => builder.expectPruneSuccess())).toBe('EXPECTED_SUCCESS');
    const third = builder.getPruneResult(2);
    expect(isSome(third) && isLeft(third.value)).toBe(true);
    expect(isNone(builder.getPruneResult(3))).toBe(true);
  });

  test('work on an earlier state is committed there', () => {
    const builder = afterGenesis();
    const root = builder.getPostStateHash();
    builder.transferAndCommit(transferTo(5n));
    expect(isRight(builder.distribute([], 0, { at: root }))).toBe(true);
    expect(builder.getPostStateHash()).toEqual(root);
    expect(codeOf(() => builder.distribute([], 0, { at: ZERO }))).toBe('STATE_ROOT_NOT_FOUND');
  });

  test('an entity with its named keys knows its main purse', () => {
    const found = afterGenesis().getEntityWithNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR);
    if (!isSome(found)) throw found;
    const { entity, namedKeys, mainPurse } = found.value;
    expect(mainPurse).toEqual(entity.mainPurse);
    expect(EntityWithNamedKeys.new(entity, namedKeys)).toEqual(found.value);
  });

  test('why an execution did not begin', () => {
    const builder = afterGenesis();
    const request = ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, EMPTY);
    builder.exec(request.withAuthorizationKeys([alice]).build());
    const { message } = getPreconditionFailure(builder.getExpectedLastExecResult());
    expect(message).toBe('Tracking copy error: Authorization error');
    const transferred = builder.transferAndCommit(transferTo(5n)).getExpectedLastExecResult();
    expect(codeOf(() => getPreconditionFailure(transferred))).toBe('EXPECTED_FAILURE');
    const poor = builder.transferAndCommit(transferTo(10n ** 30n)).getExpectedLastExecResult();
    expect(poor.error).toBeDefined();
    expect(codeOf(() => getPreconditionFailure(poor))).toBe('EXPECTED_FAILURE');
  });
});

describe('deploys', () => {
  const args = runtimeArgs({ amount: CLValue.u512(1n) });
  const blockInfo = {
    blockTime: 0n,
    blockHeight: 0n,
    parentBlockHash: ZERO,
    protocolVersion: DEFAULT_PROTOCOL_VERSION,
  };

  test('of a signed deploy', () => {
    const session = { _tag: 'ModuleBytes', moduleBytes: EMPTY, args: RuntimeArgs.from([]) } as const;
    const unsigned = makeDeploy(
      {
        account: alice.publicKey,
        timestamp: 0n,
        ttl: 1n,
        gasPrice: 258n,
        dependencies: [],
        chainName: 'casper-test',
      },
      standardPayment(5n),
      session,
    );
    const signature = DEFAULT_ACCOUNT.secretKey.sign(unsigned.hash);
    const item = DeployItem.fromDeploy({ ...unsigned, approvals: [{ signer: DEFAULT_ACCOUNT.publicKey, signature }] });
    expect(item.address.equals(alice.accountHash)).toBe(true);
    expect(item.session).toBe(session);
    expect(item.payment).toEqual(standardPayment(5n));
    expect(item.gasPrice).toBe(2);
    expect(item.authorizationKeys.map(String)).toEqual([String(DEFAULT_ACCOUNT_ADDR)]);
    expect(item.deployHash).toEqual(unsigned.hash);
    expect(item.isNativeTransfer()).toBe(false);
  });

  test('as requests for session code and custom payment', () => {
    const item = DeployItemBuilder.new()
      .withAddress(alice)
      .withPaymentBytes(EMPTY, args)
      .withStoredSessionHash(ZERO, 'call_me', args)
      .withAuthorizationKeys([alice])
      .withDeployHash(ZERO.map(() => 3))
      .build();
    const session = item.newSessionFromDeployItem(blockInfo, 77n);
    const payment = item.newCustomPaymentFromDeployItem(blockInfo, 78n);
    if (isLeft(session) || isLeft(payment)) throw new Error('refused');
    expect(session.right).toMatchObject({ gasLimit: 77n, entryPoint: 'call_me', args, blockInfo });
    expect(payment.right).toMatchObject({ gasLimit: 78n, entryPoint: 'call', args, blockInfo });
    expect(session.right.transactionHash.toHex()).toBe('03'.repeat(32));
    expect(ExecuteRequest.new(session.right, payment.right)).toEqual(
      ExecuteRequest.new(session.right, payment.right, true),
    );
    expect(ExecuteRequest.new(session.right).isInstallUpgradeAllowed()).toBe(false);
    expect(ExecuteRequestBuilder.moduleBytes(alice, EMPTY).build().isInstallUpgradeAllowed()).toBe(true);
  });

  test('what the engine does not execute', () => {
    const item = DeployItemBuilder.new().withTransferArgs(args).withStandardPayment(args).build();
    expect(item.isNativeTransfer()).toBe(true);
    const refusals = [
      item.newSessionFromDeployItem(blockInfo, 1n),
      item.newCustomPaymentFromDeployItem(blockInfo, 1n),
    ].map((each) => isLeft(each) && each.left._tag);
    expect(refusals).toEqual(['UnsupportedMode', 'UnsupportedMode']);
  });
});

/**
 * Clients that mean no good: every one gets an answer, the node's code where there is one, and no block is lost.
 *
 * @jest-environment node
 */
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { type Json, writeJson } from '../../../src/devnet/json/exactJson';
import { deployJson, transactionJson } from '../../../src/devnet/json/transactionJson';
import { type RunningDevnet, startDevnet } from '../../../src/devnet/startDevnet';
import { CLValue } from '../../../src/types/clValue';
import type { Transaction } from '../../../src/types/transaction';
import { moduleBytes, signedDeploy, signedV1, transferArgs, transferDeploy, withSignatures } from './signing';

const { alice, bob, carol, dave } = TEST_ACCOUNTS;
const session = new Uint8Array(readFileSync(join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm')));
const addKey = moduleBytes(session, { 'deployment-account': CLValue.accountHash(bob.accountHash) });

let running: RunningDevnet;
beforeAll(async () => {
  running = await startDevnet({ port: 0 });
});
afterAll(() => running.close());

interface Answer {
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data: unknown };
}

async function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return fetch(running.rpcUrl, { method: 'POST', headers, body });
}

async function rpc(method: string, params: Json, id: Json = 1): Promise<Answer> {
  const response = await post(writeJson({ jsonrpc: '2.0', id, method, params }));
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

function put(transaction: Transaction): Promise<Answer> {
  return transaction._tag === 'Deploy'
    ? rpc('account_put_deploy', { deploy: deployJson(transaction.value) })
    : rpc('account_put_transaction', { transaction: transactionJson(transaction) });
}

/** Code and data of a refusal; fails when it was taken, and when a block was made. */
async function refusal(transaction: Transaction): Promise<readonly [number, unknown]> {
  const height = running.devnet.tip.block.header.height;
  const { error } = await put(transaction);
  expect(error).toBeDefined();
  expect(running.devnet.tip.block.header.height).toBe(height);
  return [error!.code, error!.data];
}

const deployOf = (transaction: Transaction) => {
  if (transaction._tag !== 'Deploy') throw new Error('a deploy');
  return transaction.value;
};

test('deploys that a node refuses', async () => {
  const invalid = (text: string) => [-32008, `the deploy was invalid: ${text}`];
  const good = deployOf(signedDeploy(alice, addKey));
  expect(await refusal(signedDeploy(alice, addKey, { chainName: 'casper' }))).toEqual(
    invalid('The deploy had an invalid chain name'),
  );
  expect(await refusal(signedDeploy(alice, addKey, { ttl: 7_200_001n }))).toEqual(
    invalid('The deploy had an excessive time to live'),
  );
  expect(await refusal(signedDeploy(alice, addKey, { timestamp: BigInt(Date.now()) + 60_000n }))).toEqual(
    invalid('The deploys timestamp is in the future'),
  );
  expect(await refusal(signedDeploy(alice, addKey, { timestamp: BigInt(Date.now()) - 7_200_000n }))).toEqual(
    invalid('transaction has expired'),
  );
  expect(await refusal({ _tag: 'Deploy', value: { ...good, approvals: [] } })).toEqual(
    invalid('invalid associated keys'),
  );
  expect(await refusal(signedDeploy(alice, addKey, { signers: [bob] }))).toEqual(invalid('invalid associated keys'));
  const otherSignature = { signer: alice.publicKey, signature: alice.secretKey.sign(new Uint8Array(32)) };
  expect(await refusal({ _tag: 'Deploy', value: { ...good, approvals: [otherSignature] } })).toEqual(
    invalid('The deploy had an invalid approval'),
  );
  const changed = { ...good, session: { ...addKey, args: transferArgs(bob.publicKey, 1n) } };
  expect(await refusal({ _tag: 'Deploy', value: changed })).toEqual(invalid('The deploy had an invalid body hash'));
  const rehashed = withSignatures({ ...good, hash: new Uint8Array(32).fill(7) }, [alice]);
  expect(await refusal({ _tag: 'Deploy', value: rehashed })).toEqual(invalid('The deploy had an invalid deploy hash'));
  expect(await refusal(signedDeploy(alice, moduleBytes(new Uint8Array(0))))).toEqual(
    invalid('missing module bytes for deploy'),
  );
  expect(await refusal(signedDeploy(alice, moduleBytes(new Uint8Array(300_000))))).toEqual(
    invalid("couldn't associate a transaction lane with the transaction"),
  );
  expect(await refusal(transferDeploy(alice, bob.publicKey, 1n))).toEqual(
    invalid('The deploy sent to the network had an insufficient transfer amount'),
  );
  const missing = {
    _tag: 'StoredContractByHash',
    hash: new Uint8Array(32),
    entryPoint: 'x',
    args: transferArgs(bob.publicKey, 1n),
  } as const;
  expect(await refusal(signedDeploy(alice, missing))).toEqual(invalid('no such contract at hash'));
  expect(await refusal(signedDeploy(alice, addKey, { gasPrice: 0n }))).toEqual([
    -32018,
    'request for submitting a deploy has failed: gas price tolerance too low',
  ]);
});

test('transactions that a node refuses', async () => {
  const invalid = (text: string) => [-32016, `the transaction was invalid: ${text}`];
  const transfer = (amount: bigint) =>
    ({
      target: { _tag: 'Native' },
      entryPoint: { _tag: 'Transfer' },
      args: { _tag: 'Named', args: transferArgs(bob.publicKey, amount) },
    }) as const;
  expect(await refusal(signedV1(alice, transfer(1n), { payment: 100_000_000n }))).toEqual(
    invalid('The transaction sent to the network had an insufficient transfer amount'),
  );
  expect(await refusal(signedV1(alice, { ...transfer(1n), entryPoint: { _tag: 'Call' } }))).toEqual(
    invalid("entry point cannot be 'call'"),
  );
  const noArgs = { ...transfer(1n), args: { _tag: 'Named', args: moduleBytes(session).args } } as const;
  expect(await refusal(signedV1(alice, noArgs, { payment: 100_000_000n }))).toEqual(
    invalid('The transaction sent to the network was missing an argument'),
  );
  const fixed = { _tag: 'Fixed', gasPriceTolerance: 1, additionalComputationFactor: 0 } as const;
  expect(await refusal(signedV1(alice, transfer(3_000_000_000n), { pricing: fixed }))).toEqual(
    invalid('The transaction sent to the network had an invalid pricing mode'),
  );
  const code = {
    target: { _tag: 'Session', isInstallUpgrade: false, moduleBytes: session, runtime: { _tag: 'VmCasperV1' } },
    entryPoint: { _tag: 'Call' },
    args: { _tag: 'Named', args: moduleBytes(session).args },
  } as const;
  const v1 = signedV1(alice, code);
  if (v1._tag !== 'V1') throw new Error('V1');
  const forged = {
    ...v1.value,
    approvals: [{ signer: alice.publicKey, signature: bob.secretKey.sign(v1.value.hash) }],
  };
  expect(await refusal({ _tag: 'V1', value: forged })).toEqual(
    invalid('The transaction sent to the network had an invalid approval'),
  );
  const other = withSignatures({ ...v1.value, hash: new Uint8Array(32).fill(1) }, [alice]);
  expect(await refusal({ _tag: 'V1', value: other })).toEqual(
    invalid('The transaction sent to the network had an invalid hash'),
  );
});

test('a transaction that came before is answered as the first time and not executed again', async () => {
  const transfer = transferDeploy(carol, dave.publicKey, 2_500_000_000n);
  expect((await put(transfer)).result).toBeDefined();
  const { height } = running.devnet.tip.block.header;
  expect((await put(transfer)).result).toMatchObject({ deploy_hash: Buffer.from(transfer.value.hash).toString('hex') });
  expect(running.devnet.tip.block.header.height).toBe(height);
});

test('what is no request gets the code of JSON-RPC', async () => {
  const cases: readonly (readonly [string, number, unknown])[] = [
    ['{', -32700, expect.any(String)],
    ['[]', -32700, expect.stringContaining('expected a map')],
    ['7', -32700, expect.any(String)],
    ['{"id":1,"method":"x"}', -32600, "Missing 'jsonrpc' field"],
    ['{"jsonrpc":"1.0","id":1,"method":"x"}', -32600, "Expected 'jsonrpc' to be '2.0', but got '1.0'"],
    ['{"jsonrpc":"2.0","id":1}', -32600, "Missing 'method' field"],
    ['{"jsonrpc":"2.0","id":1,"method":7}', -32600, "Expected 'method' to be a String"],
    ['{"jsonrpc":"2.0","id":true,"method":"x"}', -32600, "'id' should be a string or integer"],
    ['{"jsonrpc":"2.0","id":1,"method":"x","more":1}', -32600, "Unexpected field: 'more'"],
    ['{"jsonrpc":"2.0","id":1,"method":"x"}', -32601, "'x' is not a supported json-rpc method on this server"],
    ['{"jsonrpc":"2.0","id":1,"method":"info_get_deploy"}', -32602, "Missing 'params' field"],
    ['{"jsonrpc":"2.0","id":1,"method":"info_get_deploy","params":{"deploy_hash":7}}', -32602, expect.any(String)],
    ['{"jsonrpc":"2.0","id":1,"method":"__proto__"}', -32601, expect.any(String)],
  ];
  for (const [body, code, data] of cases) {
    const response = await post(body);
    expect([body, response.status]).toEqual([body, 200]);
    expect([body, await response.json()]).toMatchObject([body, { jsonrpc: '2.0', error: { code, data } }]);
  }
  expect((await post('{"jsonrpc":"2.0","method":"info_get_status"}')).status).toBe(400);
  expect((await post('{}', {})).status).toBe(415);
  expect((await post('x'.repeat(8 * 1024 * 1024 + 1))).status).toBe(413);
});

test('an id beyond 2^53 comes back as it was', async () => {
  const text = await (await post('{"jsonrpc":"2.0","id":-9223372036854775807,"method":"info_get_peers"}')).text();
  expect(text).toContain('"id":-9223372036854775807');
});

test('500 malformed requests leave the server and its chain as they were', async () => {
  const good = writeJson({
    jsonrpc: '2.0',
    id: 1,
    method: 'account_put_deploy',
    params: { deploy: deployJson(deployOf(signedDeploy(alice, addKey))) },
  });
  const { height } = running.devnet.tip.block.header;
  let seed = 12_345;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const mutate = (): string => {
    const at = random(good.length - 40) + 20;
    switch (random(4)) {
      case 0:
        return good.slice(0, at);
      case 1:
        return `${good.slice(0, at)}${String.fromCharCode(33 + random(90))}${good.slice(at + 1 + random(5))}`;
      case 2:
        return good.slice(0, at) + good.slice(at + 1 + random(20));
      default:
        return `${good.slice(0, at)}${'[{"'.repeat(1 + random(50))}${good.slice(at)}`;
    }
  };
  for (let round = 0; round < 500; round += 25) {
    const bodies = Array.from({ length: 25 }, mutate).filter((body) => body !== good);
    const answers = await Promise.all(bodies.map(async (body) => ({ body, response: await post(body) })));
    for (const { response } of answers) {
      expect([200, 400]).toContain(response.status);
      await response.text();
    }
  }
  // A change within the text of the code can leave nothing changed that a hash covers; nothing else may be executed.
  expect(running.devnet.tip.block.header.height).toBe(height);
  expect((await rpc('info_get_status', null)).result).toBeDefined();
}, 60_000);

test('500 malformed, oversized, wrongly signed, replayed and expired requests each get their code; no block is made or lost', async () => {
  const bodyOf = (deploy: Transaction): string =>
    writeJson({
      jsonrpc: '2.0',
      id: 1,
      method: 'account_put_deploy',
      params: { deploy: deployJson(deployOf(deploy)) },
    });
  const replayed = transferDeploy(carol, dave.publicKey, 2_500_000_000n);
  expect(running.devnet.submit(replayed)).toBe(true);
  const { height } = running.devnet.tip.block.header;
  const tooLarge = 'x'.repeat(8 * 1024 * 1024 + 1);
  const tooMuchCode = bodyOf(signedDeploy(alice, moduleBytes(new Uint8Array(300_000))));
  const expired = (): Transaction => signedDeploy(alice, addKey, { timestamp: BigInt(Date.now()) - 7_200_000n });
  const kinds: readonly (readonly [
    kind: string,
    body: (turn: number) => string,
    status: number,
    code: number | undefined,
  ])[] = [
    ['no JSON', (turn) => bodyOf(signedDeploy(alice, addKey)).slice(0, 40 + turn), 200, -32700],
    [
      'no deploy',
      (turn) => `{"jsonrpc":"2.0","id":1,"method":"account_put_deploy","params":{"deploy":{"hash":${turn}}}}`,
      200,
      -32602,
    ],
    ['too large a body', () => tooLarge, 413, undefined],
    ['too much code', () => tooMuchCode, 200, -32008],
    ['signed by another', () => bodyOf(signedDeploy(alice, addKey, { signers: [bob] })), 200, -32008],
    ['expired', () => bodyOf(expired()), 200, -32008],
    ['sent before', () => bodyOf(replayed), 200, undefined],
  ];
  const turns: readonly number[] = [100, 50, 10, 40, 100, 100, 100];
  expect(turns.reduce((sum, each) => sum + each, 0)).toBe(500);
  const requests = kinds.flatMap(([kind, body, status, code], index) =>
    Array.from({ length: turns[index]! }, (_, turn) => ({ kind, body: () => body(turn), status, code })),
  );
  // All kinds among each other, as if many clients sent them.
  const mixed = requests.map((request, index) => ({ request, at: (index * 211) % requests.length }));
  mixed.sort((left, right) => left.at - right.at);
  for (let first = 0; first < mixed.length; first += 50) {
    await Promise.all(
      mixed.slice(first, first + 50).map(async ({ request: { kind, body, status, code } }) => {
        const response = await post(body());
        const { error } = (await response.json()) as Answer;
        expect([kind, response.status, error?.code]).toEqual([kind, status, code]);
      }),
    );
  }
  expect(running.devnet.tip.block.header.height).toBe(height);
  expect((await rpc('info_get_status', null)).result).toMatchObject({
    last_added_block_info: { height: Number(height) },
  });
  expect((await put(transferDeploy(carol, dave.publicKey, 2_500_000_000n))).result).toBeDefined();
  expect(running.devnet.tip.block.header.height).toBe(height + 1n);
}, 120_000);

test('200 clients at once each get their transfer into a block of the chain', async () => {
  const before = running.devnet.chain.blocks.length;
  const transfers = Array.from({ length: 200 }, () => transferDeploy(carol, dave.publicKey, 2_500_000_000n));
  const answers = await Promise.all(transfers.map(put));
  expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(running.devnet.chain.blocks.length).toBe(before + 200);
  const blocks = running.devnet.chain.blocks;
  blocks.forEach(({ block }, index) => {
    expect(block.header.height).toBe(BigInt(index));
    if (index > 0) expect(block.header.parentHash).toEqual(blocks[index - 1]!.block.hash);
  });
  for (const { value } of transfers) {
    expect(running.devnet.chain.transaction(value.hash)?.execution?.artifact.result.errorMessage).toBeUndefined();
  }
}, 60_000);

test('a client that hangs holds nothing up', async () => {
  const { hostname, port } = new URL(running.rpcUrl);
  const half = connect(Number(port), hostname);
  half.write('POST /rpc HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"json');
  const listener = connect(Number(port), hostname);
  listener.write('GET /events?start_from=0 HTTP/1.1\r\nhost: x\r\n\r\n');
  listener.pause();
  half.on('error', () => undefined);
  listener.on('error', () => undefined);
  expect((await put(transferDeploy(carol, dave.publicKey, 2_500_000_000n))).result).toBeDefined();
  expect((await rpc('chain_get_block', null)).result).toBeDefined();
  half.destroy();
  listener.destroy();
});

test('it listens on the loopback address, and says which port is taken', async () => {
  expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const taken = startDevnet({ port: Number(new URL(running.url).port), restPort: false, eventsPort: false });
  await expect(taken).rejects.toMatchObject({ code: 'BAD_ARGUMENT', message: expect.stringContaining('is taken') });
});

test('a browser wallet may call it', async () => {
  const preflight = await fetch(running.rpcUrl, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://wallet.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(preflight.ok).toBe(true);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  const response = await fetch(`${running.restUrl}/status`, { headers: { origin: 'https://wallet.example' } });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({ chainspec_name: 'casper-net-1' });
});

test('a web page cannot have files written or read', async () => {
  for (const method of ['casper_dumpState', 'casper_loadState']) {
    const file = join(__dirname, 'never');
    const body = writeJson({ jsonrpc: '2.0', id: 1, method, params: { file } });
    const response = await post(body, { 'content-type': 'application/json', origin: 'https://example.com' });
    expect(await response.json()).toMatchObject({ error: { code: -32019 } });
    expect(existsSync(file)).toBe(false);
  }
});

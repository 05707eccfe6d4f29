/** Which transactions become a request, and the texts for those that do not, as the reference gives them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Either, isLeft } from 'fp-ts/Either';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { type ByteReader, readAll } from '../../../src/bytes/reader';
import {
  customPaymentFromSessionInputData,
  type InvalidRequest,
  paymentFromExecutableDeployItem,
  type RequestBlockInfo,
  type SessionInputData,
  sessionFromExecutableDeployItem,
  sessionFromSessionInputData,
  type WasmV1Request,
} from '../../../src/engine/wasmV1Request';
import type { ExecutableDeployItem } from '../../../src/types/deploy';
import type { InitiatorAddr } from '../../../src/types/initiatorAddr';
import { readPricingMode } from '../../../src/types/pricingMode';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { readTransactionEntryPoint } from '../../../src/types/transactionEntryPoint';
import { TransactionHash } from '../../../src/types/transactionHash';
import { readTransactionTarget } from '../../../src/types/transactionTarget';

type Outcome =
  | { readonly error: string }
  | { readonly item: string; readonly entryPoint: string; readonly phase: number };

interface Vectors {
  readonly hash: string;
  readonly v1: readonly {
    readonly target: string;
    readonly entryPoint: string;
    readonly pricingMode: string;
    readonly session: Outcome;
    readonly payment: Outcome;
  }[];
  readonly deploys: readonly { readonly session: Outcome; readonly payment: Outcome }[];
}

const vectors = JSON.parse(readFileSync(join(__dirname, '..', '..', 'vectors', 'requests.json'), 'utf8')) as Vectors;

const BLOCK: RequestBlockInfo = {
  blockTime: 0n,
  blockHeight: 0n,
  parentBlockHash: new Uint8Array(32),
  protocolVersion: ProtocolVersion.fromParts(2, 0, 0),
};
const initiatorAddr: InitiatorAddr = { _tag: 'PublicKey', publicKey: PublicKey.fromHex('00') };
const args = RuntimeArgs.from([]);

function decode<T>(hex: string, read: (reader: ByteReader) => T): T {
  return readAll(hexToBytes(hex), read);
}

/** A request in the form of the vectors. */
function outcome(result: Either<InvalidRequest, WasmV1Request>): Outcome {
  if (isLeft(result)) return { error: result.left.message };
  const { executableItem, entryPoint, phase } = result.right;
  return { item: itemText(executableItem), entryPoint, phase };
}

function itemText(item: WasmV1Request['executableItem']): string {
  switch (item._tag) {
    case 'SessionBytes':
      return `SessionBytes ${item.moduleBytes.length} ${item.isInstallUpgrade ? 'InstallUpgradeBytecode' : 'GenericBytecode'}`;
    case 'Invocation':
      return `Invocation ${JSON.stringify(item.target, asHex)}`;
    default:
      return `${item._tag} ${item.moduleBytes.length}`;
  }
}

function asHex(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? bytesToHex(value) : value;
}

/** The vectors give what is invoked as the bytes of a stored target. */
function expected(outcome: Outcome): Outcome {
  if ('error' in outcome || !outcome.item.startsWith('Invocation ')) return outcome;
  const target = decode(outcome.item.slice('Invocation '.length), readTransactionTarget);
  const id = target._tag === 'Stored' ? target.id : undefined;
  return { ...outcome, item: `Invocation ${JSON.stringify(id, asHex)}` };
}

describe('V1 transactions', () => {
  test.each(vectors.v1)('$target $entryPoint $pricingMode', (vector) => {
    const data: SessionInputData = {
      _tag: 'V1',
      hash: hexToBytes(vectors.hash),
      args,
      target: decode(vector.target, readTransactionTarget),
      entryPoint: decode(vector.entryPoint, readTransactionEntryPoint),
      isInstallUpgrade: true,
      pricingMode: decode(vector.pricingMode, readPricingMode),
      initiatorAddr,
      signers: [],
      isStandardPayment: false,
    };
    expect(outcome(sessionFromSessionInputData(BLOCK, 1n, data))).toEqual(expected(vector.session));
    expect(outcome(customPaymentFromSessionInputData(BLOCK, 1n, data))).toEqual(expected(vector.payment));
  });
});

/** Bytes as `hash` of oracle/src/bin/requests.rs makes them. */
function address(first: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? first : 0x1f));
}

/** The items in the order of the vectors. */
const ITEMS: readonly ExecutableDeployItem[] = [
  { _tag: 'ModuleBytes', moduleBytes: new Uint8Array(0), args },
  { _tag: 'ModuleBytes', moduleBytes: Uint8Array.of(9), args },
  { _tag: 'StoredContractByHash', hash: address(5), entryPoint: 'do_it', args },
  { _tag: 'StoredContractByName', name: 'name', entryPoint: 'do_it', args },
  { _tag: 'StoredVersionedContractByHash', hash: address(6), version: undefined, entryPoint: 'do_it', args },
  { _tag: 'StoredVersionedContractByHash', hash: address(6), version: 2, entryPoint: 'do_it', args },
  { _tag: 'StoredVersionedContractByName', name: 'name', version: 2, entryPoint: 'do_it', args },
  { _tag: 'Transfer', args },
];

describe('deploys', () => {
  test('there is an item for each vector', () => {
    expect(vectors.deploys).toHaveLength(ITEMS.length);
  });

  test.each(ITEMS.map((item, n) => [item._tag, n] as const))('%s (item %i)', (_, n) => {
    const session = ITEMS[n]!;
    const vector = vectors.deploys[n]!;
    const deployHash = hexToBytes(vectors.hash);
    const data: SessionInputData = {
      _tag: 'Deploy',
      deployHash,
      session,
      initiatorAddr,
      signers: [],
      isStandardPayment: false,
    };
    expect(outcome(sessionFromSessionInputData(BLOCK, 1n, data))).toEqual(expected(vector.session));
    expect(outcome(customPaymentFromSessionInputData(BLOCK, 1n, data))).toEqual(expected(vector.payment));

    const transactionHash = TransactionHash.deploy(deployHash);
    const frame = { blockInfo: BLOCK, gasLimit: 1n, transactionHash, initiatorAddr, authorizationKeys: [] };
    expect(outcome(sessionFromExecutableDeployItem(frame, session))).toEqual(expected(vector.session));
    expect(outcome(paymentFromExecutableDeployItem(frame, session))).toEqual(expected(vector.payment));
  });
});

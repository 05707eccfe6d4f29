/**
 * Values of a network's state, read when they are needed from the RPC of a node, at one root, and kept in a folder.
 *
 * The engine is synchronous, so a worker asks the node while this thread waits for it.
 *
 * @module
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { isBytesError } from '../../bytes/bytesError';
import { CasperTestError } from '../../bytes/casperTestError';
import { bytesEqual } from '../../bytes/compareBytes';
import { bytesToHex, hexToBytes } from '../../bytes/hex';
import { MerkleProof } from '../../state/merkleProof';
import type { Key } from '../../types/key';
import type { StoredValue } from '../../types/storedValue';
import { type JsonObject, parseJson, writeJson } from '../json/exactJson';

/** Which state of which network. */
export interface ForkOptions {
  /** Address of the RPC, such as `http://127.0.0.1:11101/rpc`. */
  readonly url: string;
  /** Height of the block whose state it is; the latest when left out, or the one that the cache is about. */
  readonly blockHeight?: bigint;
  /** Where what was read is kept; commit it, and the network is not asked again. */
  readonly cacheFolder?: string;
  /** Never ask the network: what is not in the cache is an error. */
  readonly offline?: boolean;
  /** How long to wait for an answer, milliseconds; 30000 when left out. */
  readonly timeout?: number;
}

/** The block a fork starts from. */
export interface ForkPoint {
  readonly stateRootHash: string;
  readonly blockHash: string;
  readonly blockHeight: number;
  /** Milliseconds since 1970. */
  readonly blockTime: number;
  readonly protocolVersion: string;
  /** Names the network in messages. */
  readonly url: string;
}

const POINT_FILE = 'fork.json';
const VALUES_FILE = 'values.jsonl';

/** Code of the worker: a request comes in, the text of the answer goes out, and the waiting thread is woken. */
const WORKER = `
const { workerData } = require('node:worker_threads');
const { port, url, flag } = workerData;
port.on('message', async ({ body, timeout }) => {
  let answer;
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeout) });
    answer = { text: await response.text(), status: response.status };
  } catch (error) {
    answer = { failure: error.cause ? String(error.cause.message || error.cause.code) : String(error.message) };
  }
  port.postMessage(answer);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
`;

interface WorkerAnswer {
  readonly text?: string;
  readonly status?: number;
  readonly failure?: string;
}

/** Calls of a JSON-RPC that block this thread. */
class BlockingRpc {
  readonly #url: string;
  readonly #timeout: number;
  #worker: { readonly port: MessagePort; readonly flag: Int32Array } | undefined;

  constructor(url: string, timeout: number) {
    this.#url = url;
    this.#timeout = timeout;
  }

  /** The whole answer. @throws CasperTestError `NOT_FOUND` when there is none */
  call(method: string, params?: object): JsonObject {
    const { port, flag } = this.#start();
    Atomics.store(flag, 0, 0);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, ...(params === undefined ? {} : { params }) });
    port.postMessage({ body, timeout: this.#timeout });
    Atomics.wait(flag, 0, 0, this.#timeout + 1_000);
    const answer = receiveMessageOnPort(port)?.message as WorkerAnswer | undefined;
    if (answer?.text === undefined || answer.status !== 200) {
      throw this.#unreachable(
        method,
        answer?.failure ?? (answer?.status === undefined ? 'no answer in time' : `HTTP ${answer.status}`),
      );
    }
    try {
      return parseJson(answer.text) as JsonObject;
    } catch {
      throw this.#unreachable(method, 'the answer is not JSON');
    }
  }

  #start(): { readonly port: MessagePort; readonly flag: Int32Array } {
    if (this.#worker !== undefined) return this.#worker;
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(WORKER, {
      eval: true,
      workerData: { port: port2, url: this.#url, flag },
      transferList: [port2],
      execArgv: [],
    });
    worker.unref();
    port1.unref();
    this.#worker = { port: port1, flag };
    return this.#worker;
  }

  #unreachable(method: string, reason: string): CasperTestError {
    return new CasperTestError({
      code: 'NOT_FOUND',
      shortMessage: `The node at ${this.#url} did not answer ${method}: ${reason}.`,
      hint: 'Check the address of its RPC, or work offline from a cache folder.',
    });
  }
}

/** See the module's description. */
export class RemoteState {
  readonly point: ForkPoint;
  readonly #rpc: BlockingRpc;
  readonly #options: ForkOptions;
  readonly #values = new Map<string, { readonly key: Key; readonly value: StoredValue | undefined }>();
  /** Values of the cache that nobody asked for yet. */
  readonly #cached = new Map<string, string | null>();

  private constructor(options: ForkOptions, rpc: BlockingRpc, point: ForkPoint) {
    this.#options = options;
    this.#rpc = rpc;
    this.point = point;
    this.#readCache();
  }

  /** @throws CasperTestError `NOT_FOUND` when the node or the cache has not what is asked for */
  static open(options: ForkOptions): RemoteState {
    const rpc = new BlockingRpc(options.url, options.timeout ?? 30_000);
    return new RemoteState(options, rpc, forkPoint(options, rpc));
  }

  /** The keys that were read and are there. */
  knownKeys(): readonly Key[] {
    return [...this.#values.values()].filter(({ value }) => value !== undefined).map(({ key }) => key);
  }

  /**
   * The value under a key, which must be normalized.
   *
   * @throws CasperTestError `NOT_FOUND` when it cannot be asked for, `CORRUPT_STORE` when what came is not of this state
   */
  read(key: Key): StoredValue | undefined {
    const known = this.#values.get(key.id);
    if (known !== undefined) return known.value;
    if (isLaterHold(key, this.point)) return undefined;
    const hex = bytesToHex(key.bytes);
    const cached = this.#cached.get(hex);
    if (cached === undefined && this.#options.offline) {
      throw new CasperTestError({
        code: 'NOT_FOUND',
        shortMessage: `The cache of the fork has nothing about ${key.toFormattedString()}.`,
        hint: 'Run once with access to the network, and commit the cache folder.',
      });
    }
    const proof = cached === undefined ? this.#ask(key) : cached;
    const value = proof === null ? undefined : this.#proven(key, proof);
    if (cached === undefined) this.#keep(hex, proof);
    this.#values.set(key.id, { key, value });
    return value;
  }

  /** The proof of a value in hex, or null where there is none. */
  #ask(key: Key): string | null {
    const answer = this.#rpc.call('query_global_state', {
      state_identifier: { StateRootHash: this.point.stateRootHash },
      key: key.toFormattedString(),
      path: [],
    });
    const error = answer.error as
      | { readonly code: number; readonly message: string; readonly data?: unknown }
      | undefined;
    // -32003: there is no such value.
    if (error?.code === -32003) return null;
    const proof = (answer.result as JsonObject | undefined)?.merkle_proof;
    if (error !== undefined && error !== null) {
      throw new CasperTestError({
        code: 'NOT_FOUND',
        shortMessage: `The node at ${this.#options.url} refused to read ${key.toFormattedString()}: ${error.message} (${error.code}).`,
        details: error.data === undefined || error.data === null ? [] : [String(error.data)],
      });
    }
    if (typeof proof !== 'string') throw this.#corrupt(key, 'no proof came with it');
    return proof;
  }

  /** The value out of its proof, which must lead to the root of the fork. */
  #proven(key: Key, hex: string): StoredValue {
    let proof: MerkleProof;
    try {
      // A list of one proof, since there is no path.
      proof = MerkleProof.fromBytes(hexToBytes(hex).subarray(4));
    } catch (error) {
      if (!isBytesError(error)) throw error;
      throw this.#corrupt(key, error.reason);
    }
    if (!bytesEqual(proof.key.bytes, key.bytes)) throw this.#corrupt(key, 'it is of another key');
    if (bytesToHex(proof.stateRootHash()) !== this.point.stateRootHash)
      throw this.#corrupt(key, 'its proof is of another state');
    return proof.value;
  }

  #corrupt(key: Key, reason: string): CasperTestError {
    return new CasperTestError({
      code: 'CORRUPT_STORE',
      shortMessage: `What was read of ${key.toFormattedString()} is of no use: ${reason}.`,
      hint: 'Delete the cache folder if it was changed by hand.',
    });
  }

  #keep(key: string, proof: string | null): void {
    const { cacheFolder } = this.#options;
    if (cacheFolder !== undefined) appendFileSync(join(cacheFolder, VALUES_FILE), `${JSON.stringify([key, proof])}\n`);
  }

  #readCache(): void {
    const { cacheFolder } = this.#options;
    const file = cacheFolder === undefined ? undefined : join(cacheFolder, VALUES_FILE);
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      // A process that died may have left half a line.
      const match = /^\["([0-9a-f]+)",(?:"([0-9a-f]+)"|null)\]$/.exec(line);
      if (match !== null) this.#cached.set(match[1]!, match[2] ?? null);
    }
  }
}

/** Whether it is the hold of a block that the network had not yet: nobody needs to be asked. */
function isLaterHold(key: Key, { blockTime }: ForkPoint): boolean {
  const payload = key.payload();
  return payload.variant === 'BalanceHold' && payload.blockTime > BigInt(blockTime);
}

function forkPoint({ url, blockHeight, cacheFolder, offline }: ForkOptions, rpc: BlockingRpc): ForkPoint {
  const file = cacheFolder === undefined ? undefined : join(cacheFolder, POINT_FILE);
  if (file !== undefined && existsSync(file)) {
    const point = JSON.parse(readFileSync(file, 'utf8')) as ForkPoint;
    if (blockHeight !== undefined && BigInt(point.blockHeight) !== blockHeight) {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: `The cache is about block ${point.blockHeight}, not about block ${blockHeight}.`,
        hint: 'Use another cache folder.',
      });
    }
    return point;
  }
  if (offline) {
    throw new CasperTestError({
      code: 'NOT_FOUND',
      shortMessage: `There is no cache of a fork in ${cacheFolder ?? '(no folder)'}.`,
      hint: 'Run once with access to the network, and commit the cache folder.',
    });
  }
  const identifier = blockHeight === undefined ? undefined : { block_identifier: { Height: Number(blockHeight) } };
  const answer = rpc.call('chain_get_block', identifier);
  const block = (answer.result as { block_with_signatures?: { block?: { Version2?: JsonObject } } } | undefined)
    ?.block_with_signatures?.block?.Version2;
  if (block === undefined) {
    throw new CasperTestError({
      code: 'NOT_FOUND',
      shortMessage: `The node at ${url} has no block ${blockHeight ?? ''} of protocol 2.`,
      details: [writeJson(answer.error ?? null)],
    });
  }
  const header = block.header as JsonObject;
  const point: ForkPoint = {
    url,
    stateRootHash: String(header.state_root_hash),
    blockHash: String(block.hash),
    blockHeight: Number(header.height),
    blockTime: Date.parse(String(header.timestamp)),
    protocolVersion: String(header.protocol_version),
  };
  if (cacheFolder !== undefined && file !== undefined) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(point, undefined, 2)}\n`);
  }
  return point;
}

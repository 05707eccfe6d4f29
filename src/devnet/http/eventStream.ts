/**
 * The event stream: what happened on the chain, in the forms of a sidecar and, on the old paths, of a node before 2.0.
 *
 * Answers to: casper-sidecar `types/src/sse_data.rs`, `event_sidecar/src/event_stream_server/`; `legacy_sse_data/` for the old
 * paths.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { initiatorAccountHash } from '../../types/initiatorAddr';
import type { BlockRecord, Chain, ChainEvent } from '../chain/chain';
import { chainNameHash, finalitySignatures } from '../chain/finalitySignatures';
import { blockJson, executionResultJson } from '../json/blockJson';
import { effectsJson } from '../json/effectsJson';
import { integer, type Json, writeJson } from '../json/exactJson';
import { executionResultV1Json } from '../json/executionResultV1Json';
import { durationText, timestampText } from '../json/timeText';
import { deployJson, transactionJson } from '../json/transactionJson';
import { initiatorAddrJson, messageJson, transactionHashJson } from '../json/transferJson';
import { API_VERSION } from '../rpc/rpcMethod';

/** Which events a path has. */
export type EventPath = 'all' | 'main' | 'deploys' | 'sigs';

/** An event as it is sent. Its text is written when it is first asked for: without listeners, never. */
export interface StreamedEvent {
  readonly id: number;
  /** JSON of one line. */
  data(): string;
}

/** How many events are kept for `start_from`. Source: `event_stream_buffer_length` of the sidecar. */
const KEPT_EVENTS = 5000;

/** Paths on which each legacy event is sent. */
const LEGACY_PATHS: Readonly<Record<string, EventPath>> = {
  BlockAdded: 'main',
  DeployProcessed: 'main',
  DeployExpired: 'main',
  Step: 'main',
  DeployAccepted: 'deploys',
  FinalitySignature: 'sigs',
};

type Named = readonly [name: string, contents: () => Json];

/** Numbers events and keeps the latest. */
export class EventStream {
  readonly #chain: Chain;
  readonly #events: (StreamedEvent & { readonly path: EventPath })[] = [];
  readonly #subscribers = new Set<{ readonly path: EventPath; readonly send: (event: StreamedEvent) => void }>();
  #nextId = 0;

  constructor(chain: Chain) {
    this.#chain = chain;
    for (const record of chain.blocks) this.#blockAdded(record);
    chain.listen((event) => this.#take(event));
  }

  /** The first frame of every stream. */
  get opening(): string {
    return writeJson({ ApiVersion: API_VERSION });
  }

  /** Events of a path from a number on, as far as they are kept. */
  since(path: EventPath, startFrom: number): readonly StreamedEvent[] {
    return this.#events.filter((event) => event.path === path && event.id >= startFrom);
  }

  /** Told about every event of a path from now on; the function returned ends that. */
  subscribe(path: EventPath, send: (event: StreamedEvent) => void): () => void {
    const subscriber = { path, send };
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  #take(event: ChainEvent): void {
    switch (event._tag) {
      case 'TransactionAccepted': {
        const { transaction } = event;
        this.#publish('TransactionAccepted', () => transactionJson(transaction));
        if (transaction._tag === 'Deploy') {
          const deploy = transaction.value;
          this.#publishLegacy(['DeployAccepted', () => deployJson(deploy)]);
        }
        break;
      }
      case 'TransactionExpired':
        this.#publish('TransactionExpired', () => ({ transaction_hash: transactionHashJson(event.hash) }));
        if (event.hash.kind === 'Deploy') {
          this.#publishLegacy(['DeployExpired', () => ({ deploy_hash: event.hash.toHex() })]);
        }
        break;
      case 'BlockAdded':
        this.#blockAdded(event.record);
        break;
      case 'Reverted':
        // A network has no such thing. Whoever follows the devnet's page wants to know.
        this.#publish('Reverted', () => ({ height: integer(event.height) }));
    }
  }

  #blockAdded(record: BlockRecord): void {
    const { block, artifacts, stepEffects } = record;
    const hash = bytesToHex(block.hash);
    const { header } = block;
    for (const { facts, result, messages } of artifacts) {
      const shared = { timestamp: timestampText(facts.timestamp), ttl: durationText(facts.ttl), block_hash: hash };
      this.#publish('TransactionProcessed', () => ({
        transaction_hash: transactionHashJson(facts.hash),
        initiator_addr: initiatorAddrJson(facts.initiator),
        ...shared,
        execution_result: executionResultJson(result),
        messages: messages.map(messageJson),
      }));
      const { initiator } = facts;
      const account =
        initiator._tag === 'PublicKey'
          ? initiator.publicKey.toHex()
          : initiatorAccountHash(initiator).toFormattedString();
      this.#publishLegacy([
        'DeployProcessed',
        () => ({
          deploy_hash: facts.hash.toHex(),
          account,
          ...shared,
          dependencies: [],
          execution_result: executionResultV1Json(result),
        }),
      ]);
    }
    const added = (): Json => ({ block_hash: hash, block: blockJson(block) });
    this.#publish('BlockAdded', added);
    this.#publishLegacy(['BlockAdded', added]);
    for (const { publicKey, signature } of finalitySignatures(this.#chain, record)) {
      const signed = () => ({
        block_hash: hash,
        block_height: integer(header.height),
        era_id: integer(header.eraId),
        chain_name_hash: bytesToHex(chainNameHash(this.#chain)),
        signature: signature().toHex(),
        public_key: publicKey.toHex(),
      });
      this.#publish('FinalitySignature', () => ({ V2: signed() }));
      this.#publishLegacy([
        'FinalitySignature',
        () => {
          const { block_height: _height, chain_name_hash: _name, ...legacy } = signed();
          return legacy;
        },
      ]);
    }
    if (stepEffects !== undefined) {
      const step = (): Json => ({ era_id: integer(header.eraId), execution_effects: effectsJson(stepEffects) });
      this.#publish('Step', step);
      this.#publishLegacy(['Step', step]);
    }
  }

  #publish(name: string, contents: () => Json): void {
    this.#send('all', [name, contents]);
  }

  #publishLegacy(event: Named): void {
    const path = LEGACY_PATHS[event[0]];
    if (path !== undefined) this.#send(path, event);
  }

  #send(path: EventPath, [name, contents]: Named): void {
    let text: string | undefined;
    const data = (): string => {
      text ??= writeJson({ [name]: contents() });
      return text;
    };
    const event = { id: this.#nextId++, path, data };
    this.#events.push(event);
    if (this.#events.length > 2 * KEPT_EVENTS) this.#events.splice(0, this.#events.length - KEPT_EVENTS);
    for (const subscriber of this.#subscribers) if (subscriber.path === path) subscriber.send(event);
  }
}

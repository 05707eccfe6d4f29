/**
 * A devnet in this process: a chain with its controls and the RPC of a node, without any port.
 *
 * @module
 */

import type { TestAccount } from '../builder/testAccounts';
import { CasperTestError } from '../bytes/casperTestError';
import type { Chainspec } from '../config/chainspec';
import { DEFAULT_CHAINSPEC } from '../config/defaultChainspec';
import type { GenesisAccount } from '../system/genesisAccount';
import { ProtocolVersion } from '../types/protocolVersion';
import type { Transaction } from '../types/transaction';
import { type BlockRecord, Chain, type ChainEvent, type ChainOptions } from './chain/chain';
import type { ChainState } from './chain/chainState';
import { accountsFile, genesisState } from './chain/genesisState';
import { DevnetClock } from './controls/devnetClock';
import { type BlockMode, DevnetControls } from './controls/devnetControls';
import { DEVNET_ACCOUNTS, DEVNET_GENESIS_ACCOUNTS } from './devnetAccounts';
import type { ForkedState, ForkOptions } from './fork/forkedState';
import type { Json } from './json/exactJson';
import { chainStore, forkedState, stateFiles } from './lazyModules';
import { isRpcError } from './rpc/rpcError';
import type { RpcContext } from './rpc/rpcMethod';
import { answerRpc, callMethod } from './rpc/rpcServer';
import { type NetworkChainspec, readChainspecFile, writeChainspecFile } from './settings/chainspecFile';
import { DEFAULT_NODE_SETTINGS, type NodeSettings } from './settings/nodeSettings';
import type { ChainStore } from './store/chainStore';

/** What a devnet is made of; everything may be left out. */
export interface DevnetOptions {
  /** A chainspec, or the path of a `chainspec.toml`; the package's default when left out. */
  readonly chainspec?: Chainspec | string;
  /** Name of the network; `casper-net-1` when left out, unless the chainspec file says another. */
  readonly chainName?: string;
  /** Accounts of genesis; ten people and a validator when left out. */
  readonly accounts?: readonly GenesisAccount[];
  /** When blocks are made; with every transaction when left out. */
  readonly blocks?: 'instant' | 'manual' | { readonly every: number };
  /** Time of genesis, milliseconds since 1970; now when left out. */
  readonly genesisTime?: bigint;
  /** Start from a state that `exportState` or `casper_dumpState` wrote, instead of genesis. */
  readonly stateFile?: string;
  /** Start from the state of a network, and read from there what is missing here. */
  readonly fork?: ForkOptions;
  /** Keep everything in this folder, and go on from what is in it. Needs the package `lmdb`. */
  readonly dataFolder?: string;
  /** Told what the devnet has to say: why transactions were refused, and errors of its own. */
  readonly log?: (line: string) => void;
}

/** What casper-js-sdk's `RpcClient` takes as its handler. */
export interface SdkHandler {
  /** Answers one call of casper-js-sdk. */
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are casper-js-sdk's
  processCall(request: any): Promise<any>;
}

function networkOf({ chainspec, chainName }: DevnetOptions, fork: ForkedState | undefined): NetworkChainspec {
  const base: NetworkChainspec =
    typeof chainspec === 'string'
      ? readChainspecFile(chainspec)
      : { chainspec: chainspec ?? DEFAULT_CHAINSPEC, node: DEFAULT_NODE_SETTINGS };
  const version = fork?.remote.point.protocolVersion;
  const node: NodeSettings = {
    ...base.node,
    ...(chainName === undefined ? {} : { chainName }),
    ...(version === undefined ? {} : { protocolVersion: ProtocolVersion.fromString(version) }),
  };
  return { ...base, node };
}

function blockModeOf(blocks: DevnetOptions['blocks'] = 'instant'): BlockMode {
  if (blocks === 'instant') return { _tag: 'Instant' };
  if (blocks === 'manual') return { _tag: 'Manual' };
  const milliseconds = blocks?.every;
  if (Number.isInteger(milliseconds) && milliseconds > 0 && milliseconds < 2 ** 31) {
    return { _tag: 'Interval', milliseconds };
  }
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `Blocks are made 'instant', 'manual' or { every: milliseconds }, not ${JSON.stringify(blocks)}.`,
  });
}

/** See the module's description. */
export class Devnet {
  readonly _tag: 'Devnet' = 'Devnet';
  /** Blocks, states, transactions. */
  readonly chain: Chain;
  /** Snapshots, time, eras, balances. */
  readonly controls: DevnetControls;
  readonly clock: DevnetClock;
  /** What the methods of the RPC work on. */
  readonly rpcContext: RpcContext;
  readonly #store: ChainStore | undefined;
  readonly #timer: NodeJS.Timeout | undefined;

  private constructor(
    chain: Chain,
    clock: DevnetClock,
    options: DevnetOptions,
    genesisTime: bigint,
    store: ChainStore | undefined,
  ) {
    const mode = blockModeOf(options.blocks);
    const log = options.log ?? (() => undefined);
    this.chain = chain;
    this.clock = clock;
    this.controls = new DevnetControls(chain, clock, mode);
    this.rpcContext = {
      chain,
      controls: this.controls,
      startedAt: Date.now(),
      chainspecFile: writeChainspecFile(chain.network, genesisTime),
      accountsFile: accountsFile(options.accounts ?? DEVNET_GENESIS_ACCOUNTS),
      log,
    };
    if (mode._tag === 'Interval') {
      this.#timer = setInterval(() => this.#produce(log), mode.milliseconds);
      this.#timer.unref();
    }
    this.#store = store;
    store?.follow(chain);
  }

  /**
   * A devnet. It has two blocks at least: genesis, and one after it.
   *
   * @throws CasperTestError `BAD_CHAINSPEC`, `GENESIS_FAILED`, `BAD_STATE_FILE`, `BAD_ARGUMENT`, `CORRUPT_STORE`, `NOT_FOUND`
   */
  static create(options: DevnetOptions = {}): Devnet {
    if (options.dataFolder === undefined) return Devnet.#create(options, undefined);
    if (options.fork !== undefined) {
      throw new CasperTestError({
        code: 'NOT_SUPPORTED',
        shortMessage: 'A fork keeps what it read in its cache folder, and nothing in a data folder.',
        hint: 'Leave out one of the two.',
      });
    }
    const store = chainStore().ChainStore.open(options.dataFolder);
    try {
      return Devnet.#create(options, store);
    } catch (error) {
      store.close();
      throw error;
    }
  }

  static #create(options: DevnetOptions, store: ChainStore | undefined): Devnet {
    if (options.stateFile !== undefined && options.fork !== undefined) {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: 'A devnet starts from a state file or from a fork, not from both.',
      });
    }
    const fork = options.fork === undefined ? undefined : forkedState().ForkedState.open(options.fork);
    const network = networkOf(options, fork);
    const clock = new DevnetClock();
    const chainOptions: ChainOptions = {
      network,
      clock: () => clock.now(),
      otherClocks: () => (clock.offset === 0n ? [] : [clock.hostNow()]),
      endsEras: fork === undefined,
    };
    const kept = store?.load(network);
    if (kept !== undefined) {
      const time = kept.blocks[0]!.block.header.timestamp;
      return new Devnet(Chain.restore(chainOptions, kept), clock, options, time, store);
    }
    const genesisTime = options.genesisTime ?? clock.now();
    const chain = Chain.genesis(chainOptions, fork ?? firstState(options, network, genesisTime), genesisTime);
    const devnet = new Devnet(chain, clock, options, genesisTime, store);
    chain.produceBlock();
    return devnet;
  }

  /** Ten people with known keys and motes, unless other accounts were given. */
  get accounts(): readonly TestAccount[] {
    return DEVNET_ACCOUNTS;
  }

  /** Name that transactions must carry. */
  get chainName(): string {
    return this.chain.network.node.chainName;
  }

  /** The latest block. */
  get tip(): BlockRecord {
    return this.chain.tip;
  }

  /**
   * Takes a transaction; in the instant mode it is executed when this returns.
   *
   * @throws Rejection with the node's reason
   */
  submit(transaction: Transaction): boolean {
    return this.controls.submit(transaction);
  }

  /** Told about everything that happens; the function returned ends that. */
  listen(listener: (event: ChainEvent) => void): () => void {
    return this.chain.listen(listener);
  }

  /**
   * Calls a method of the RPC and gives its result.
   *
   * @throws RpcError with the node's code, message and data
   */
  rpc(method: string, params?: Json): Promise<Json> {
    return callMethod(this.rpcContext, method, params);
  }

  /** Answers the text of a JSON-RPC request. */
  async request(body: string): Promise<string> {
    return (await answerRpc(this.rpcContext, body)).body;
  }

  /** What casper-js-sdk's `RpcClient` takes in place of an `HttpHandler`: no port is opened. */
  sdkHandler(): SdkHandler {
    return {
      processCall: async ({ method, params }: { readonly method: string; readonly params: unknown }) => {
        try {
          const given = params === undefined ? undefined : (JSON.parse(JSON.stringify(params)) as Json);
          return { version: '2.0', id: '1', result: plain(await this.rpc(method, given)), error: undefined };
        } catch (error) {
          if (!isRpcError(error)) throw error;
          return { version: '2.0', id: '1', result: undefined, error: error.toJson() };
        }
      },
    };
  }

  /** Ends timers and closes the data folder. */
  close(): void {
    clearInterval(this.#timer);
    this.#store?.close();
  }

  /** A block that cannot be made leaves the chain as it was, and the next one is tried in time. */
  #produce(log: (line: string) => void): void {
    try {
      this.chain.produceBlock();
    } catch (error) {
      log(`no block was made: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
}

/** As a client of HTTP would see it: long integers are numbers. */
function plain(value: Json): unknown {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)));
}

function firstState(options: DevnetOptions, network: NetworkChainspec, genesisTime: bigint): ChainState {
  if (options.stateFile !== undefined) return stateFiles().readStateFile(options.stateFile);
  return genesisState(network, options.accounts ?? DEVNET_GENESIS_ACCOUNTS, genesisTime);
}

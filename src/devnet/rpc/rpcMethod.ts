/**
 * What a method of the RPC is.
 *
 * @module
 */
import type { Chain } from '../chain/chain';
import type { DevnetControls } from '../controls/devnetControls';
import type { Json } from '../json/exactJson';
import type { ParamSpec, Params } from './params';

/** What methods work on. */
export interface RpcContext {
  readonly chain: Chain;
  readonly controls: DevnetControls;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Texts of the files that `info_get_chainspec` gives. */
  readonly chainspecFile: string;
  readonly accountsFile: string;
  /** Told why a transaction was refused, in more words than its client is. */
  /** Whether a web page asks: it may be any that the user visits, so it names no files on this machine. */
  readonly isWebPage?: boolean;
  readonly log: (line: string) => void;
}

/** A method. */
export interface RpcMethod {
  readonly name: string;
  readonly description: string;
  readonly params: readonly ParamSpec[];
  /** The members of the result besides `api_version`. Throws `RpcError`. */
  run(context: RpcContext, params: Params): Json | Promise<Json>;
}

/** Version of the RPC. Source: casper-sidecar `rpcs.rs` (`CURRENT_API_VERSION`). */
export const API_VERSION = '2.0.0';

/**
 * Errors of JSON-RPC with the codes and texts of a node.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/{error,error_code,common}.rs`, `json_rpc/src/error.rs`.
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import type { Json } from '../json/exactJson';

/** Codes with their messages. */
const RPC_ERRORS = {
  ParseError: [-32700, 'Parse error'],
  InvalidRequest: [-32600, 'Invalid Request'],
  MethodNotFound: [-32601, 'Method not found'],
  InvalidParams: [-32602, 'Invalid params'],
  InternalError: [-32603, 'Internal error'],
  NoSuchDeploy: [-32000, 'No such deploy'],
  NoSuchBlock: [-32001, 'No such block'],
  FailedToParseQueryKey: [-32002, 'Failed to parse query key'],
  QueryFailed: [-32003, 'Query failed'],
  QueryFailedToExecute: [-32004, 'Query failed to execute'],
  FailedToParseGetBalanceURef: [-32005, 'Failed to parse get-balance URef'],
  FailedToGetBalance: [-32006, 'Failed to get balance'],
  InvalidDeploy: [-32008, 'Invalid Deploy'],
  NoSuchAccount: [-32009, 'No such account'],
  FailedToGetDictionaryURef: [-32010, 'Failed to get dictionary URef'],
  FailedToGetTrie: [-32011, 'Failed to get trie'],
  NoSuchStateRoot: [-32012, 'No such state root'],
  NoSuchMainPurse: [-32013, 'Failed to get main purse'],
  NoSuchTransaction: [-32014, 'No such transaction'],
  VariantMismatch: [-32015, 'Variant mismatch internal error'],
  InvalidTransaction: [-32016, 'Invalid transaction'],
  NodeRequestFailed: [-32018, 'Node request failure'],
  FunctionIsDisabled: [-32019, 'Function needed to execute this request is disabled'],
  NoSuchAddressableEntity: [-32020, 'No such addressable entity'],
  AccountMigratedToEntity: [-32021, 'Account migrated to an addressable entity'],
  NoRewardsFound: [-32022, 'No rewards found'],
  SwitchBlockNotFound: [-32023, 'Switch block not found'],
  PurseNotFound: [-32026, 'Purse not found'],
} as const;

/** Name of a code. */
export type RpcErrorName = keyof typeof RPC_ERRORS;

/** What a method answers instead of a result. */
export class RpcError extends Error {
  readonly _tag: 'RpcError' = 'RpcError';
  override readonly name: string = 'RpcError';
  readonly code: number;
  readonly data: Json;

  constructor(name: RpcErrorName, data: Json = null) {
    const [code, message] = RPC_ERRORS[name];
    super(message);
    this.code = code;
    this.data = data;
  }

  /** The `error` member of the answer. */
  toJson(): Json {
    return { code: this.code, message: this.message, data: this.data };
  }
}

/** Whether a value is an {@link RpcError}, also one of another copy of this module. */
export function isRpcError(value: unknown): value is RpcError {
  return hasTag(value, 'RpcError');
}

/** Answers with an error. */
export function rpcFail(name: RpcErrorName, data?: Json): never {
  throw new RpcError(name, data);
}

/** The answer for a root that no block has. */
export function unknownRoot(what: string): never {
  return rpcFail('NoSuchStateRoot', `request for ${what} has failed: could not find the provided state root hash`);
}

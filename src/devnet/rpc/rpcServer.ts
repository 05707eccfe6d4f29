/**
 * JSON-RPC 2.0: a request in, an answer out. There are no batches, as in a node.
 *
 * Answers to: casper-sidecar `json_rpc/src/{filters,request,request_handlers,response}.rs`.
 *
 * @module
 */
import { isCasperTestError } from '../../bytes/casperTestError';
import { type Json, type JsonObject, parseJson, writeJson } from '../json/exactJson';
import { ACCOUNT_METHODS } from './methods/accountMethods';
import { AUCTION_METHODS } from './methods/auctionMethods';
import { BALANCE_METHODS } from './methods/balanceMethods';
import { CHAIN_METHODS } from './methods/chainMethods';
import { CONTROL_METHODS } from './methods/controlMethods';
import { discoverMethod } from './methods/discoverMethod';
import { EXPLORER_METHODS } from './methods/explorerMethods';
import { INFO_METHODS } from './methods/infoMethods';
import { STATE_METHODS } from './methods/stateMethods';
import { Params } from './params';
import { isRpcError, RpcError, type RpcErrorName, rpcFail } from './rpcError';
import { API_VERSION, type RpcContext, type RpcMethod } from './rpcMethod';

/** Methods of a node. */
export const NODE_METHODS: readonly RpcMethod[] = [
  ...ACCOUNT_METHODS,
  ...CHAIN_METHODS,
  ...INFO_METHODS,
  ...AUCTION_METHODS,
  ...BALANCE_METHODS,
  ...STATE_METHODS,
];

/** Every method by its name. */
export const RPC_METHODS: ReadonlyMap<string, RpcMethod> = (() => {
  const methods = [...NODE_METHODS, ...CONTROL_METHODS, ...EXPLORER_METHODS];
  const all = [...methods, discoverMethod(methods)];
  return new Map(all.map((method) => [method.name, method]));
})();

/** What goes back to the client. */
export interface RpcAnswer {
  readonly status: number;
  readonly body: string;
}

interface Request {
  readonly id: Json;
  readonly method: string;
  readonly params: Json | undefined;
}

const MEMBERS: ReadonlySet<string> = new Set(['jsonrpc', 'method', 'params', 'id']);

/** Answers the body of a request. Never throws. */
export async function answerRpc(context: RpcContext, body: string): Promise<RpcAnswer> {
  let given: JsonObject;
  try {
    given = asObject(parseJson(body));
  } catch (error) {
    return failure(null, new RpcError('ParseError', (error as Error).message));
  }
  let request: Request;
  try {
    const read = readRequest(given);
    if (read === undefined) {
      return { status: 400, body: writeJson({ message: "The request is missing the 'id' field" }) };
    }
    request = read;
  } catch (error) {
    const badId = isRpcError(error) && String(error.data).startsWith("'id'");
    return failure(badId ? null : (given.id ?? null), asRpcError(error, context));
  }
  try {
    const result = await callMethod(context, request.method, request.params);
    return { status: 200, body: writeJson({ jsonrpc: '2.0', id: request.id, result }) };
  } catch (error) {
    return failure(request.id, asRpcError(error, context));
  }
}

/** Calls a method. Throws `RpcError`. */
export async function callMethod(context: RpcContext, name: string, given: Json | undefined): Promise<Json> {
  const method = RPC_METHODS.get(name);
  if (method === undefined) {
    return rpcFail('MethodNotFound', `'${name}' is not a supported json-rpc method on this server`);
  }
  const result = await method.run(context, Params.read(given, method.params));
  return { api_version: API_VERSION, ...(result as JsonObject) };
}

function asObject(value: Json): JsonObject {
  if (Array.isArray(value)) throw new SyntaxError('invalid type: sequence, expected a map at line 1 column 0');
  if (typeof value !== 'object' || value === null) throw new SyntaxError('expected a map');
  return value as JsonObject;
}

/** The request, or `undefined` when it has no id. Checks are in the order of the sidecar. */
function readRequest(given: JsonObject): Request | undefined {
  const bad = (reason: string): never => rpcFail('InvalidRequest' satisfies RpcErrorName, reason);
  const { jsonrpc, method, params, id } = given;
  if (jsonrpc === undefined) bad("Missing 'jsonrpc' field");
  if (typeof jsonrpc === 'number') {
    bad(`Expected 'jsonrpc' to be a String with value '2.0', but got a Number '${jsonrpc}'`);
  }
  if (typeof jsonrpc !== 'string') {
    bad(`Expected 'jsonrpc' to be a String with value '2.0', but got '${writeJson(jsonrpc ?? null)}'`);
  }
  if (jsonrpc !== '2.0') bad(`Expected 'jsonrpc' to be '2.0', but got '${jsonrpc}'`);
  if (method === undefined) bad("Missing 'method' field");
  if (typeof method !== 'string') return bad("Expected 'method' to be a String");
  if (params !== undefined && params !== null && typeof params !== 'object') {
    const kind = typeof params === 'string' ? 'String' : typeof params === 'boolean' ? 'Boolean' : 'Number';
    bad(`If present, 'params' must be an Array or Object, but was a ${kind}`);
  }
  if (id === undefined) return undefined;
  if (typeof id === 'number' && !Number.isInteger(id)) {
    bad("'id' must not contain fractional parts if it is a number");
  }
  if (id !== null && typeof id !== 'string' && typeof id !== 'number' && typeof id !== 'bigint') {
    bad("'id' should be a string or integer");
  }
  const extra = Object.keys(given).filter((name) => !MEMBERS.has(name));
  if (extra.length > 0) {
    bad(`Unexpected field${extra.length > 1 ? 's' : ''}: ${extra.map((name) => `'${name}'`).join(', ')}`);
  }
  return { id, method, params };
}

function failure(id: Json, error: RpcError): RpcAnswer {
  return { status: 200, body: writeJson({ jsonrpc: '2.0', id, error: error.toJson() }) };
}

/** A mistake of the client's is told to it; anything else is a bug, told to it and to whoever runs the devnet. */
function asRpcError(error: unknown, { log }: RpcContext): RpcError {
  if (isRpcError(error)) return error;
  if (isCasperTestError(error)) return new RpcError('InvalidParams', error.message);
  log(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return new RpcError('InternalError', (error as Error)?.message ?? String(error));
}

/**
 * `rpc.discover`: the methods there are, as an OpenRPC document.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/docs.rs`.
 *
 * @module
 */
import type { Json } from '../../json/exactJson';
import { API_VERSION, type RpcMethod } from '../rpcMethod';

function methodJson({ name, description, params }: RpcMethod): Json {
  return {
    name,
    summary: description,
    params: params.map((param) => ({
      name: param.name,
      description: param.description,
      schema: {},
      required: param.isOptional !== true,
    })),
    result: { name: `${name}_result`, schema: {} },
    examples: [],
  };
}

/** The method that lists these and itself. */
export function discoverMethod(methods: readonly RpcMethod[]): RpcMethod {
  const discover: RpcMethod = {
    name: 'rpc.discover',
    description: 'The methods there are, as an OpenRPC document.',
    params: [],
    run: () => ({
      name: 'OpenRPC Schema',
      schema: {
        openrpc: '1.0.0-rc1',
        info: {
          version: API_VERSION,
          title: 'Client API of a Casper devnet',
          description: 'The JSON-RPC of a Casper node, answered by a devnet.',
          contact: {
            name: 'casper-engine-test-support',
            url: 'https://www.npmjs.com/package/casper-engine-test-support',
          },
          license: { name: 'APACHE LICENSE, VERSION 2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        },
        servers: [{ name: 'devnet', url: 'http://127.0.0.1:11101/rpc' }],
        methods: [...methods, discover].map(methodJson),
        components: { schemas: {} },
      },
    }),
  };
  return discover;
}

/**
 * Node's own cryptography, loaded on first use: the one place that names `node:crypto`.
 */

type NodeCrypto = typeof import('node:crypto');

let loaded: NodeCrypto | undefined;

/** The module `node:crypto`. */
export function nodeCrypto(): NodeCrypto {
  loaded ??= require('node:crypto') as NodeCrypto;
  return loaded;
}

/**
 * The RPC of the devnet that serves this page.
 */

/** An answer that is an error: `message` and `data` are the devnet's. */
export class RpcFailure extends Error {
  /**
   * @param {string} message
   * @param {unknown} data
   */
  constructor(message, data) {
    super(message);
    /** @type {unknown} */
    this.data = data;
  }
}

/**
 * The result of a method. Fails with {@link RpcFailure} when the devnet refuses, with another error when it does not answer.
 *
 * @param {string} method
 * @param {Readonly<Record<string, unknown>>} [params] without a value: left out
 * @returns {Promise<any>}
 */
export async function rpc(method, params = {}) {
  const response = await fetch('/rpc', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw new RpcFailure(error.message, error.data);
  return result;
}

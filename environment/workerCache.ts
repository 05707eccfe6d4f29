/**
 * What this worker keeps. Jest loads this file once for each worker.
 *
 * @module
 */
import { SOURCE_FOLDER, type WorkerCache } from '../src/bytes/workerCache';

/** States of so many different geneses are kept; the one unused for longest goes first. */
const MAX_STATES = 32;

const states = new Map<string, Uint8Array>();

/** The cache of this worker. */
export const workerCache: WorkerCache = {
  folder: SOURCE_FOLDER,
  preparation: () => require('../src/wasm/prepare'),
  state: (id) => {
    const bytes = states.get(id);
    if (bytes !== undefined) {
      states.delete(id);
      states.set(id, bytes);
    }
    return bytes;
  },
  keepState: (id, bytes) => {
    if (states.size >= MAX_STATES) states.delete(states.keys().next().value!);
    states.set(id, new Uint8Array(bytes));
  },
};

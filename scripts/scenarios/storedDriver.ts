/** The contract driver in the form that code has once it is stored, for records that scenarios write themselves. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { DEFAULT_CHAINSPEC } from '../../src/config/defaultChainspec';
import { engineConfigFromChainspec } from '../../src/config/engineConfig';
import { prepareSession } from '../../src/wasm/prepare';
import { DRIVER_ENTRY_POINTS } from './driver';
import { type Bytes, hex } from './values';

const DRIVER = join(__dirname, '..', '..', 'tests', 'fixtures', 'wat', 'contract-driver.wasm');

/** Metered as the default chainspec says, with memory imported. */
export function storedDriver(): Bytes {
  const { v1 } = engineConfigFromChainspec(DEFAULT_CHAINSPEC).wasmConfig;
  const prepared = prepareSession(new Uint8Array(readFileSync(DRIVER)), v1);
  return hex(bytesToHex(prepared.storedBytes(DRIVER_ENTRY_POINTS)));
}

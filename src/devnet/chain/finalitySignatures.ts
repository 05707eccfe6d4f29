/**
 * Signatures of validators under a block. The devnet signs for every validator whose secret key everybody knows.
 *
 * Answers to: casper-types `block/finality_signature/finality_signature_v2.rs`.
 *
 * @module
 */

import { TextEncoder } from 'node:util';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../../builder/testAccounts';
import { blake2b256 } from '../../bytes/blake2b';
import { writeBytes } from '../../bytes/writer';
import type { PublicKey } from '../../types/publicKey';
import type { Signature } from '../../types/signature';
import { signingValidators } from './blockPlan';
import type { BlockRecord, Chain } from './chain';

/** A signature under a block, made when it is asked for: most blocks are never asked. */
export interface FinalitySignature {
  readonly publicKey: PublicKey;
  signature(): Signature;
}

const KNOWN = [DEFAULT_PROPOSER, DEFAULT_ACCOUNT, ...Object.values(TEST_ACCOUNTS)];
const memo = new WeakMap<BlockRecord, readonly FinalitySignature[]>();

/** blake2b-256 of the network's name. */
export function chainNameHash(chain: Chain): Uint8Array {
  return blake2b256(new TextEncoder().encode(chain.network.node.chainName));
}

/** The signatures, ascending by key. */
export function finalitySignatures(chain: Chain, record: BlockRecord): readonly FinalitySignature[] {
  const known = memo.get(record);
  if (known !== undefined) return known;
  const { hash, header } = record.block;
  const weights = signingValidators(chain, record.block);
  const message = writeBytes((writer) => {
    writer.writeRaw(hash).writeU64(header.height).writeU64(header.eraId).writeRaw(chainNameHash(chain));
  });
  const signatures = weights.flatMap(([publicKey]) => {
    const account = KNOWN.find((each) => each.publicKey.equals(publicKey));
    if (account === undefined) return [];
    let signature: Signature | undefined;
    return [
      {
        publicKey,
        signature: (): Signature => {
          signature ??= account.secretKey.sign(message);
          return signature;
        },
      },
    ];
  });
  memo.set(record, signatures);
  return signatures;
}

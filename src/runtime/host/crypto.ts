/**
 * Hashing and signatures.
 *
 * Answers to: casper-execution-engine `runtime/externals.rs` (`Blake2b`, `GenericHash`, `RecoverSecp256k1`,
 * `VerifySignature`), `runtime/cryptography.rs`.
 *
 * @module
 */

import { blake2b256 } from '../../bytes/blake2b';
import { nodeCrypto } from '../../bytes/nodeCrypto';
import { API_ERROR } from '../../types/apiError';
import { PublicKey } from '../../types/publicKey';
import { recoverSecp256k1 as recover, Signature, verifySignature as verify } from '../../types/signature';
import type { Runtime } from '../runtime';
import { charge, hostCosts, OK } from './hostFunction';
import { bytesFromMemory, memorySlice, readFromMemory, writeMemory } from './hostMemory';

/** Length of every digest. */
const DIGEST_LENGTH = 32;

/** `casper_blake2b`: the destination must have exactly 32 bytes. */
export function blake2b(
  runtime: Runtime,
  input: number,
  inputSize: number,
  destination: number,
  destinationSize: number,
): number {
  charge(runtime, hostCosts(runtime).blake2b, input, inputSize, destination, destinationSize);
  const digest = blake2b256(memorySlice(runtime, input, inputSize));
  if (destinationSize >>> 0 !== DIGEST_LENGTH) return API_ERROR.BufferTooSmall;
  writeMemory(runtime, destination, digest);
  return OK;
}

/** `casper_generic_hash`: 0 blake2b, 1 blake3, 2 sha256; only the lowest byte of the number counts. */
export function genericHash(
  runtime: Runtime,
  input: number,
  inputSize: number,
  algorithm: number,
  destination: number,
  destinationSize: number,
): number {
  charge(runtime, hostCosts(runtime).genericHash, input, inputSize, algorithm, destination, destinationSize);
  const hash = HASHES[algorithm & 0xff];
  if (hash === undefined) return API_ERROR.InvalidArgument;
  const digest = hash(memorySlice(runtime, input, inputSize));
  if (destinationSize >>> 0 < DIGEST_LENGTH) return API_ERROR.BufferTooSmall;
  return writeOrRefuse(runtime, destination, digest);
}

/** `casper_recover_secp256k1`: the public key that made a signature, 34 bytes with its tag. */
export function recoverSecp256k1(
  runtime: Runtime,
  message: number,
  messageSize: number,
  signaturePointer: number,
  signatureSize: number,
  publicKeyPointer: number,
  recoveryId: number,
): number {
  charge(
    runtime,
    hostCosts(runtime).recoverSecp256k1,
    message,
    messageSize,
    signaturePointer,
    signatureSize,
    publicKeyPointer,
    recoveryId,
  );
  if (recoveryId >>> 0 >= 4) return API_ERROR.InvalidArgument;
  const messageBytes = bytesFromMemory(runtime, message, messageSize);
  const signature = readFromMemory(runtime, signaturePointer, signatureSize, Signature.read);
  const publicKey = recover(messageBytes, signature, recoveryId);
  if (publicKey === undefined) return API_ERROR.InvalidArgument;
  return writeOrRefuse(runtime, publicKeyPointer, publicKey.toBytes());
}

/** `casper_verify_signature` */
export function verifySignature(
  runtime: Runtime,
  message: number,
  messageSize: number,
  signaturePointer: number,
  signatureSize: number,
  publicKeyPointer: number,
  publicKeySize: number,
): number {
  charge(
    runtime,
    hostCosts(runtime).verifySignature,
    message,
    messageSize,
    signaturePointer,
    signatureSize,
    publicKeyPointer,
    publicKeySize,
  );
  const messageBytes = bytesFromMemory(runtime, message, messageSize);
  const signature = readFromMemory(runtime, signaturePointer, signatureSize, Signature.read);
  const publicKey = readFromMemory(runtime, publicKeyPointer, publicKeySize, PublicKey.read);
  return verify(messageBytes, signature, publicKey) ? OK : API_ERROR.InvalidArgument;
}

/** By number, casper-types crypto/hash_algorithm. */
const HASHES: readonly ((input: Uint8Array) => Uint8Array)[] = [
  (input) => blake2b256(input),
  (input) => blake3(input),
  (input) => nodeCrypto().createHash('sha256').update(input).digest(),
];

/** Loaded on first use: hardly any contract asks for it. */
function blake3(input: Uint8Array): Uint8Array {
  const module: typeof import('@noble/hashes/blake3.js') = require('@noble/hashes/blake3.js');
  return module.blake3(input);
}

/** These two functions answer a destination outside of the memory with an error instead of a trap. */
function writeOrRefuse(runtime: Runtime, destination: number, bytes: Uint8Array): number {
  const end = (destination >>> 0) + bytes.length;
  if (end > runtime.instance!.memory().length) return API_ERROR.HostBufferEmpty;
  writeMemory(runtime, destination, bytes);
  return OK;
}

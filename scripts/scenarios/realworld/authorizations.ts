/**
 * CEP-3009: transfers that a holder signs and anybody hands in. What is signed are EIP-712 digests, which the contract
 * computes with Keccak-256 in Wasm before it asks the host to verify the signature.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { recordedNamedKey } from '../recorded';
import type { Scenario, Step } from '../scenario';
import { type Argument, argument, type Bytes, fill, hex, type Json, u64 } from '../values';
import * as odra from './odra';
import { metadata, SUPPLY } from './token';

const { ALICE, BOB, CAROL, OWNER, account, as, call, install, key, u256 } = odra;

/** A signer of one of the two kinds, by its secret key. */
interface Signer {
  readonly publicKey: string;
  readonly address: Bytes;
  sign(message: Uint8Array): Bytes;
}

const SECRET = new Uint8Array(32).fill(7);
const secpKey = `02${bytesToHex(secp256k1.getPublicKey(SECRET, true))}`;
const secpInput = new Uint8Array([...utf8ToBytes('secp256k1'), 0, ...hexToBytes(secpKey.slice(2))]);
const DAVE: Signer = {
  publicKey: secpKey,
  address: hex(`00${bytesToHex(blake2b(secpInput, { dkLen: 32 }))}`),
  sign: (message) =>
    hex(`02${bytesToHex(secp256k1.sign(sha256(message), SECRET, { lowS: true }).toCompactRawBytes())}`),
};
/** The ed25519 secret `[N; 32]` of a test key. */
const edSigner = (publicKey: string, secret: number): Signer => ({
  publicKey,
  address: account(publicKey),
  sign: (message) => hex(`01${bytesToHex(ed25519.sign(message, new Uint8Array(32).fill(secret)))}`),
});
const owner = edSigner(OWNER, 199);
const alice = edSigner(ALICE, 1);

const GENESIS: Json = {
  accounts: [OWNER, ALICE, BOB, CAROL, DAVE.publicKey].map((publicKey) => ({
    publicKey,
    balance: '10000000000000000000',
  })),
};

const CHAIN = 'casper:test';
const keccak = (...parts: readonly Uint8Array[]): Uint8Array =>
  keccak_256(Uint8Array.from(parts.flatMap((part) => [...part])));
const typeHash = (type: string): Uint8Array => keccak_256(utf8ToBytes(type));
const word = (value: bigint): Uint8Array => hexToBytes(value.toString(16).padStart(64, '0'));
const bytesOf = (bytes: Bytes): Uint8Array => hexToBytes(bytes.json as string);
const addressWord = (address: Bytes): Uint8Array => keccak_256(bytesOf(address));

/** The package of the scenario's token, which is part of what is signed; known once the installation was recorded. */
const packageOf = (scenario: string): Uint8Array =>
  hexToBytes(recordedNamedKey('realworld', scenario, 1, 'token') ?? '00'.repeat(32));

function domain(scenario: string): Uint8Array {
  const type = 'EIP712Domain(string name,string version,string chain_name,bytes32 contract_package_hash)';
  const texts = ['Plascoin', '1', CHAIN].map((text) => keccak_256(utf8ToBytes(text)));
  return keccak(typeHash(type), ...texts, packageOf(scenario));
}
const digest = (scenario: string, ...struct: readonly Uint8Array[]): Uint8Array =>
  keccak(Uint8Array.of(0x19, 0x01), domain(scenario), keccak(...struct));

interface Authorization {
  readonly from: Signer;
  readonly to: Bytes;
  readonly value: bigint;
  readonly after?: bigint;
  readonly before?: bigint;
  readonly nonce: number;
}
const FOREVER = 2n ** 64n - 1n;
const nonceOf = (nonce: number): Bytes => fill(32, nonce);
type Kind = 'Transfer' | 'Receive';

function signed(scenario: string, kind: Kind, { from, to, value, after = 0n, before = FOREVER, nonce }: Authorization) {
  const type = `${kind}WithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)`;
  const addresses = [addressWord(from.address), addressWord(to)];
  const words = [value, after, before].map(word);
  return from.sign(digest(scenario, typeHash(type), ...addresses, ...words, bytesOf(nonceOf(nonce))));
}

const publicKeyArgument = (publicKey: string): Argument => argument('public_key', 'PublicKey', hex(publicKey));

/** Hands an authorization in; `change` replaces arguments after the signature was made. */
function redeem(
  scenario: string,
  kind: Kind,
  authorization: Authorization,
  change: { readonly [name: string]: Argument } = {},
): Step {
  const { from, to, value, after = 0n, before = FOREVER, nonce } = authorization;
  const args = [
    key('from', from.address),
    key('to', to),
    u256('value', value),
    argument('valid_after', 'U64', u64(after)),
    argument('valid_before', 'U64', u64(before)),
    odra.byteVector('nonce', nonceOf(nonce)),
    publicKeyArgument(from.publicKey),
    odra.byteVector('signature', signed(scenario, kind, authorization)),
  ];
  const entryPoint = `${kind.toLowerCase()}_with_authorization`;
  return {
    ...call(
      'token',
      entryPoint,
      args.map((arg) => change[arg[0]] ?? arg),
    ),
    blockTime: 100_000,
  };
}

function cancel(scenario: string, authorizer: Signer, nonce: number, signer: Signer = authorizer): Step {
  const type = 'CancelAuthorization(address authorizer,bytes32 nonce)';
  const message = digest(scenario, typeHash(type), addressWord(authorizer.address), bytesOf(nonceOf(nonce)));
  return call('token', 'cancel_authorization', [
    key('authorizer', authorizer.address),
    odra.byteVector('nonce', nonceOf(nonce)),
    publicKeyArgument(signer.publicKey),
    odra.byteVector('signature', signer.sign(message)),
  ]);
}
const used = (authorizer: Signer, nonce: number): Step =>
  call('token', 'authorization_state', [
    key('authorizer', authorizer.address),
    odra.byteVector('nonce', nonceOf(nonce)),
  ]);

const token = (): readonly Step[] => [
  install('cep3009', 'token', { args: [odra.text('chain_name', CHAIN), ...metadata()] }),
  { kind: 'getNamedKeys', owner: { account: OWNER } },
];
const balance = (address: Bytes): Step => odra.dictionary('token', 'balances', odra.base64(address));
const events = (count: number): readonly Step[] => [
  odra.eventCount('token'),
  ...Array.from({ length: count }, (_, n) => odra.event('token', n)),
];

const [bob, carol] = [account(BOB), account(CAROL)];
const TRANSFERS = 'cep3009_transfers';
const CANCEL = 'cep3009_cancel';

export const scenarios: readonly Scenario[] = [
  {
    name: TRANSFERS,
    note: 'Signed transfers handed in by others, with keys of both kinds; each nonce counts once, each in its time',
    genesis: GENESIS,
    steps: [
      ...token(),
      as(CAROL, redeem(TRANSFERS, 'Transfer', { from: owner, to: bob, value: 100n, nonce: 1 })),
      as(CAROL, redeem(TRANSFERS, 'Transfer', { from: owner, to: bob, value: 100n, nonce: 1 })),
      used(owner, 1),
      used(owner, 2),
      redeem(TRANSFERS, 'Transfer', { from: owner, to: DAVE.address, value: 500n, nonce: 2 }),
      as(BOB, redeem(TRANSFERS, 'Transfer', { from: DAVE, to: carol, value: 200n, nonce: 1 })),
      as(BOB, redeem(TRANSFERS, 'Receive', { from: DAVE, to: carol, value: 1n, nonce: 2 })),
      as(CAROL, redeem(TRANSFERS, 'Receive', { from: DAVE, to: carol, value: 1n, nonce: 2 })),
      redeem(TRANSFERS, 'Transfer', { from: alice, to: bob, value: 1n, nonce: 3 }),
      redeem(TRANSFERS, 'Transfer', { from: owner, to: bob, value: 1n, nonce: 4, after: 100n }),
      redeem(TRANSFERS, 'Transfer', { from: owner, to: bob, value: 1n, nonce: 4, before: 100n }),
      redeem(TRANSFERS, 'Transfer', { from: owner, to: bob, value: 1n, nonce: 4, after: 99n, before: 101n }),
      ...[owner.address, bob, carol, DAVE.address].map(balance),
      ...events(11),
    ],
  },
  {
    name: 'cep3009_transfer_failures',
    note: 'Signatures over something else, by somebody else, malformed; nonces of another length',
    genesis: GENESIS,
    steps: [
      ...token(),
      ...[
        { value: u256('value', 101n) },
        { to: key('to', carol) },
        { valid_before: argument('valid_before', 'U64', u64(200)) },
        { nonce: odra.byteVector('nonce', nonceOf(2)) },
        { nonce: odra.byteVector('nonce', fill(31, 1)) },
        { nonce: odra.byteVector('nonce', fill(33, 1)) },
        { from: key('from', alice.address) },
        { public_key: publicKeyArgument(ALICE) },
        { from: key('from', alice.address), public_key: publicKeyArgument(ALICE) },
        { public_key: publicKeyArgument('00') },
        { signature: odra.byteVector('signature', fill(65, 1)) },
        { signature: odra.byteVector('signature', fill(65, 2)) },
        { signature: odra.byteVector('signature', hex('')) },
        { signature: odra.byteVector('signature', fill(10, 1)) },
        { signature: odra.byteVector('signature', hex('00')) },
      ].map((change) =>
        redeem(
          'cep3009_transfer_failures',
          'Transfer',
          { from: owner, to: bob, value: 100n, nonce: 1 },
          change as { readonly [name: string]: Argument },
        ),
      ),
      redeem('cep3009_transfer_failures', 'Receive', { from: owner, to: bob, value: 100n, nonce: 1 }),
      redeem('cep3009_transfer_failures', 'Transfer', { from: owner, to: bob, value: SUPPLY + 1n, nonce: 1 }),
      balance(bob),
      ...events(1),
    ],
  },
  {
    name: CANCEL,
    note: 'A cancelled authorization cannot be redeemed, one redeemed cannot be cancelled',
    genesis: GENESIS,
    steps: [
      ...token(),
      as(BOB, cancel(CANCEL, owner, 1)),
      used(owner, 1),
      redeem(CANCEL, 'Transfer', { from: owner, to: bob, value: 100n, nonce: 1 }),
      cancel(CANCEL, owner, 1),
      cancel(CANCEL, owner, 2, alice),
      redeem(CANCEL, 'Transfer', { from: owner, to: bob, value: 100n, nonce: 2 }),
      cancel(CANCEL, owner, 2),
      cancel(CANCEL, DAVE, 1),
      cancel(CANCEL, DAVE, 1),
      ...events(5),
    ],
  },
];

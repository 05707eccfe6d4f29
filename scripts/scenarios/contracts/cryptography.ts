/** Signatures: verification and recovery. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Scenario, Step } from '../scenario';
import { type Bytes, fill, hex, join, raw } from '../values';
import { code, session } from './contractProgram';

const SECRET = hexToBytes('07'.repeat(32));
const ORDER = secp256k1.CURVE.n;
const message = 'The quick brown fox';

const edKey = hex(`01${bytesToHex(ed25519.getPublicKey(SECRET))}`);
const edSignature = hex(`01${bytesToHex(ed25519.sign(utf8ToBytes(message), SECRET))}`);
const secpKey = hex(`02${bytesToHex(secp256k1.getPublicKey(SECRET, true))}`);
const signed = secp256k1.sign(sha256(utf8ToBytes(message)), SECRET, { lowS: true });
const secpSignature = hex(`02${bytesToHex(signed.toCompactRawBytes())}`);
const recoveryId = signed.recovery;
const word = (value: bigint): string => value.toString(16).padStart(64, '0');
/** The same signature with the other s. */
const highS = hex(`02${word(signed.r)}${word(ORDER - signed.s)}`);
const plain = secp256k1.sign(utf8ToBytes(message.padEnd(32, '.')), SECRET, { lowS: true });

function verify(note: string, text: Bytes, signature: Bytes, key: Bytes): Step {
  const program = code();
  const parameters = [text, signature, key].flatMap((bytes) => [program.data(bytes), bytes.size]);
  return session(program.call('casper_verify_signature', ...parameters), { note });
}

/** Returns the result code and the 34 bytes of the key. */
function recover(note: string, text: Bytes, signature: Bytes, id: number): Step {
  const program = code();
  const result = program.result(4 + 36);
  const parameters = [text, signature].flatMap((bytes) => [program.data(bytes), bytes.size]);
  program.callInto(result.at(0), 'casper_recover_secp256k1', ...parameters, result.at(4), id);
  return session(program.ret(result), { note });
}

const flip = (bytes: Bytes, at: number): Bytes => {
  const text = bytes.json as string;
  const value = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16) ^ 1;
  return hex(text.slice(0, 2 * at) + value.toString(16).padStart(2, '0') + text.slice(2 * at + 2));
};
const text = raw(message);

export const scenarios: readonly Scenario[] = [
  {
    name: 'verify_signature',
    note: 'Signatures of both kinds, right and wrong, of another message, under another key, with the other s',
    steps: [
      verify('ed25519', text, edSignature, edKey),
      verify('secp256k1', text, secpSignature, secpKey),
      verify('ed25519, another message', raw('The quick brown dog'), edSignature, edKey),
      verify('secp256k1, another message', raw('The quick brown dog'), secpSignature, secpKey),
      verify('empty message', hex(''), hex(`01${bytesToHex(ed25519.sign(new Uint8Array(), SECRET))}`), edKey),
      verify(
        'long message',
        fill(5000, 0x61),
        hex(`01${bytesToHex(ed25519.sign(new Uint8Array(5000).fill(0x61), SECRET))}`),
        edKey,
      ),
      verify('ed25519, r changed', text, flip(edSignature, 1), edKey),
      verify('ed25519, s changed', text, flip(edSignature, 33), edKey),
      verify(
        'ed25519, another key',
        text,
        edSignature,
        hex(`01${bytesToHex(ed25519.getPublicKey(hexToBytes('08'.repeat(32))))}`),
      ),
      verify('secp256k1, r changed', text, flip(secpSignature, 1), secpKey),
      verify('secp256k1, s changed', text, flip(secpSignature, 64), secpKey),
      verify('secp256k1, high s', text, highS, secpKey),
      verify(
        'secp256k1, not hashed',
        raw(message.padEnd(32, '.')),
        hex(`02${bytesToHex(plain.toCompactRawBytes())}`),
        secpKey,
      ),
      verify('kinds differ', text, edSignature, secpKey),
      verify('kinds differ', text, secpSignature, edKey),
      verify('system key', text, edSignature, hex('00')),
      verify('system signature', text, hex('00'), edKey),
      verify('ed25519, key of small order', text, edSignature, hex(`01${'00'.repeat(32)}`)),
      verify('ed25519, identity key and signature', text, hex(`0101${'00'.repeat(63)}`), hex(`0101${'00'.repeat(31)}`)),
      verify(
        'ed25519, s beyond the order',
        text,
        hex(`${(edSignature.json as string).slice(0, 66)}${'ff'.repeat(32)}`),
        edKey,
      ),
    ],
  },
  {
    name: 'verify_signature_bad_bytes',
    note: 'Signatures and keys that cannot be decoded, pointers outside of memory',
    steps: [
      verify('unknown signature kind', text, hex(`03${'01'.repeat(64)}`), edKey),
      verify('short signature', text, hex(`01${'01'.repeat(63)}`), edKey),
      verify('long signature', text, join(edSignature, hex('00')), edKey),
      verify('no signature', text, hex(''), edKey),
      verify('secp256k1, r is zero', text, hex(`02${'00'.repeat(32)}${'01'.repeat(32)}`), secpKey),
      verify('secp256k1, s is the order', text, hex(`02${'01'.repeat(32)}${word(ORDER)}`), secpKey),
      verify('unknown key kind', text, edSignature, hex(`03${'01'.repeat(32)}`)),
      verify('short key', text, edSignature, hex(`01${'01'.repeat(31)}`)),
      verify('long key', text, edSignature, join(edKey, hex('00'))),
      verify('ed25519, no point', text, edSignature, hex(`0102${'00'.repeat(31)}`)),
      verify('secp256k1, no point', text, secpSignature, hex(`0202${'00'.repeat(31)}05`)),
      verify('secp256k1, prefix 4', text, secpSignature, hex(`0204${(secpKey.json as string).slice(4)}`)),
      session(code().call('casper_verify_signature', -1, 1, 0, 65, 0, 33)),
      session(code().call('casper_verify_signature', 0, 1, -1, 65, 0, 33)),
      session(code().call('casper_verify_signature', 0, -1, 0, 65, 0, 33), { note: 'size is paid' }),
      (() => {
        const program = code();
        return session(program.call('casper_verify_signature', 0, 1, program.data(edSignature), 65, -1, 33));
      })(),
    ],
  },
  {
    name: 'recover_secp256k1',
    note: 'The key of a signature by its recovery id; every other id gives another key or a code',
    steps: [
      recover('right', text, secpSignature, recoveryId),
      ...[0, 1, 2, 3].map((id) => recover(`id ${id}`, text, secpSignature, id)),
      ...[4, 255, 256, 260, -1].map((id) => recover(`id ${id}`, text, secpSignature, id)),
      recover('another message', raw('x'), secpSignature, recoveryId),
      recover('high s', text, highS, recoveryId),
      recover('high s, other id', text, highS, recoveryId ^ 1),
      recover('ed25519', text, edSignature, 0),
      recover('r that is no coordinate', text, hex(`02${word(5n)}${'01'.repeat(32)}`), 0),
      recover('empty message', hex(''), secpSignature, recoveryId),
    ],
  },
  {
    name: 'recover_secp256k1_bad_bytes',
    note: 'Signatures that cannot be decoded, pointers outside of memory; the id is looked at first',
    steps: [
      recover('short', text, hex('02'), 0),
      recover('unknown kind', text, hex(`07${'01'.repeat(64)}`), 0),
      recover('long', text, join(secpSignature, hex('00')), 0),
      recover('r is zero', text, hex(`02${'00'.repeat(32)}${'01'.repeat(32)}`), 0),
      recover('unknown kind and id', text, hex(`07${'01'.repeat(64)}`), 4),
      session(code().call('casper_recover_secp256k1', -1, 1, 0, 65, 64, 0)),
      session(code().call('casper_recover_secp256k1', -1, 1, 0, 65, 64, 4), { note: 'the id comes first' }),
      session(code().call('casper_recover_secp256k1', 0, 1, -1, 65, 64, 0)),
      session(code().call('casper_recover_secp256k1', 0, -1, 0, 65, 64, 0), { note: 'size is paid' }),
      (() => {
        const program = code();
        const parameters = [text, secpSignature].flatMap((bytes) => [program.data(bytes), bytes.size]);
        return session(program.call('casper_recover_secp256k1', ...parameters, -1, recoveryId), {
          note: 'output outside of memory is a code here',
        });
      })(),
    ],
  },
];

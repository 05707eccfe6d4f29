/**
 * Effects of an execution for people. What was only read is left out: it changes nothing.
 *
 * @module
 */
import { bytesToHex } from '../bytes/hex';
import type { CLValue } from '../types/clValue';
import type { Key } from '../types/key';
import { sortedNamedKeys } from '../types/namedKeys';
import type { Effects, Transform, TransformKind } from '../types/transform';
import { transformErrorText } from '../types/transformError';
import { clValueText } from './clValueText';
import { dictionaryItemOf } from './dictionaryItem';
import type { Labels } from './labels';
import { groupDigits } from './motes';
import { storedValueLines, storedValueText, wholeClValueText } from './storedValueText';

/** What is done to the value of a key: `write`, `add`, `add named keys`, `prune`, `fail`. */
const VERBS: Readonly<Record<TransformKind['_tag'], string>> = {
  Identity: 'read',
  Write: 'write',
  AddInt32: 'add',
  AddUInt64: 'add',
  AddUInt128: 'add',
  AddUInt256: 'add',
  AddUInt512: 'add',
  AddKeys: 'add named keys',
  Prune: 'prune',
  Failure: 'fail',
};

/** Letters of a value in one line. */
const LONGEST_CONTENT = 160;

/** The effects that change something, in order. */
export function changesOf(effects: Effects): readonly Transform[] {
  return effects.filter(({ kind }) => kind._tag !== 'Identity');
}

/**
 * One effect in one line, shortened where it is long: `write U64 5 to uref-…-000`, `add 5 to the balance of uref-…-007`,
 * `prune bid-addr-…`.
 */
export function effectText({ key, kind }: Transform): string {
  const content = contentOf(key, kind, clValueText);
  const verb = VERBS[kind._tag];
  if (content === undefined) return `${verb} ${keyText(key)}`;
  const shown = content.length > LONGEST_CONTENT ? `${content.slice(0, LONGEST_CONTENT)}…` : content;
  return `${verb} ${shown} ${verb === 'fail' ? 'at' : 'to'} ${keyText(key)}`;
}

/** A key in words, where its formatted text is made of more than one address: `the balance of uref-…-007`. */
export function keyText(key: Key): string {
  const payload = key.payload();
  switch (payload.variant) {
    case 'Balance':
      return `the balance of uref-${bytesToHex(payload.addr)}-007`;
    case 'BalanceHold':
      return `the ${payload.kind.toLowerCase()} hold of uref-${bytesToHex(payload.purse)}-007 at ${payload.blockTime}`;
    case 'Message': {
      const { entityAddr, topicNameHash, messageIndex } = payload;
      const topic = `the message topic ${bytesToHex(topicNameHash)} of ${entityAddr.toFormattedString()}`;
      return messageIndex === undefined ? topic : `message ${messageIndex} of ${topic}`;
    }
    case 'BlockGlobal':
      return `the block's ${payload.blockGlobal}`;
    case 'SystemEntityRegistry':
    case 'EraSummary':
    case 'ChainspecRegistry':
    case 'ChecksumRegistry':
      // There is one of each, without an address.
      return key.toFormattedString().replace(/-0+$/, '');
    default:
      return key.toFormattedString();
  }
}

/**
 * The effects as a text with a paragraph for each: what is done to which key, and below that the value with its parts. The same
 * effects give the same text.
 *
 * @param labels names that stand beside the keys
 */
export function effectsText(effects: Effects, labels: Labels): string {
  const changes = changesOf(effects);
  if (changes.length === 0) return 'no effects';
  return changes.map((each) => paragraph(each, labels).join('\n')).join('\n\n');
}

function paragraph({ key, kind }: Transform, labels: Labels): readonly string[] {
  const title = `${VERBS[kind._tag]} ${key.toFormattedString()}${labelText(key, labels)}`;
  const isRecord = kind._tag === 'Write' && dictionaryItemOf(key, kind.value) === undefined;
  const content = contentOf(key, kind, wholeClValueText);
  const lines = isRecord ? storedValueLines(kind.value) : content === undefined ? [] : [content];
  return [title, ...lines.map((line) => `  ${line}`)];
}

function labelText(key: Key, labels: Labels): string {
  const name = labels.nameOf(key);
  return name === undefined ? '' : ` (${name})`;
}

function contentOf(key: Key, kind: TransformKind, show: (value: CLValue) => string): string | undefined {
  switch (kind._tag) {
    case 'Identity':
    case 'Prune':
      return undefined;
    case 'Write': {
      const item = dictionaryItemOf(key, kind.value);
      if (item === undefined) return storedValueText(kind.value);
      return `item ${JSON.stringify(item.name)}: ${show(item.value)}`;
    }
    case 'AddKeys': {
      const keys = sortedNamedKeys(kind.value).map(([name, each]) => `${name}: ${each.toFormattedString()}`);
      return `{ ${keys.join(', ')} }`;
    }
    case 'Failure':
      return transformErrorText(kind.error);
    default:
      return groupDigits(kind.value);
  }
}

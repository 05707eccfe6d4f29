/**
 * Values in a form for programs: plain JSON, with amounts and other big numbers as decimal strings, addresses as formatted strings,
 * bytes as hex. What has the name `_tag` here is called `type` there.
 *
 * @module
 */
import { hasTag } from '../bytes/hasTag';
import { bytesToHex } from '../bytes/hex';
import { clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';
import { clValueText } from './clValueText';

/** JSON without numbers that lose digits. */
export type MachineForm =
  | null
  | boolean
  | number
  | string
  | readonly MachineForm[]
  | { readonly [name: string]: MachineForm | undefined };

/** Values whose formatted string says all. */
interface Formatted {
  toFormattedString(): string;
}

/** The form of any value of ours. Members that are absent are left out. */
export function machineForm(value: unknown): MachineForm {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'boolean':
    case 'number':
    case 'string':
      return value;
    case 'object':
      return value === null ? null : objectForm(value);
    default:
      return null;
  }
}

function objectForm(value: object): MachineForm {
  if (ArrayBuffer.isView(value)) return bytesToHex(value as Uint8Array);
  if (Array.isArray(value)) return value.map(machineForm);
  if (hasTag(value, 'CLValue')) return clValueForm(value as unknown as CLValue);
  if (hasTag(value, 'PublicKey')) return (value as unknown as { toHex(): string }).toHex();
  if (typeof (value as Partial<Formatted>).toFormattedString === 'function') {
    return (value as Formatted).toFormattedString();
  }
  const members = Object.entries(value).flatMap(([name, inside]) =>
    inside === undefined ? [] : [[name === '_tag' ? 'type' : name, machineForm(inside)] as const],
  );
  return Object.fromEntries(members);
}

/** A value of a contract: its type, its bytes, and both in words. */
export function clValueForm(value: CLValue): MachineForm {
  return { clType: clTypeText(value.clType), bytes: bytesToHex(value.bytes), text: clValueText(value) };
}

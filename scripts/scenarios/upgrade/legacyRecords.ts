/** A package with contracts, and an account that knows them, as records of the accounts-and-contracts model. */

import { DRIVER_POINTS, entryPoints, groups, point } from '../contracts/contractProgram';
import type { Step } from '../scenario';
import { storedDriver } from '../storedDriver';
import {
  accountHash,
  type Bytes,
  clValue,
  DEFAULT,
  fill,
  hex,
  join,
  list,
  mainPurse,
  ONE,
  string,
  TAG,
  u8,
  u32,
  uref,
  urefKey,
  urefOf,
  vector,
} from '../values';
import { stored, writeData } from './upgradeStep';

const address = (byte: string): string => byte.repeat(32);
const key = (byte: string): string => `hash-${address(byte)}`;
/** Addresses of the records: three contracts of the package, the package, the code of each, its access, data, a group's URef. */
const FIRST = 'a1';
const SECOND = 'a2';
const THIRD = 'a3';
const PACKAGE = 'b1';
const CODE = 'c1';
const OTHER_CODE = 'c2';
const THIRD_CODE = 'c3';
const ACCESS = 'e1';
const DATA = 'd1';
const MEMBER = 'd2';

export const firstContract: Bytes = hex(address(FIRST));
export const contractPackage: Bytes = hex(address(PACKAGE));
const hashKeyOf = (byte: string): Bytes => hex(`01${address(byte)}`);
const namedKeys = (...entries: readonly (readonly [string, Bytes])[]): Bytes =>
  list(...entries.map(([name, value]) => join(string(name), value)));

function contract(code: string, version: readonly number[], keys: Bytes): Bytes {
  const points = entryPoints(
    DRIVER_POINTS.map((each) => (each.name === 'other' ? point('other', { access: groups('members') }) : each)),
  );
  return join(hex('03'), hex(address(PACKAGE)), hex(address(code)), keys, points, ...version.map(u32));
}

/**
 * Writes them: contracts of protocols 1.5.8 and 2.0.0, of which 1.2 is disabled, and the default account with two keys.
 * With `isListedTwice` the second contract is also version 2.1.
 */
export function legacyRecords(isListedTwice = false): Step {
  const driver = storedDriver();
  const versions = list(
    join(u32(1), u32(1), hex(address(FIRST))),
    join(u32(1), u32(2), hex(address(SECOND))),
    join(u32(2), u32(1), hex(address(isListedTwice ? SECOND : THIRD))),
  );
  const members = list(join(string('members'), list(uref(address(MEMBER), 7))));
  const account = join(
    hex('01'),
    accountHash(DEFAULT),
    namedKeys(
      ['access', urefKey(address(ACCESS), 7)],
      ['contract', hashKeyOf(FIRST)],
      ['member', urefKey(address(MEMBER), 7)],
      ['package', hashKeyOf(PACKAGE)],
      ['second', hashKeyOf(SECOND)],
      ['third', hashKeyOf(THIRD)],
    ),
    urefOf(mainPurse(DEFAULT)),
    // Ascending: the hash of the default account is below that of the other.
    list(join(accountHash(DEFAULT), u8(2)), join(accountHash(ONE), u8(1))),
    u8(1),
    u8(2),
  );
  return writeData(
    [key(CODE), join(hex('02'), vector(driver)).json],
    [key(OTHER_CODE), join(hex('02'), vector(driver)).json],
    [key(THIRD_CODE), join(hex('02'), vector(driver)).json],
    [key(FIRST), contract(CODE, [1, 5, 8], namedKeys(['data', urefKey(address(DATA), 7)])).json],
    [key(SECOND), contract(OTHER_CODE, [1, 5, 8], namedKeys()).json],
    [key(THIRD), contract(THIRD_CODE, [2, 0, 0], namedKeys()).json],
    [
      key(PACKAGE),
      join(hex('04'), uref(address(ACCESS), 7), versions, list(join(u32(1), u32(2))), members, u8(0)).json,
    ],
    [`uref-${address(DATA)}-007`, stored(clValue(fill(4, 7), TAG.U32))],
    [`uref-${address(ACCESS)}-007`, stored(clValue(hex(''), TAG.Unit))],
    [`uref-${address(MEMBER)}-007`, stored(clValue(hex(''), TAG.Unit))],
    [{ account: DEFAULT }, account.json],
  );
}

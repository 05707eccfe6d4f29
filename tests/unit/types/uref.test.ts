import { describe, expect, test } from '@jest/globals';
import { bytesToHex } from '../../../src/bytes/hex';
import { AccessRights, accessRightsText, hasAccessRights } from '../../../src/types/accessRights';
import { URef } from '../../../src/types/uref';
import { typesVectors } from './typesVectors';

const ADDR = new Uint8Array(32).fill(0xab);

describe('URef', () => {
  test('access rights have the names and the octal digits Rust prints', () => {
    for (const [rights, name] of typesVectors.accessRights.entries()) {
      expect(accessRightsText(rights)).toBe(name);
      const uref = URef.create(ADDR, rights);
      expect(uref.toFormattedString()).toBe(`uref-${'ab'.repeat(32)}-00${rights}`);
      expect(uref.display()).toBe(`URef(${'ab'.repeat(32)}, ${name})`);
      expect(URef.fromFormattedString(uref.toFormattedString()).equals(uref)).toBe(true);
      expect(bytesToHex(uref.toBytes())).toBe(`${'ab'.repeat(32)}0${rights}`);
      expect(uref.isReadable()).toBe(name.includes('READ'));
      expect(uref.isWriteable()).toBe(name.includes('WRITE'));
      expect(uref.isAddable()).toBe(name.includes('ADD'));
    }
    expect(accessRightsText(8)).toBe('UNKNOWN');
  });

  test('other rights at the same address', () => {
    const uref = URef.create(ADDR, AccessRights.READ_ADD_WRITE);
    expect(uref.removeAccessRights().accessRights).toBe(AccessRights.NONE);
    expect(uref.withAccessRights(AccessRights.READ).isAddable()).toBe(false);
    expect(uref.withAccessRights(AccessRights.READ_ADD_WRITE)).toBe(uref);
    expect(hasAccessRights(AccessRights.READ_WRITE, AccessRights.READ)).toBe(true);
    expect(hasAccessRights(AccessRights.READ, AccessRights.READ_WRITE)).toBe(false);
  });

  test('keeps its own copy of the address', () => {
    const addr = Uint8Array.from(ADDR);
    const uref = URef.create(addr, 0);
    addr.fill(0);
    expect(uref.addr).toEqual(ADDR);
  });

  test('refuses what is no URef', () => {
    expect(() => URef.create(new Uint8Array(31), 7)).toThrow('URef address has 32 bytes, got 31');
    expect(() => URef.create(ADDR, 8)).toThrow('access rights are 0 to 7, got 8');
    expect(() => URef.fromFormattedString(`uref-${'ab'.repeat(32)}`)).toThrow(/must end in its access rights/);
    expect(() => URef.fromFormattedString('hash-00')).toThrow("URef must begin with 'uref-'");
  });
});

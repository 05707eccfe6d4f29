import { describe, expect, test } from '@jest/globals';
import { AccessRights } from '../../../src/types/accessRights';
import { ContextAccessRights, rightsOf } from '../../../src/types/contextAccessRights';
import { URef } from '../../../src/types/uref';

const { READ, ADD, WRITE } = AccessRights;
const CONTEXT = new Uint8Array(32);
const uref = (address: number, rights: number): URef => URef.create(new Uint8Array(32).fill(address), rights);

describe('ContextAccessRights', () => {
  test('rights to one address add up', () => {
    for (const rights of [
      new ContextAccessRights(CONTEXT, [uref(1, READ), uref(1, ADD)]),
      new ContextAccessRights(CONTEXT, rightsOf([uref(1, READ), uref(1, ADD)])),
    ]) {
      expect(rights.has(uref(1, READ | ADD))).toBe(true);
      expect(rights.has(uref(1, WRITE))).toBe(false);
      expect(rights.has(uref(2, READ))).toBe(false);
      rights.extend([uref(1, WRITE), uref(2, READ)]);
      expect(rights.has(uref(1, READ | ADD | WRITE))).toBe(true);
      expect(rights.has(uref(2, READ))).toBe(true);
    }
  });

  test('what is granted for a while can be taken away, and nothing else goes with it', () => {
    const rights = new ContextAccessRights(CONTEXT, [uref(1, READ)]);
    const granted = rights.grant(uref(1, READ | WRITE));
    expect(granted).toBe(WRITE);
    expect(rights.has(uref(1, READ | WRITE))).toBe(true);
    rights.remove(uref(1, 0).addr, granted);
    expect(rights.has(uref(1, WRITE))).toBe(false);
    expect(rights.has(uref(1, READ))).toBe(true);
    expect(rights.grant(uref(1, READ))).toBe(0);
  });

  test('an address without rights is still known, one that was never there is not', () => {
    const rights = new ContextAccessRights(CONTEXT, [uref(1, READ)]);
    rights.remove(uref(1, 0).addr, READ);
    rights.remove(uref(2, 0).addr, READ);
    expect(rights.has(uref(1, 0))).toBe(true);
    expect(rights.has(uref(2, 0))).toBe(false);
  });

  test('contexts that begin with the same rights do not change those of each other', () => {
    const shared = rightsOf([uref(1, READ)]);
    const [one, other] = [new ContextAccessRights(CONTEXT, shared), new ContextAccessRights(CONTEXT, shared)];
    one.insert(uref(1, WRITE));
    one.insert(uref(2, READ));
    other.remove(uref(1, 0).addr, READ);
    expect(one.has(uref(1, READ | WRITE))).toBe(true);
    expect(other.has(uref(1, READ))).toBe(false);
    expect(other.has(uref(2, 0))).toBe(false);
    expect(new ContextAccessRights(CONTEXT, shared).has(uref(1, READ))).toBe(true);
  });
});

import { describe, expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { DEFAULT_ACCOUNT_ADDR } from '../../../src/index';
import { account } from './accounts';
import { messageOf } from './messages';
import { boardContract, counterContract, counterVersions } from './worlds';

const builder = counterVersions();
const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
const found = builder.getPackage(counter.packageHash);
const entities = boardContract({ enableAddressableEntity: true });
const entityPackage = entities.getPackage(
  entities.getNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR).get('board_package')!,
);
/** Locked: it has one version and takes no other. */
const locked = counterContract({ locked: true }).contract(DEFAULT_ACCOUNT_ADDR, 'counter');

describe('toHaveContractVersion', () => {
  test('passes by the latest enabled version', () => {
    expect(counter).toHaveContractVersion(3);
    expect(found).toHaveContractVersion('2.3');
    expect(counter.package).toHaveContractVersion('3');
    expect(entityPackage).toHaveContractVersion(1);
    expect(counter).not.toHaveContractVersion(2);
    expect(counter).not.toHaveContractVersion('1.3');
    expect(none).not.toHaveContractVersion(1);
  });

  test('messages', () => {
    expect(messageOf(() => expect(counter).toHaveContractVersion(2))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(none).toHaveContractVersion(2))).toMatchSnapshot('no package');
    expect(messageOf(() => expect(found).not.toHaveContractVersion('2.3'))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(account).toHaveContractVersion(2))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(none).toHaveContractVersion('v2'))).toMatchSnapshot('no version');
  });
});

describe('toHaveEnabledVersions', () => {
  test('passes by exactly these', () => {
    expect(counter).toHaveEnabledVersions([3, 1]);
    expect(found).toHaveEnabledVersions(['2.1', '2.3']);
    expect(entityPackage).toHaveEnabledVersions([1]);
    expect(counter).not.toHaveEnabledVersions([1]);
    expect(counter).not.toHaveEnabledVersions([1, 2, 3]);
    expect(none).not.toHaveEnabledVersions([]);
  });

  test('messages', () => {
    expect(messageOf(() => expect(counter).toHaveEnabledVersions([1, 2, 3]))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(none).toHaveEnabledVersions([1]))).toMatchSnapshot('no package');
    expect(messageOf(() => expect(counter).not.toHaveEnabledVersions([1, 3]))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(5).toHaveEnabledVersions([1]))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(none).toHaveEnabledVersions(['first']))).toMatchSnapshot('no version');
    expect(messageOf(() => expect(counter).toHaveEnabledVersions(1 as never))).toMatchSnapshot('no versions');
  });
});

describe('toHaveDisabledVersion', () => {
  test('passes by a version that is there and disabled', () => {
    expect(counter).toHaveDisabledVersion(2);
    expect(found).toHaveDisabledVersion('2.2');
    expect(counter).not.toHaveDisabledVersion(1);
    expect(counter).not.toHaveDisabledVersion(4);
    expect(none).not.toHaveDisabledVersion(1);
  });

  test('messages', () => {
    expect(messageOf(() => expect(counter).toHaveDisabledVersion(1))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(none).toHaveDisabledVersion(1))).toMatchSnapshot('no package');
    expect(messageOf(() => expect(counter).not.toHaveDisabledVersion(2))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect('2').toHaveDisabledVersion(2))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(none).toHaveDisabledVersion(-1))).toMatchSnapshot('no version');
  });
});

describe('toBeLocked', () => {
  test('passes by the lock', () => {
    expect(locked).toBeLocked();
    expect(counter).not.toBeLocked();
    expect(entityPackage).not.toBeLocked();
    expect(none).not.toBeLocked();
  });

  test('messages', () => {
    expect(messageOf(() => expect(counter).toBeLocked())).toMatchSnapshot('fail');
    expect(messageOf(() => expect(none).toBeLocked())).toMatchSnapshot('no package');
    expect(messageOf(() => expect(locked).not.toBeLocked())).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(account).toBeLocked())).toMatchSnapshot('wrong subject');
  });
});

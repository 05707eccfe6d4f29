import { expect, test } from '@jest/globals';
import { type Either, isLeft } from 'fp-ts/Either';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { type ContractPackage, contractVersionKeyText } from '../../../src/types/contractPackage';
import { EntityAddr } from '../../../src/types/entityAddr';
import { entityVersionKeyText, Package } from '../../../src/types/package';
import { type StoredValue, storedValueFromBytes, storedValueToBytes } from '../../../src/types/storedValue';
import { URef } from '../../../src/types/uref';
import type { Json } from './storedSummary';
import { loadStoredVectors } from './storedVectors';

const { contractPackages, packages, convertedPackages } = loadStoredVectors();

const decode = <T extends StoredValue['value']>(hex: string): T => storedValueFromBytes(hexToBytes(hex)).value as T;
const encode = (value: ContractPackage | Package): string =>
  bytesToHex(
    storedValueToBytes(
      value._tag === 'Package' ? { _tag: 'SmartContract', value } : { _tag: 'ContractPackage', value },
    ),
  );
const outcome = <T>(before: T, result: Either<string, T>): { value: T; result: string } =>
  isLeft(result) ? { value: before, result: result.left } : { value: result.right, result: 'ok' };

test.each(contractPackages.map((sequence, index) => ({ ...sequence, index })))(
  'versions of contract package $index',
  ({ start, steps }) => {
    let contractPackage = decode<ContractPackage>(start);
    for (const step of steps) {
      const [name, ...args] = step.operation;
      let result: string;
      if (name === 'insert') {
        const inserted = contractPackage.insertContractVersion(args[0] as number, hexToBytes(args[1] as string));
        contractPackage = inserted.contractPackage;
        result = contractVersionKeyText(inserted.key);
      } else {
        const contract = hexToBytes(args[0] as string);
        const changed = outcome(
          contractPackage,
          name === 'disable'
            ? contractPackage.disableContractVersion(contract)
            : contractPackage.enableContractVersion(contract),
        );
        contractPackage = changed.value;
        result = changed.result;
      }
      const current = contractPackage.currentVersion();
      expect({
        ...step,
        result,
        package: encode(contractPackage),
        locked: contractPackage.isLocked,
        currentVersion: current === undefined ? null : contractVersionKeyText(current),
        currentHash: current === undefined ? null : bytesToHex(current.contractHash),
        enabled: contractPackage.enabledVersions().map(contractVersionKeyText),
      }).toEqual(step);
    }
  },
);

test.each(packages.map((sequence, index) => ({ ...sequence, index })))(
  'versions of package $index',
  ({ start, steps }) => {
    let value = decode<Package>(start);
    for (const step of steps) {
      const [name, ...args] = step.operation;
      let result = 'ok';
      if (name === 'insert') {
        const inserted = value.insertEntityVersion(
          args[0] as number,
          EntityAddr.fromFormattedString(args[1] as string),
        );
        value = inserted.package;
        result = entityVersionKeyText(inserted.key);
      } else if (name === 'group') {
        value = value.withGroup(args[0] as string, (args[1] as readonly string[]).map(URef.fromFormattedString));
      } else {
        const addr = EntityAddr.fromFormattedString(args[0] as string);
        const changed = outcome(
          value,
          name === 'disable' ? value.disableEntityVersion(addr) : value.enableEntityVersion(addr),
        );
        value = changed.value;
        result = changed.result;
      }
      const current = value.currentVersion();
      expect({
        ...step,
        result,
        package: encode(value),
        locked: value.isLocked,
        entityEnabled: value.isEntityEnabled(EntityAddr.fromFormattedString(step.entity as string)),
        currentVersion: current === undefined ? null : entityVersionKeyText(current),
        currentVersionFor1: entityVersionKeyText(value.currentVersionFor(1)),
        currentAddr: current === undefined ? null : current.entityAddr.toFormattedString(),
        next: value.nextVersionFor(2),
      } satisfies { readonly [name: string]: Json }).toEqual(step);
    }
  },
);

test.each(convertedPackages)('a contract package as a package of entities', (vector) => {
  const contractPackage = decode<ContractPackage>(vector.contractPackage);
  const converted = Package.fromContractPackage(contractPackage);
  expect(Package.fromContractPackage(contractPackage)).toBe(converted);
  expect(encode(converted)).toBe(vector.package);
});

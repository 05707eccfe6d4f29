/**
 * What effects do to contracts and their packages.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { ContractPackage } from '../../types/contractPackage';
import type { Key } from '../../types/key';
import type { Package } from '../../types/package';
import type { StoredValue } from '../../types/storedValue';
import type { NetValue } from './netValues';
import type { StateChange } from './stateChange';

/** A contract that was not there before. */
export function installedContract({ key, before, after }: NetValue, all: readonly NetValue[]): StateChange[] {
  if (before !== undefined) return [];
  if (after?._tag === 'Contract') {
    const { contractPackageHash: packageHash, contractWasmHash, entryPoints } = after.value;
    const contractHash = key.asHash()!;
    return [
      {
        _tag: 'ContractInstalled',
        contractHash,
        packageHash,
        version: versionOf(contractHash, packageHash, all),
        entryPoints: [...entryPoints.keys()].sort(),
        codeBytes: codeLength(contractWasmHash, all),
      },
    ];
  }
  const payload = key.payload();
  if (after?._tag !== 'AddressableEntity' || payload.variant !== 'AddressableEntity') return [];
  const contractHash = payload.entityAddr.addr;
  const { packageHash, byteCodeHash } = after.value;
  const entryPoints = all.flatMap(({ key: written, after: stored }) => {
    if (stored?._tag !== 'EntryPoint') return [];
    const of = written.payload();
    const isOwn = of.variant === 'EntryPoint' && bytesToHex(of.entityAddr.addr) === bytesToHex(contractHash);
    return isOwn ? [stored.value.entryPoint.name] : [];
  });
  return [
    {
      _tag: 'ContractInstalled',
      contractHash,
      packageHash,
      version: versionOf(contractHash, packageHash, all),
      entryPoints: entryPoints.sort(),
      codeBytes: codeLength(byteCodeHash, all),
    },
  ];
}

function versionOf(contract: Uint8Array, packageHash: Uint8Array, all: readonly NetValue[]): number | undefined {
  const written = all.find(({ key, after }) => isPackage(after) && hexOf(key) === bytesToHex(packageHash))?.after;
  return versionsOf(written).find(({ address }) => address === bytesToHex(contract))?.version;
}

function codeLength(codeHash: Uint8Array, all: readonly NetValue[]): number | undefined {
  for (const { key, after } of all) {
    if (after?._tag !== 'ContractWasm' && after?._tag !== 'ByteCode') continue;
    if (hexOf(key) === bytesToHex(codeHash)) return after.value.bytes.length;
  }
  return undefined;
}

/** The address in a key of a contract, a package or code. */
function hexOf(key: Key): string | undefined {
  const payload = key.payload();
  switch (payload.variant) {
    case 'Hash':
    case 'SmartContract':
      return bytesToHex(payload.addr);
    case 'ByteCode':
      return payload.byteCodeAddr._tag === 'Empty' ? undefined : bytesToHex(payload.byteCodeAddr.addr);
    default:
      return undefined;
  }
}

function isPackage(stored: StoredValue | undefined): boolean {
  return stored?._tag === 'ContractPackage' || stored?._tag === 'SmartContract';
}

interface Version {
  readonly address: string;
  readonly version: number;
  readonly enabled: boolean;
}

function versionsOf(stored: StoredValue | undefined): readonly Version[] {
  if (stored?._tag === 'ContractPackage') {
    const enabled = new Set(stored.value.enabledVersions().map(({ contractHash }) => bytesToHex(contractHash)));
    return stored.value.versions.map(({ contractHash, contractVersion }) => {
      const address = bytesToHex(contractHash);
      return { address, version: contractVersion, enabled: enabled.has(address) };
    });
  }
  if (stored?._tag !== 'SmartContract') return [];
  const enabled = new Set(stored.value.enabledVersions().map(({ entityAddr }) => bytesToHex(entityAddr.addr)));
  return stored.value.versions.map(({ entityAddr, entityVersion }) => {
    const address = bytesToHex(entityAddr.addr);
    return { address, version: entityVersion, enabled: enabled.has(address) };
  });
}

/** A package that was made, or whose versions or groups changed. New versions are said by their contracts. */
export function packageChanges({ key, before, after }: NetValue): StateChange[] {
  if (!isPackage(after)) return [];
  const packageHash = key.asHash() ?? key.bytes.slice(1);
  const made = (after as { readonly value: ContractPackage | Package }).value;
  const changes: StateChange[] = [];
  if (before === undefined) changes.push({ _tag: 'PackageCreated', packageHash, lockStatus: made.lockStatus });
  const was = new Map(versionsOf(before).map((version) => [version.address, version]));
  for (const { address, version, enabled } of versionsOf(after)) {
    const enabledBefore = was.get(address)?.enabled;
    if (enabledBefore === undefined || enabledBefore === enabled) continue;
    changes.push({ _tag: enabled ? 'ContractVersionEnabled' : 'ContractVersionDisabled', packageHash, version });
  }
  const groupsBefore = isPackage(before)
    ? (before as { readonly value: ContractPackage | Package }).value.groups
    : NO_GROUPS;
  for (const group of new Set([...groupsBefore.keys(), ...made.groups.keys()])) {
    const [countBefore, countAfter] = [groupsBefore.get(group)?.length, made.groups.get(group)?.length];
    if (countBefore !== countAfter) {
      changes.push({ _tag: 'UserGroupChanged', packageHash, group, before: countBefore, after: countAfter });
    }
  }
  return changes;
}

const NO_GROUPS: ContractPackage['groups'] = new Map();

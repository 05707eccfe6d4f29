/**
 * The subject of the matchers of packages, and versions as a test may write them.
 *
 * @module
 */
import type { ContractPackage, Package, URef } from '../src/index';
import { handleOf } from './contractSubject';
import { badArgument, type Subject } from './matcher';
import { orNone, tagOf } from './subject';

/** A version of a package. */
export interface PackageVersion {
  readonly protocolVersionMajor: number;
  /** Counts from 1 under each major protocol version. */
  readonly version: number;
  readonly isEnabled: boolean;
}

/** A package of either model. */
export interface AnyPackage {
  /** Ascending. */
  readonly versions: readonly PackageVersion[];
  readonly groups: ReadonlyMap<string, readonly URef[]>;
  readonly isLocked: boolean;
}

/** A version: its number, or `'2.1'` with the major protocol version in front. */
export type ExpectedVersion = number | string;

/** A package; `'none'` where there is none. */
export const PACKAGE: Subject<AnyPackage | 'none'> = {
  name: 'package',
  accepted: 'a package: pass builder.contract(…), or builder.getPackage(…)',
  find: (received) => orNone(received, packageOf),
};

/**
 * Whether a version is the expected one.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when that is no version
 */
export function isVersion(
  matcher: string,
  { protocolVersionMajor, version }: PackageVersion,
  expected: ExpectedVersion,
): boolean {
  const parts = /^(?:(\d+)\.)?(\d+)$/.exec(String(expected));
  if (parts === null) {
    throw badArgument(
      `${matcher} takes versions: a number, or '2.1' with the major protocol version in front.`,
      expected,
    );
  }
  return Number(parts[2]) === version && (parts[1] === undefined || Number(parts[1]) === protocolVersionMajor);
}

/** A version for a message, as Rust prints it: `2.1`. */
export function versionText({ protocolVersionMajor, version, isEnabled }: PackageVersion): string {
  return `${protocolVersionMajor}.${version}${isEnabled ? '' : ' (disabled)'}`;
}

/** All versions for a message. */
export function versionsText(found: AnyPackage | 'none'): string {
  if (found === 'none') return 'no such package';
  return found.versions.length === 0 ? 'no versions at all' : found.versions.map(versionText).join(', ');
}

function packageOf(value: unknown): AnyPackage | undefined {
  const handle = handleOf(value);
  if (handle !== undefined) return packageOf(handle.package);
  switch (tagOf(value)) {
    case 'ContractPackage':
      return 'versions' in (value as object) ? ofContracts(value as ContractPackage) : packageOf(insideOf(value));
    case 'Package':
      return ofEntities(value as Package);
    case 'SmartContract':
      return packageOf(insideOf(value));
    default:
      return undefined;
  }
}

/** A stored value has the tag of what it holds. */
function insideOf(value: unknown): unknown {
  return (value as { readonly value: unknown }).value;
}

function ofContracts(found: ContractPackage): AnyPackage {
  const { groups, isLocked } = found;
  const versions = found.versions.map((key) => {
    const { protocolVersionMajor, contractVersion } = key;
    return { protocolVersionMajor, version: contractVersion, isEnabled: found.isVersionEnabled(key) };
  });
  return { versions, groups, isLocked };
}

function ofEntities(found: Package): AnyPackage {
  const { groups, isLocked } = found;
  const versions = found.versions.map((key) => {
    const { protocolVersionMajor, entityVersion } = key;
    return { protocolVersionMajor, version: entityVersion, isEnabled: found.isVersionEnabled(key) };
  });
  return { versions, groups, isLocked };
}

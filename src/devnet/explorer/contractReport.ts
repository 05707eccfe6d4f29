/**
 * Contracts and packages for people, in either way they are stored.
 *
 * @module
 */
import { compareBytes } from '../../bytes/compareBytes';
import { bytesToHex } from '../../bytes/hex';
import { isTrackingCopyError } from '../../state/trackingCopyError';
import { runtimeFootprintByHashAddr } from '../../state/trackingCopyExtEntity';
import { clTypeText } from '../../types/clType';
import { EntityAddr } from '../../types/entityAddr';
import type { EntityEntryPoint } from '../../types/entryPoint';
import { Key } from '../../types/key';
import { KEY_TAGS } from '../../types/keyPayload';
import { Package } from '../../types/package';
import type { RuntimeFootprint } from '../../types/runtimeFootprint';
import type { Chain } from '../chain/chain';
import { copyOf } from '../chain/stateReading';
import type { Json, JsonObject } from '../json/exactJson';
import { rpcFail } from '../rpc/rpcError';
import { namedKeysReport } from './keyReport';
import { namesOf, withNames } from './stateNames';

/** What a hash is, by its key: it never becomes anything else. */
const IS_PACKAGE = new WeakMap<Chain, Map<string, boolean>>();

/** A package under its address, in the form of the entity model. */
export function packageAt(chain: Chain, address: Uint8Array): Package | undefined {
  const stored = chain.tip.state.read(Key.hash(address)) ?? chain.tip.state.read(Key.smartContract(address));
  if (stored?._tag === 'ContractPackage') return Package.fromContractPackage(stored.value);
  return stored?._tag === 'SmartContract' ? stored.value : undefined;
}

/** A contract or entity under its address. */
export function contractAt(chain: Chain, address: Uint8Array): RuntimeFootprint | undefined {
  const copy = copyOf(chain.tip.state, chain.network.chainspec.core.enableAddressableEntity);
  try {
    return runtimeFootprintByHashAddr(copy, address);
  } catch (error) {
    if (isTrackingCopyError(error)) return undefined;
    throw error;
  }
}

/** Packages in the order of their addresses, with their latest version. */
export function listContracts(chain: Chain, after: string | undefined, count: number): Json {
  const all = packageAddresses(chain);
  const begin = after === undefined ? 0 : all.findIndex((address) => hashText(address) > after);
  const shown = begin < 0 ? [] : all.slice(begin, begin + count);
  return withNames(
    {
      packages: shown.map((address) => {
        const { versions, disabledVersions, lockStatus } = packageAt(chain, address)!;
        const latest = versions.at(-1);
        return {
          package_hash: hashText(address),
          contract_hash: latest === undefined ? null : hashText(latest.entityAddr.addr),
          versions: versions.length,
          disabled_versions: disabledVersions.length,
          is_locked: lockStatus === 'Locked',
          is_system: latest !== undefined && contractAt(chain, latest.entityAddr.addr)?.entityKind._tag === 'System',
        };
      }),
      count: all.length,
      has_more: begin >= 0 && begin + count < all.length,
    },
    namesOf(chain, chain.tip.state),
  );
}

/** Without the packages that the accounts of the entity model have. */
function packageAddresses(chain: Chain): readonly Uint8Array[] {
  const { state } = chain.tip;
  const known = IS_PACKAGE.get(chain) ?? new Map<string, boolean>();
  IS_PACKAGE.set(chain, known);
  const keys = [KEY_TAGS.Hash, KEY_TAGS.SmartContract].flatMap((tag) => state.keysWithPrefix(Uint8Array.of(tag)));
  const isPackage = (key: Key): boolean => {
    const stored = state.read(key);
    if (stored?._tag === 'SmartContract') return stored.value.versions[0]?.entityAddr.kind !== 'Account';
    return stored?._tag === 'ContractPackage';
  };
  const packages = keys.filter((key) => {
    const found = known.get(key.id) ?? isPackage(key);
    known.set(key.id, found);
    return found;
  });
  return packages.map((key) => key.bytes.subarray(1)).sort(compareBytes);
}

/** Everything about one contract or package, whichever is under the address. */
export function describeContract(chain: Chain, address: Uint8Array): Json {
  const found = packageAt(chain, address);
  const contract = found === undefined ? contractAt(chain, address) : undefined;
  if (found === undefined && contract === undefined) {
    return rpcFail('QueryFailed', `there is no contract or package ${hashText(address)}`);
  }
  const report = found === undefined ? contractReport(chain, address, contract!) : packageReport(address, found);
  return withNames(report, namesOf(chain, chain.tip.state));
}

function packageReport(address: Uint8Array, { versions, disabledVersions, lockStatus, groups }: Package): JsonObject {
  return {
    kind: 'package',
    hash: hashText(address),
    is_locked: lockStatus === 'Locked',
    versions: versions.map(({ protocolVersionMajor, entityVersion, entityAddr }) => ({
      version: entityVersion,
      protocol_version_major: protocolVersionMajor,
      contract_hash: hashText(entityAddr.addr),
      is_enabled: !disabledVersions.some(
        (each) => each.protocolVersionMajor === protocolVersionMajor && each.entityVersion === entityVersion,
      ),
    })),
    groups: [...groups].map(([name, urefs]) => ({ name, urefs: urefs.map((uref) => uref.toFormattedString()) })),
  };
}

function contractReport(chain: Chain, address: Uint8Array, footprint: RuntimeFootprint): JsonObject {
  const { runtimeAddress, entityKind, entryPoints, namedKeys } = footprint;
  const stored = runtimeAddress._tag === 'StoredContract' ? runtimeAddress : undefined;
  const contractPackage = stored && packageAt(chain, stored.packageHashAddr);
  const version = contractPackage?.versions.find(
    ({ entityAddr }) => bytesToHex(entityAddr.addr) === bytesToHex(address),
  );
  return {
    kind: 'contract',
    hash: hashText(address),
    package_hash: stored === undefined ? null : hashText(stored.packageHashAddr),
    version: version?.entityVersion ?? null,
    versions: contractPackage?.versions.length ?? null,
    is_system: entityKind._tag === 'System',
    entity: EntityAddr.create(entityKind._tag, address).toFormattedString(),
    protocol_version: stored?.protocolVersion.toString() ?? null,
    entry_points: [...entryPoints.values()].map(entryPointReport),
    named_keys: namedKeysReport(chain, namedKeys),
  };
}

function entryPointReport({ name, args, ret, access, entryPointType }: EntityEntryPoint): Json {
  return {
    name,
    args: args.map((parameter) => ({ name: parameter.name, type: clTypeText(parameter.clType) })),
    returns: clTypeText(ret),
    access: access._tag === 'Groups' ? `groups ${access.groups.join(', ')}` : access._tag.toLowerCase(),
    runs_as: entryPointType === 'Caller' ? 'its caller' : entryPointType === 'Called' ? 'itself' : 'a factory',
  };
}

function hashText(address: Uint8Array): string {
  return `hash-${bytesToHex(address)}`;
}

/** Programs that install, upgrade and call contracts, most of them the contract driver itself. */
import { DRIVER_ENTRY_POINTS } from '../driver';
import { type Place, Program } from '../program';
import { CONTRACT_DRIVER, type Options, run, type Step } from '../scenario';
import {
  type Bytes,
  DEFAULT,
  fill,
  hashOf,
  hex,
  type Json,
  join,
  list,
  none,
  some,
  string,
  TAG,
  u8,
  u32,
  vector,
} from '../values';

export const CALLER = 0;
export const CALLED = 1;
export const FACTORY = 0x80;

export const PUBLIC: Bytes = hex('01');
export const TEMPLATE: Bytes = hex('03');
export const groups = (...labels: readonly string[]): Bytes => join(hex('02'), list(...labels.map(string)));

export interface Point {
  readonly name: string;
  readonly args?: readonly (readonly [name: string, type: string])[];
  readonly ret?: string;
  readonly access?: Bytes;
  readonly type?: number;
}

export const point = (name: string, more: Omit<Point, 'name'> = {}): Point => ({ name, ...more });
/** All entry points of the driver, public, in its own context. */
export const DRIVER_POINTS: readonly Point[] = DRIVER_ENTRY_POINTS.map((name) => point(name));

/** bytesrepr of entry points: as `contracts::EntryPoints`, or with their payment as `EntityEntryPoint`s. */
export function entryPoints(points: readonly Point[], withPayment = false): Bytes {
  const sorted = [...points].sort((a, b) => (a.name < b.name ? -1 : 1));
  return list(
    ...sorted.map(({ name, args = [], ret = TAG.Unit, access = PUBLIC, type = CALLED }) =>
      join(
        string(name),
        string(name),
        list(...args.map(([argument, argumentType]) => join(string(argument), hex(argumentType)))),
        hex(ret),
        access,
        u8(type),
        hex(withPayment ? '00' : ''),
      ),
    ),
  );
}

export type CallArgument = readonly [name: string, value: Bytes];

/** bytesrepr of RuntimeArgs; values are CLValues. */
export const runtimeArgs = (...args: readonly CallArgument[]): Bytes =>
  list(...args.map(([name, value]) => join(string(name), value)));
/** The CLValue of a program, for a nested call of the driver. */
export const programValue = (program: Program): Bytes => join(vector(program.assemble()), hex(TAG.Any));
export const programCall = (program: Program, ...more: readonly CallArgument[]): Bytes =>
  runtimeArgs(['program', programValue(program)], ...more);

/** The 32 bytes of a contract or package that an account knows by name. */
export const named = (name: string, account: string = DEFAULT): Bytes => hashOf({ namedKey: [{ account }, name] });
/** A KEY expression. */
export const namedKeyOf = (name: string, account: string = DEFAULT): Json => ({ namedKey: [{ account }, name] });

export interface Installation {
  readonly name?: string;
  readonly points?: readonly Point[];
  readonly keys?: readonly (readonly [string, Bytes | Place, number?])[];
  readonly locked?: boolean;
}

export class ContractProgram extends Program {
  /** A Key in the data: the tag, then 32 or 33 bytes that a host call writes. */
  key(tag: string, size = 32): { key: Place; address: Place } {
    const key = this.data(join(hex(tag), fill(size, 0)));
    return { key, address: { bytes: key.bytes, offset: 1, base: key } as Place };
  }
  put(name: string, key: Place, size = 33): this {
    return this.call('casper_put_key', this.data(string(name)), string(name).size, key, size);
  }
  putBytes(name: string, key: Bytes): this {
    return this.put(name, this.data(key), key.size);
  }
  /** Creates a package and keeps it and its access URef under names. */
  createPackage(name = 'contract', locked = false): { hash: Place; access: Place } {
    const hash = this.key('01');
    const access = this.data(join(hex('02'), fill(32, 0), hex('07')));
    this.call(
      'casper_create_contract_package_at_hash',
      hash.address,
      { bytes: access.bytes, offset: 1, base: access } as Place,
      locked ? 1 : 0,
    );
    this.put(`${name}_package`, hash.key).put(`${name}_access`, access, 34);
    return { hash: hash.address, access };
  }
  /** Adds the running module as a version of the package and keeps its hash under a name. */
  addVersion(
    packageHash: Place | Bytes,
    { name = 'contract', points = DRIVER_POINTS, keys = [] }: Installation = {},
  ): this {
    const hash = this.key('01');
    const place = 'offset' in packageHash ? packageHash : this.data(packageHash);
    const pointBytes = entryPoints(points);
    const keyBytes = list(...keys.map(([key, value]) => join(string(key), value as Bytes)));
    const version = this.space(4);
    this.call(
      'casper_add_contract_version',
      ...[
        place,
        32,
        version,
        this.data(pointBytes),
        pointBytes.size,
        this.data(keyBytes),
        keyBytes.size,
        hash.address,
        32,
        version,
      ],
    );
    return this.put(name, hash.key);
  }
  install(options: Installation = {}): this {
    const { hash } = this.createPackage(options.name, options.locked);
    return this.addVersion(hash, options);
  }
  /** Calls a contract; the result, if any, stays in the host buffer. */
  callContract(
    contract: Bytes | Place,
    entryPoint: string,
    args: Bytes = runtimeArgs(),
    size: Place | number = 8,
  ): this {
    const place = 'offset' in contract ? contract : this.data(contract);
    return this.call(
      'casper_call_contract',
      place,
      32,
      this.data(string(entryPoint)),
      string(entryPoint).size,
      this.data(args),
      args.size,
      size,
    );
  }
  callVersioned(
    packageHash: Bytes,
    version: number | undefined,
    entryPoint: string,
    args: Bytes = runtimeArgs(),
  ): this {
    const wanted = version === undefined ? none() : some(u32(version));
    return this.call(
      'casper_call_versioned_contract',
      ...[this.data(packageHash), 32, this.data(wanted), wanted.size],
      ...[this.data(string(entryPoint)), string(entryPoint).size, this.data(args), args.size, 8],
    );
  }
  callPackageVersion(
    packageHash: Bytes,
    major: number | undefined,
    version: number | undefined,
    entryPoint: string,
    args: Bytes = runtimeArgs(),
  ): this {
    const wanted = version === undefined ? none() : some(u32(version));
    const wantedMajor = major === undefined ? none() : some(u32(major));
    return this.call(
      'casper_call_package_version',
      ...[this.data(packageHash), 32, this.data(wantedMajor), wantedMajor.size, this.data(wanted), wanted.size],
      ...[this.data(string(entryPoint)), string(entryPoint).size, this.data(args), args.size, 8],
    );
  }
  /** Ends with what is in the host buffer, `size` bytes of it, as a ByteArray. */
  giveBuffer(size: number): this {
    const result = this.result(size);
    return this.call('casper_read_host_buffer', result.at(0), size, 8).ret(result);
  }
  /** Ends with a small number. */
  give(value: number): this {
    const bytes = join(vector(u32(value)), hex(TAG.U32));
    return this.call('casper_ret', this.data(bytes), bytes.size);
  }
}

export const code = (): ContractProgram => new ContractProgram();
/** Runs a program of the full driver as session code. */
export const session = (program: Program, options: Options = {}): Step => run(program, options, CONTRACT_DRIVER);
/** Installs the driver under a name. */
export const install = (options: Installation = {}, more: Options = {}): Step => session(code().install(options), more);

/** Calls the stored driver from outside with a program as its argument. */
export function invoke(target: { readonly [field: string]: Json }, program: Program, options: Options = {}): Step {
  const { args = [], ...rest } = options;
  const bytes = program.assemble();
  return {
    kind: 'exec',
    ...rest,
    program: program.listing(),
    session: { entryPoint: 'run', ...target },
    args: [['program', 'Any', bytes.json], ...args] as unknown as Json,
  };
}

export const getContract = (name = 'contract'): Step => ({ kind: 'getContract', contract: namedKeyOf(name) });
export const getPackage = (name = 'contract_package'): Step => ({ kind: 'getPackage', package: namedKeyOf(name) });

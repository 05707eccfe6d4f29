/**
 * Hashes of the raw configuration files, as genesis and upgrades store them.
 *
 * Answers to: casper-types `chainspec/vm_config/chainspec_registry.rs`.
 *
 * @module
 */

import { blake2b256 } from '../bytes/blake2b';
import { bytesToHex } from '../bytes/hex';
import { ByteWriter } from '../bytes/writer';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';

const CL_TYPE: CLType = CLType.map(CLType.String, CLType.byteArray(32));

/** blake2b-256 hashes of the files a network was set up with. */
export class ChainspecRegistry {
  readonly _tag: 'ChainspecRegistry' = 'ChainspecRegistry';
  readonly chainspecRawHash: Uint8Array;
  /** Present at genesis, and required there. */
  readonly genesisAccountsRawHash: Uint8Array | undefined;
  /** Present at an upgrade that changes the state. */
  readonly globalStateRawHash: Uint8Array | undefined;

  private constructor(
    chainspecRawHash: Uint8Array,
    genesisAccountsRawHash: Uint8Array | undefined,
    globalStateRawHash: Uint8Array | undefined,
  ) {
    this.chainspecRawHash = chainspecRawHash;
    this.genesisAccountsRawHash = genesisAccountsRawHash;
    this.globalStateRawHash = globalStateRawHash;
  }

  /** For genesis, from the contents of `chainspec.toml` and `accounts.toml`. */
  static newWithGenesis(chainspecBytes: Uint8Array, genesisAccountsBytes: Uint8Array): ChainspecRegistry {
    return new ChainspecRegistry(blake2b256(chainspecBytes), blake2b256(genesisAccountsBytes), undefined);
  }

  /** For an upgrade, from the contents of `chainspec.toml` and, if there is one, `global_state.toml`. */
  static newWithOptionalGlobalState(chainspecBytes: Uint8Array, globalStateBytes?: Uint8Array): ChainspecRegistry {
    const globalStateHash = globalStateBytes === undefined ? undefined : blake2b256(globalStateBytes);
    return new ChainspecRegistry(blake2b256(chainspecBytes), undefined, globalStateHash);
  }

  /** The map from file to hash that is stored. */
  toCLValue(): CLValue {
    // In the order of the names, which is that of the stored map.
    const entries: [string, Uint8Array][] = [['chainspec_raw', this.chainspecRawHash]];
    if (this.genesisAccountsRawHash !== undefined) entries.push(['genesis_accounts_raw', this.genesisAccountsRawHash]);
    if (this.globalStateRawHash !== undefined) entries.push(['global_state_raw', this.globalStateRawHash]);
    const writer = new ByteWriter();
    writer.writeU32(entries.length);
    for (const [name, hash] of entries) {
      writer.writeString(name);
      writer.writeRaw(hash);
    }
    return CLValue.fromComponents(CL_TYPE, writer.finish());
  }

  /** Its text, as messages show it. */
  toString(): string {
    return `ChainspecRegistry(${bytesToHex(this.chainspecRawHash)})`;
  }
}

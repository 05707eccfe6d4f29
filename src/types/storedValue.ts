/**
 * Everything global state can hold under a key.
 *
 * Answers to: casper-types stored_value.rs.
 */
import { type ByteReader, readAll } from '../bytes/reader';
import { ByteWriter, writeBytes } from '../bytes/writer';
import { type Account, readAccount, writeAccount } from './account';
import { type AddressableEntity, readAddressableEntity, writeAddressableEntity } from './addressableEntity';
import { type Bid, readBid, writeBid } from './bid';
import { type BidKind, readBidKind, writeBidKind } from './bidKind';
import { type ByteCode, readByteCode, writeByteCode } from './byteCode';
import { clTypeText } from './clType';
import { CLValue } from './clValue';
import { type Contract, readContract, writeContract } from './contract';
import { type ContractPackage, readContractPackage, writeContractPackage } from './contractPackage';
import { type ContractWasm, readContractWasm, writeContractWasm } from './contractWasm';
import { type DeployInfo, readDeployInfo, writeDeployInfo } from './deployInfo';
import { type EntryPointValue, readEntryPointValue, writeEntryPointValue } from './entryPoint';
import { type EraInfo, readEraInfo, writeEraInfo } from './eraInfo';
import { type MessageTopicSummary, readMessageTopicSummary, writeMessageTopicSummary } from './messageTopics';
import { type NamedKeyValue, readNamedKeyValue, writeNamedKeyValue } from './namedKeyValue';
import { type Package, readPackage, writePackage } from './package';
import { type PrepaymentKind, writePrepaymentKind } from './prepaymentKind';
import { readTransferV1, type TransferV1, writeTransferV1 } from './transfer';
import {
  readUnbondingPurse,
  readWithdrawPurse,
  type UnbondingPurse,
  type WithdrawPurse,
  writeUnbondingPurse,
  writeWithdrawPurse,
} from './unbond';

/** A value in global state, under the name of its Rust variant. */
export type StoredValue =
  | { readonly _tag: 'CLValue'; readonly value: CLValue }
  | { readonly _tag: 'Account'; readonly value: Account }
  | { readonly _tag: 'ContractWasm'; readonly value: ContractWasm }
  | { readonly _tag: 'Contract'; readonly value: Contract }
  | { readonly _tag: 'ContractPackage'; readonly value: ContractPackage }
  | { readonly _tag: 'Transfer'; readonly value: TransferV1 }
  | { readonly _tag: 'DeployInfo'; readonly value: DeployInfo }
  | { readonly _tag: 'EraInfo'; readonly value: EraInfo }
  | { readonly _tag: 'Bid'; readonly value: Bid }
  | { readonly _tag: 'Withdraw'; readonly value: readonly WithdrawPurse[] }
  | { readonly _tag: 'Unbonding'; readonly value: readonly UnbondingPurse[] }
  | { readonly _tag: 'AddressableEntity'; readonly value: AddressableEntity }
  | { readonly _tag: 'BidKind'; readonly value: BidKind }
  | { readonly _tag: 'SmartContract'; readonly value: Package }
  | { readonly _tag: 'ByteCode'; readonly value: ByteCode }
  | { readonly _tag: 'MessageTopic'; readonly value: MessageTopicSummary }
  /** Checksum of a message, 32 bytes. */
  | { readonly _tag: 'Message'; readonly value: Uint8Array }
  | { readonly _tag: 'NamedKey'; readonly value: NamedKeyValue }
  | { readonly _tag: 'Prepayment'; readonly value: PrepaymentKind }
  | { readonly _tag: 'EntryPoint'; readonly value: EntryPointValue }
  | { readonly _tag: 'RawBytes'; readonly value: Uint8Array };

/** Name of a variant. */
export type StoredValueName = StoredValue['_tag'];

/** First byte of each variant. */
export const STORED_VALUE_TAGS: Readonly<Record<StoredValueName, number>> = {
  CLValue: 0,
  Account: 1,
  ContractWasm: 2,
  Contract: 3,
  ContractPackage: 4,
  Transfer: 5,
  DeployInfo: 6,
  EraInfo: 7,
  Bid: 8,
  Withdraw: 9,
  Unbonding: 10,
  BidKind: 11,
  SmartContract: 12,
  AddressableEntity: 13,
  ByteCode: 14,
  MessageTopic: 15,
  Message: 16,
  NamedKey: 17,
  Prepayment: 18,
  EntryPoint: 19,
  RawBytes: 20,
};

/** Variants by tag, with what reads them. */
const READERS: readonly ((reader: ByteReader) => StoredValue)[] = [
  (reader) => ({ _tag: 'CLValue', value: CLValue.read(reader) }),
  (reader) => ({ _tag: 'Account', value: readAccount(reader) }),
  (reader) => ({ _tag: 'ContractWasm', value: readContractWasm(reader) }),
  (reader) => ({ _tag: 'Contract', value: readContract(reader) }),
  (reader) => ({ _tag: 'ContractPackage', value: readContractPackage(reader) }),
  (reader) => ({ _tag: 'Transfer', value: readTransferV1(reader) }),
  (reader) => ({ _tag: 'DeployInfo', value: readDeployInfo(reader) }),
  (reader) => ({ _tag: 'EraInfo', value: readEraInfo(reader) }),
  (reader) => ({ _tag: 'Bid', value: readBid(reader) }),
  (reader) => ({ _tag: 'Withdraw', value: reader.readVec(readWithdrawPurse) }),
  (reader) => ({ _tag: 'Unbonding', value: reader.readVec(readUnbondingPurse) }),
  (reader) => ({ _tag: 'BidKind', value: readBidKind(reader) }),
  (reader) => ({ _tag: 'SmartContract', value: readPackage(reader) }),
  (reader) => ({ _tag: 'AddressableEntity', value: readAddressableEntity(reader) }),
  (reader) => ({ _tag: 'ByteCode', value: readByteCode(reader) }),
  (reader) => ({ _tag: 'MessageTopic', value: readMessageTopicSummary(reader) }),
  (reader) => ({ _tag: 'Message', value: reader.readRaw(32) }),
  (reader) => ({ _tag: 'NamedKey', value: readNamedKeyValue(reader) }),
  // Rust writes prepayments but has no way to read them; state that holds one cannot be read there either.
  (reader) => reader.fail('a stored prepayment cannot be read', reader.offset - 1),
  (reader) => ({ _tag: 'EntryPoint', value: readEntryPointValue(reader) }),
  (reader) => ({ _tag: 'RawBytes', value: reader.readByteVec() }),
];

/** Writes a value with its tag. */
export function writeStoredValue(writer: ByteWriter, stored: StoredValue): void {
  writer.writeU8(STORED_VALUE_TAGS[stored._tag]);
  switch (stored._tag) {
    case 'CLValue':
      stored.value.write(writer);
      break;
    case 'Account':
      writeAccount(writer, stored.value);
      break;
    case 'ContractWasm':
      writeContractWasm(writer, stored.value);
      break;
    case 'Contract':
      writeContract(writer, stored.value);
      break;
    case 'ContractPackage':
      writeContractPackage(writer, stored.value);
      break;
    case 'Transfer':
      writeTransferV1(writer, stored.value);
      break;
    case 'DeployInfo':
      writeDeployInfo(writer, stored.value);
      break;
    case 'EraInfo':
      writeEraInfo(writer, stored.value);
      break;
    case 'Bid':
      writeBid(writer, stored.value);
      break;
    case 'Withdraw':
      writer.writeVec(stored.value, writeWithdrawPurse);
      break;
    case 'Unbonding':
      writer.writeVec(stored.value, writeUnbondingPurse);
      break;
    case 'AddressableEntity':
      writeAddressableEntity(writer, stored.value);
      break;
    case 'BidKind':
      writeBidKind(writer, stored.value);
      break;
    case 'SmartContract':
      writePackage(writer, stored.value);
      break;
    case 'ByteCode':
      writeByteCode(writer, stored.value);
      break;
    case 'MessageTopic':
      writeMessageTopicSummary(writer, stored.value);
      break;
    case 'Message':
      writer.writeRaw(stored.value);
      break;
    case 'NamedKey':
      writeNamedKeyValue(writer, stored.value);
      break;
    case 'Prepayment':
      writePrepaymentKind(writer, stored.value);
      break;
    case 'EntryPoint':
      writeEntryPointValue(writer, stored.value);
      break;
    case 'RawBytes':
      writer.writeByteVec(stored.value);
  }
}

/** The bytes of a value with its tag. */
export function storedValueToBytes(stored: StoredValue): Uint8Array {
  const writer = new ByteWriter();
  writeStoredValue(writer, stored);
  return writer.finish();
}

/** Reads a value with its tag. Throws `BytesError`. */
export function readStoredValue(reader: ByteReader): StoredValue {
  const tag = reader.readU8();
  const read = READERS[tag];
  return read === undefined ? reader.fail(`no stored value has the tag ${tag}`, reader.offset - 1) : read(reader);
}

/** A value from exactly its bytes. Throws `BytesError`. */
export function storedValueFromBytes(bytes: Uint8Array): StoredValue {
  return readAll(bytes, readStoredValue);
}

/** Number of bytes of a value with its tag; gas for storage is charged by it. */
export function storedValueSerializedLength(stored: StoredValue): number {
  switch (stored._tag) {
    case 'CLValue':
      return 1 + stored.value.serializedLength();
    case 'ContractWasm':
      return 5 + stored.value.bytes.length;
    case 'ByteCode':
      return 6 + stored.value.bytes.length;
    case 'RawBytes':
      return 5 + stored.value.length;
    default: {
      const writer = new ByteWriter();
      writeStoredValue(writer, stored);
      return writer.length;
    }
  }
}

/** What is or can be made a typed value: values, bids and contract packages (`TryFrom<StoredValue> for CLValue`). */
export function storedValueAsCLValue(stored: StoredValue): CLValue | undefined {
  switch (stored._tag) {
    case 'CLValue':
      return stored.value;
    case 'BidKind':
      return CLValue.any(writeBytes((writer) => writeBidKind(writer, stored.value)));
    case 'ContractPackage':
      return CLValue.any(writeBytes((writer) => writeContractPackage(writer, stored.value)));
    default:
      return undefined;
  }
}

/** The type's name as Rust prints it in errors: that of the CLType for typed values, else the variant's. */
export function storedValueTypeName(stored: StoredValue): string {
  return stored._tag === 'CLValue' ? clTypeText(stored.value.clType) : stored._tag;
}

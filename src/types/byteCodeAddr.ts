/**
 * Address of stored byte code.
 *
 * Answers to: casper-types `byte_code.rs` (`ByteCodeAddr`, `ByteCodeKind`).
 */

/** Kind of byte code, and its 32-byte address unless empty. */
export type ByteCodeAddr =
  | { readonly _tag: 'Empty' }
  | { readonly _tag: 'V1CasperWasm' | 'V2CasperWasm'; readonly addr: Uint8Array };

/** Kinds by their tag byte. */
export const BYTE_CODE_KINDS: readonly ByteCodeAddr['_tag'][] = ['Empty', 'V1CasperWasm', 'V2CasperWasm'];

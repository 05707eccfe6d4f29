import { describe, expect, test } from '@jest/globals';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { BytesError } from '../../../src/bytes/bytesError';
import { bytesToHex } from '../../../src/bytes/hex';
import {
  API_ERROR,
  AUCTION_ERROR_NAMES,
  apiErrorDebug,
  apiErrorOfBytes,
  apiErrorText,
  CONTRACT_HEADER_ERROR_NAMES,
  HANDLE_PAYMENT_ERROR_NAMES,
  MINT_ERROR_NAMES,
  normalizeApiError,
} from '../../../src/types/apiError';
import { typesVectors } from './typesVectors';

/** Whether Rust can print the code: it panics on codes of system contracts that name no error. */
function isPrintable(code: number): boolean {
  const within = (start: number, count: number): boolean => code >= start && code < start + count;
  return (
    code < API_ERROR.AuctionErrorStart ||
    code >= API_ERROR.UserErrorStart ||
    within(API_ERROR.AuctionErrorStart, AUCTION_ERROR_NAMES.length) ||
    within(API_ERROR.ContractHeaderErrorStart + 1, CONTRACT_HEADER_ERROR_NAMES.length) ||
    within(API_ERROR.MintErrorStart, MINT_ERROR_NAMES.length) ||
    within(API_ERROR.HandlePaymentErrorStart, HANDLE_PAYMENT_ERROR_NAMES.length)
  );
}

describe('ApiError', () => {
  test('texts of single codes', () => {
    for (const [code, [debug, display]] of Object.entries(typesVectors.apiErrors.texts)) {
      if (debug !== null) {
        expect(apiErrorDebug(Number(code))).toBe(debug);
      }
      if (display !== null) {
        expect(apiErrorText(Number(code))).toBe(display);
      }
      expect(isPrintable(Number(code))).toBe(debug !== null);
    }
  });

  test.each(typesVectors.apiErrors.ranges)('texts of the 4096 codes from $start', ({ start, hash }) => {
    const parts: string[] = [];
    for (let code = start; code < start + 4096; code++) {
      if (isPrintable(code)) {
        parts.push(`${apiErrorDebug(code)}\n${apiErrorText(code)}\n`);
      }
    }
    expect(bytesToHex(blake2b256(new TextEncoder().encode(parts.join(''))))).toBe(hash);
  });

  test('a code without a name shows its number', () => {
    expect(apiErrorDebug(API_ERROR.MintErrorStart + 200)).toBe('ApiError::Mint(200) [65224]');
    expect(apiErrorText(API_ERROR.AuctionErrorStart + 200)).toBe('ApiError::AuctionError(200) [64712]');
  });

  test('codes that mean nothing are unhandled', () => {
    for (const code of [0, -1, 51, 64_511, 131_072, 4_294_967_295]) {
      expect(normalizeApiError(code)).toBe(API_ERROR.Unhandled);
    }
    expect(normalizeApiError(API_ERROR.PermissionDenied)).toBe(23);
  });

  test('bytes that could not be read', () => {
    expect(apiErrorOfBytes(new BytesError('LeftOverBytes', 0, ''))).toBe(19);
    expect(apiErrorOfBytes(new BytesError('NotRepresentable', 0, ''))).toBe(40);
  });
});

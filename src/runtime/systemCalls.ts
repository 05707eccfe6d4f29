/**
 * Calls of the mint on behalf of host functions and of other system contracts.
 *
 * Most of them cost nothing: what the mint charges is taken back afterwards, since the host function has a price of its
 * own.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`mint_*`, `create_purse`).
 *
 * @module
 */

import { MINT_ARG, MINT_METHOD } from '../system/mintConstants';
import { type SystemContractError, systemErrorFromCode } from '../system/systemErrors';
import type { AccountHash } from '../types/accountHash';
import type { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { RuntimeArgs } from '../types/runtimeArgs';
import { URef } from '../types/uref';
import { readClValue } from './clValueDecoding';
import { execError } from './execError';
import type { Runtime } from './runtime';
import { validateUref } from './validation';

const OPTION_OF_ACCOUNT_HASH: CLType = { _tag: 'Option', inner: { _tag: 'ByteArray', size: 32 } };
const OPTION_OF_U64: CLType = { _tag: 'Option', inner: { _tag: 'U64' } };

/** Makes an empty purse. Inside it the mint does not charge; what it stores it stores for free. */
export function createPurse(runtime: Runtime): URef {
  return runtime.inHostFunctionScope(() => mintCreate(runtime));
}

/** `create` of the mint, which charges unless a host function is being served. */
export function mintCreate(runtime: Runtime): URef {
  const result = callMint(runtime, MINT_METHOD.create, RuntimeArgs.empty());
  return readClValue(result, URef.read);
}

/**
 * `transfer` of the mint, without its price.
 *
 * @returns the mint's refusal, or undefined when motes have moved
 * @throws ExecError `ForgedReference` when the frame does not hold the source purse
 */
export function mintTransfer(
  runtime: Runtime,
  to: AccountHash | undefined,
  source: URef,
  target: URef,
  amount: bigint,
  id: bigint | undefined,
): SystemContractError | undefined {
  validateUref(runtime.context, source);
  const result = callMintForFree(runtime, MINT_METHOD.transfer, mintTransferArgs(to, source, target, amount, id));
  return refusalOf(result);
}

/** The arguments of the mint's `transfer`. */
export function mintTransferArgs(
  to: AccountHash | undefined,
  source: URef,
  target: URef,
  amount: bigint,
  id: bigint | undefined,
): RuntimeArgs {
  return RuntimeArgs.from([
    { name: MINT_ARG.to, value: optionValue(OPTION_OF_ACCOUNT_HASH, to && CLValue.byteArray(to.bytes)) },
    { name: MINT_ARG.source, value: CLValue.uref(source) },
    { name: MINT_ARG.target, value: CLValue.uref(target) },
    { name: MINT_ARG.amount, value: CLValue.u512(amount) },
    { name: MINT_ARG.id, value: optionValue(OPTION_OF_U64, id === undefined ? undefined : CLValue.u64(id)) },
  ]);
}

/** `mint` of the mint: a purse with that many new motes; only the system may. */
export function mintMint(runtime: Runtime, amount: bigint): URef {
  const args = RuntimeArgs.from([{ name: MINT_ARG.amount, value: CLValue.u512(amount) }]);
  const result = callMintForFree(runtime, MINT_METHOD.mint, args);
  const refusal = refusalOf(result);
  if (refusal !== undefined) throw execError.systemContract(refusal.message);
  return readClValue(result, (reader) => {
    reader.readU8();
    return URef.read(reader);
  });
}

/** `reduce_total_supply` of the mint; only the system may. */
export function mintReduceTotalSupply(runtime: Runtime, amount: bigint): void {
  const args = RuntimeArgs.from([{ name: MINT_ARG.amount, value: CLValue.u512(amount) }]);
  const refusal = refusalOf(callMintForFree(runtime, MINT_METHOD.reduceTotalSupply, args));
  if (refusal !== undefined) throw execError.systemContract(refusal.message);
}

/** `read_base_round_reward` of the mint. */
export function mintReadBaseRoundReward(runtime: Runtime): bigint {
  const result = callMintForFree(runtime, MINT_METHOD.readBaseRoundReward, RuntimeArgs.empty());
  return readClValue(result, (reader) => reader.readU512());
}

/** Reads a `Result<_, mint::Error>`: 1 and the value, or 0 and the error's code. */
export function refusalOf(result: CLValue): SystemContractError | undefined {
  return result.bytes[0] === 1 ? undefined : systemErrorFromCode('Mint', result.bytes[1]!);
}

/** Calls the mint and sets the gas counter back, also when the call fails. */
function callMintForFree(runtime: Runtime, method: string, args: RuntimeArgs): CLValue {
  const { gas } = runtime.context;
  const before = gas.remaining;
  try {
    return callMint(runtime, method, args);
  } finally {
    gas.remaining = before;
    runtime.execution.recorder?.gasRestored(before);
  }
}

/** Calls the mint, at its price. */
export function callMint(runtime: Runtime, method: string, args: RuntimeArgs): CLValue {
  const contractHash = runtime.execution.systemContract('mint');
  return runtime.execution.executeContract(runtime, { _tag: 'Contract', contractHash }, method, args);
}

function optionValue(type: CLType, value: CLValue | undefined): CLValue {
  if (value === undefined) return CLValue.fromComponents(type, Uint8Array.of(0));
  const bytes = new Uint8Array(value.bytes.length + 1);
  bytes[0] = 1;
  bytes.set(value.bytes, 1);
  return CLValue.fromComponents(type, bytes);
}

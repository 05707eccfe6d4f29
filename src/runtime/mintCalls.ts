/**
 * Entry points of the mint as contracts call them.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`call_host_mint`).
 *
 * @module
 */

import * as mint from '../system/mint';
import { MINT_ARG, MINT_METHOD } from '../system/mintConstants';
import { isSystemContractError } from '../system/systemErrors';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { orRevert } from './errorConversion';
import { execError } from './execError';
import { mintProvider } from './mintProvider';
import {
  OPTIONAL_ACCOUNT_HASH_ARGUMENT,
  OPTIONAL_U64_ARGUMENT,
  requireArgument,
  U512_ARGUMENT,
  UREF_ARGUMENT,
} from './namedArguments';
import type { Runtime } from './runtime';

/** Runs an entry point in the mint's frame. */
export function callMint(runtime: Runtime, entryPointName: string, args: RuntimeArgs): CLValue {
  const costs = runtime.execution.config.systemConfig.mintCosts;
  const provider = mintProvider(runtime);
  switch (entryPointName) {
    case MINT_METHOD.mint: {
      runtime.chargeSystemContractCall(costs.mint);
      const amount = requireArgument(args, MINT_ARG.amount, U512_ARGUMENT);
      return resultValue(CLType.URef, () => CLValue.uref(mint.mint(provider, amount)), { gasLimitEscapes: true });
    }
    case MINT_METHOD.reduceTotalSupply: {
      runtime.chargeSystemContractCall(costs.reduceTotalSupply);
      const amount = requireArgument(args, MINT_ARG.amount, U512_ARGUMENT);
      return unitResult(() => mint.reduceTotalSupply(provider, amount));
    }
    case MINT_METHOD.burn: {
      runtime.chargeSystemContractCall(costs.burn);
      const purse = requireArgument(args, MINT_ARG.purse, UREF_ARGUMENT);
      const amount = requireArgument(args, MINT_ARG.amount, U512_ARGUMENT);
      return unitResult(() => mint.burn(provider, purse, amount));
    }
    case MINT_METHOD.create:
      runtime.chargeSystemContractCall(costs.create);
      return CLValue.uref(orRevert(() => mint.mint(provider, 0n)));
    case MINT_METHOD.balance: {
      runtime.chargeSystemContractCall(costs.balance);
      const purse = requireArgument(args, MINT_ARG.purse, UREF_ARGUMENT);
      return CLValue.option(CLValue.u512(orRevert(() => mint.balance(provider, purse))));
    }
    case MINT_METHOD.transfer: {
      runtime.chargeSystemContractCall(costs.transfer);
      const to = requireArgument(args, MINT_ARG.to, OPTIONAL_ACCOUNT_HASH_ARGUMENT);
      const source = requireArgument(args, MINT_ARG.source, UREF_ARGUMENT);
      const target = requireArgument(args, MINT_ARG.target, UREF_ARGUMENT);
      const amount = requireArgument(args, MINT_ARG.amount, U512_ARGUMENT);
      const id = requireArgument(args, MINT_ARG.id, OPTIONAL_U64_ARGUMENT);
      return unitResult(() => mint.transfer(provider, to, source, target, amount, id));
    }
    case MINT_METHOD.readBaseRoundReward:
      runtime.chargeSystemContractCall(costs.readBaseRoundReward);
      return CLValue.u512(orRevert(() => mint.readBaseRoundReward(provider)));
    case MINT_METHOD.mintIntoExistingPurse: {
      runtime.chargeSystemContractCall(costs.mintIntoExistingPurse);
      const amount = requireArgument(args, MINT_ARG.amount, U512_ARGUMENT);
      const purse = requireArgument(args, MINT_ARG.purse, UREF_ARGUMENT);
      return unitResult(() => mint.mintIntoExistingPurse(provider, purse, amount));
    }
    default:
      return CLValue.unit();
  }
}

function unitResult(rule: () => void): CLValue {
  return resultValue(
    CLType.Unit,
    () => {
      rule();
      return CLValue.unit();
    },
    { gasLimitEscapes: false },
  );
}

/** What a rule gives or refuses with, as a `Result<_, mint::Error>`. */
function resultValue(okType: CLType, rule: () => CLValue, options: { readonly gasLimitEscapes: boolean }): CLValue {
  try {
    return CLValue.result({ ok: rule(), errType: CLType.U8 });
  } catch (thrown) {
    if (!isSystemContractError(thrown)) throw thrown;
    if (options.gasLimitEscapes && thrown.variant === 'GasLimit') throw execError.gasLimit();
    return CLValue.result({ err: CLValue.u8(thrown.code), okType });
  }
}

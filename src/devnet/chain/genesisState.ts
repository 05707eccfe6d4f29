/**
 * The state a new devnet starts from.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { isLeft } from 'fp-ts/Either';
import { GenesisConfigBuilder } from '../../builder/genesisConfigBuilder';
import { blake2b256 } from '../../bytes/blake2b';
import { CasperTestError } from '../../bytes/casperTestError';
import { ChainspecRegistry } from '../../system/chainspecRegistry';
import { runGenesis } from '../../system/genesis';
import { type GenesisAccount, genesisPublicKey } from '../../system/genesisAccount';
import { GenesisRequest } from '../../system/genesisRequest';
import { type NetworkChainspec, writeAccountsFile, writeChainspecFile } from '../settings/chainspecFile';
import type { ChainState } from './chainState';

/** Runs genesis. @throws CasperTestError `GENESIS_FAILED` with the engine's text */
export function genesisState(
  network: NetworkChainspec,
  accounts: readonly GenesisAccount[],
  genesisTime: bigint,
): ChainState {
  const { core, wasm, systemCosts, storageCosts } = network.chainspec;
  const config = GenesisConfigBuilder.new()
    .withAccounts(accounts)
    .withWasmConfig(wasm)
    .withSystemConfig(systemCosts)
    .withValidatorSlots(core.validatorSlots)
    .withAuctionDelay(core.auctionDelay)
    .withLockedFundsPeriodMillis(core.lockedFundsPeriod)
    .withRoundSeigniorageRate(core.roundSeigniorageRate)
    .withUnbondingDelay(core.unbondingDelay)
    .withStorageCosts(storageCosts)
    .build();
  // Addresses made at genesis derive from this hash. The time is left out of it, so that they are the same in every run.
  const chainspecBytes = new TextEncoder().encode(writeChainspecFile(network, 0n));
  const accountsBytes = new TextEncoder().encode(accountsFile(accounts));
  const request = new GenesisRequest(
    blake2b256(chainspecBytes),
    network.node.protocolVersion,
    config,
    ChainspecRegistry.newWithGenesis(chainspecBytes, accountsBytes),
  ).withConfig({
    genesisTimestampMillis: genesisTime,
    gasHoldBalanceHandling: core.gasHoldBalanceHandling,
    gasHoldIntervalMillis: core.gasHoldInterval,
    enableAddressableEntity: core.enableAddressableEntity,
  });
  const result = runGenesis(request);
  if (!isLeft(result)) return result.right.state;
  throw new CasperTestError({
    code: 'GENESIS_FAILED',
    shortMessage: `Genesis failed: ${result.left.message}.`,
    hint: 'Look at the accounts and the chainspec.',
  });
}

/** The text of the `accounts.toml` of these accounts. */
export function accountsFile(accounts: readonly GenesisAccount[]): string {
  return writeAccountsFile(
    accounts.map((account) => ({
      publicKey: genesisPublicKey(account),
      balance: account.balance,
      bondedAmount: account._tag === 'Account' ? account.validator?.bondedAmount : undefined,
      delegationRate: account._tag === 'Account' ? (account.validator?.delegationRate ?? 0) : 0,
    })),
  );
}

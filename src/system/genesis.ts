/**
 * Genesis: the system contracts, the accounts and the first validators, stored as accounts and contracts or as addressable
 * entities.
 *
 * Answers to: casper-storage `system/genesis.rs`, `system/genesis/{account_contract,entity}_installer.rs`,
 * `global_state/state/mod.rs` (`genesis`).
 *
 * @module
 */

import { type Either, left, right } from 'fp-ts/Either';
import { AddressGenerator } from '../state/addressGenerator';
import { GlobalState } from '../state/globalState';
import { TrackingCopy } from '../state/trackingCopy';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import { Phase } from '../types/phase';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import type { Effects } from '../types/transform';
import type { URef } from '../types/uref';
import type { ChainspecRegistry } from './chainspecRegistry';
import { type GenesisAccount, genesisAccountHash } from './genesisAccount';
import { createAuction } from './genesisAuction';
import { GenesisContext } from './genesisContext';
import { GenesisError, isGenesisError } from './genesisError';
import type { GenesisRequest } from './genesisRequest';
import { HANDLE_PAYMENT_KEY } from './handlePaymentConstants';
import { holdBalanceHandlingTag, MINT_KEY } from './mintConstants';
import { publicKeyId } from './publicKeyMap';
import { reducedRatio } from './ratio';
import { SYSTEM_ACCOUNT_HASH } from './systemAccount';
import { handlePaymentEntryPoints, mintEntryPoints } from './systemEntryPoints';
import { ratioToCLValue } from './typedValue';
import { addU512 } from './u512';

/** What genesis made. */
export interface GenesisSuccess {
  readonly state: GlobalState;
  readonly effects: Effects;
}

/** Depth limit of queries; genesis makes none. */
const MAX_QUERY_DEPTH = 5;

/**
 * Runs genesis on an empty state and commits it.
 *
 * @returns the state, or why the request was refused; throws `EnginePanic` where Rust panics (amounts beyond 512 bits)
 */
export function runGenesis(request: GenesisRequest): Either<GenesisError, GenesisSuccess> {
  const { config, protocolVersion, chainspecHash } = request;
  const empty = GlobalState.empty();
  const trackingCopy = new TrackingCopy(empty, {
    maxQueryDepth: MAX_QUERY_DEPTH,
    enableAddressableEntity: config.enableAddressableEntity,
  });
  const addressGenerator = AddressGenerator.create(chainspecHash, Phase.System);
  try {
    const Context = config.enableAddressableEntity ? entityContext() : GenesisContext;
    install(new Context(config, protocolVersion, trackingCopy, addressGenerator), request.chainspecRegistry);
  } catch (thrown) {
    if (isGenesisError(thrown)) return left(thrown);
    throw thrown;
  }
  const effects = trackingCopy.effects();
  return right({ state: empty.commit(effects), effects });
}

function install(context: GenesisContext, chainspecRegistry: ChainspecRegistry): void {
  const { enableAddressableEntity } = context.config;
  // Entities of the mint want a system account first, which is then made a second time among the accounts.
  if (enableAddressableEntity) context.storeAccount(SYSTEM_ACCOUNT_HASH, context.createPurse(0n));
  const totalSupply = createMint(context);
  const paymentPurse = enableAddressableEntity ? undefined : context.createPurse(0n);
  createAccounts(context, totalSupply, paymentPurse);
  createAuction(context, totalSupply);
  createHandlePayment(context, paymentPurse ?? context.createPurse(0n));

  if (chainspecRegistry.genesisAccountsRawHash === undefined) {
    throw new GenesisError({ _tag: 'MissingChainspecRegistryEntry' });
  }
  context.writeCLValue(Key.chainspecRegistry(), chainspecRegistry.toCLValue());
  context.writeCLValue(Key.blockGlobal('BlockTime'), CLValue.u64(context.config.genesisTimestampMillis));
}

/** Returns the key of the total supply, which the other parts add to. */
function createMint(context: GenesisContext): Key {
  const { roundSeigniorageRate, gasHoldBalanceHandling, gasHoldIntervalMillis } = context.config;
  const rate = reducedRatio(roundSeigniorageRate.numer, roundSeigniorageRate.denom);
  const roundSeigniorageRateKey = context.newURefWith(ratioToCLValue(rate));
  const totalSupply = context.newURefWith(CLValue.u512(0n));
  const gasHoldHandling = context.newURefWith(CLValue.u8(holdBalanceHandlingTag(gasHoldBalanceHandling)));
  const gasHoldInterval = context.newURefWith(CLValue.u64(gasHoldIntervalMillis));
  const namedKeys: NamedKeys = new Map([
    [MINT_KEY.roundSeigniorageRate, roundSeigniorageRateKey],
    [MINT_KEY.totalSupply, totalSupply],
    [MINT_KEY.gasHoldHandling, gasHoldHandling],
    [MINT_KEY.gasHoldInterval, gasHoldInterval],
  ]);
  const mintHash = context.storeSystemContract('Mint', namedKeys, mintEntryPoints());
  // Handle payment gets its place before it exists.
  context.writeRegistry(
    new Map([
      [SYSTEM_ENTITY_NAMES.Mint, mintHash],
      [SYSTEM_ENTITY_NAMES.HandlePayment, new Uint8Array(32)],
    ]),
  );
  return totalSupply;
}

/** The payment purse is given where it is made before the accounts. */
function createAccounts(context: GenesisContext, totalSupply: Key, paymentPurse: URef | undefined): void {
  const { accounts } = context.config;
  const isAdministered = checkAdministrators(accounts);

  let supply = 0n;
  for (const account of accounts) {
    context.storeAccount(genesisAccountHash(account), context.createPurse(account.balance));
    supply = addU512(supply, account.balance);
  }

  // With administrators, whatever is paid lands on the system account.
  const sharedPurse = isAdministered ? paymentPurse : undefined;
  context.storeAccount(SYSTEM_ACCOUNT_HASH, sharedPurse ?? context.createPurse(0n));
  context.writeCLValue(totalSupply, CLValue.u512(supply));
}

/** Whether there are administrators. Throws {@link GenesisError} if one is listed twice. */
function checkAdministrators(accounts: readonly GenesisAccount[]): boolean {
  const administrators = accounts.filter((account) => account._tag === 'Administrator');
  const distinct = new Set(administrators.map((account) => publicKeyId(account.publicKey)));
  if (distinct.size < administrators.length) throw new GenesisError({ _tag: 'DuplicatedAdministratorEntry' });
  return administrators.length > 0;
}

function createHandlePayment(context: GenesisContext, paymentPurse: URef): void {
  // Used only where fees accumulate.
  const accumulationPurse = context.createPurse(0n);
  const namedKeys: NamedKeys = new Map([
    [HANDLE_PAYMENT_KEY.paymentPurse, Key.uref(paymentPurse)],
    [HANDLE_PAYMENT_KEY.accumulationPurse, Key.uref(accumulationPurse)],
  ]);
  const contractHash = context.storeSystemContract('HandlePayment', namedKeys, handlePaymentEntryPoints());
  context.register(SYSTEM_ENTITY_NAMES.HandlePayment, contractHash);
}

/** The entity model is the exception: it is loaded when asked for. */
function entityContext(): typeof import('./genesisEntityContext').GenesisEntityContext {
  return require('./genesisEntityContext').GenesisEntityContext;
}

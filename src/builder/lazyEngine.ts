/**
 * The engine, loaded when the first builder needs it. Jest evaluates every module anew for each test file, so what a file
 * does not use it should not load; and importing the package stays cheap.
 *
 * @module
 */

/** Modules by what they are for; each is loaded on first use. */
interface LazyEngine {
  readonly execution: typeof import('../engine/executeWasmV1');
  readonly tracedExecution: typeof import('../engine/tracedExecution');
  readonly transfer: typeof import('../engine/transfer');
  readonly upgrade: typeof import('../engine/upgrade');
  readonly nativeRuntimeConfig: typeof import('../system/nativeRuntimeConfig');
  readonly balance: typeof import('../engine/balance');
  readonly balanceHold: typeof import('../engine/balanceHold');
  readonly gasHoldConfig: typeof import('./gasHoldConfig');
  readonly explanations: typeof import('./explanations');
  readonly stateLabels: typeof import('./stateLabels');
  readonly stateFiles: typeof import('./stateFiles');
  readonly genesis: typeof import('../system/genesis');
  readonly keptGenesis: typeof import('./keptGenesis');
  readonly auctionEra: typeof import('../system/auctionEra');
  readonly nativeBidding: typeof import('../system/nativeBidding');
  readonly nativeEra: typeof import('../system/nativeEra');
  readonly nativePayment: typeof import('../system/nativePayment');
  readonly nativeTransfer: typeof import('../system/nativeTransfer');
  readonly typedValue: typeof import('../system/typedValue');
  readonly trackingCopy: typeof import('../state/trackingCopy');
  readonly trackingCopyExt: typeof import('../state/trackingCopyExt');
  readonly query: typeof import('../state/query');
  readonly notedReads: typeof import('../state/notedReads');
  readonly scratchState: typeof import('../state/scratchState');
  readonly stateFolder: typeof import('../store/stateFolder');
  readonly addressableEntity: typeof import('../types/addressableEntity');
  readonly package: typeof import('../types/package');
  readonly bidKind: typeof import('../types/bidKind');
  readonly unbond: typeof import('../types/unbond');
  readonly seigniorageRecipients: typeof import('../types/seigniorageRecipients');
  readonly codecs: typeof import('./codecs');
  readonly contractEvents: typeof import('./contractEvents');
}

/** The engine's modules. */
export const engine: LazyEngine = lazily({
  execution: () => require('../engine/executeWasmV1'),
  tracedExecution: () => require('../engine/tracedExecution'),
  transfer: () => require('../engine/transfer'),
  upgrade: () => require('../engine/upgrade'),
  nativeRuntimeConfig: () => require('../system/nativeRuntimeConfig'),
  balance: () => require('../engine/balance'),
  balanceHold: () => require('../engine/balanceHold'),
  gasHoldConfig: () => require('./gasHoldConfig'),
  explanations: () => require('./explanations'),
  stateLabels: () => require('./stateLabels'),
  stateFiles: () => require('./stateFiles'),
  keptGenesis: () => require('./keptGenesis'),
  genesis: () => require('../system/genesis'),
  auctionEra: () => require('../system/auctionEra'),
  nativeBidding: () => require('../system/nativeBidding'),
  nativeEra: () => require('../system/nativeEra'),
  nativePayment: () => require('../system/nativePayment'),
  nativeTransfer: () => require('../system/nativeTransfer'),
  typedValue: () => require('../system/typedValue'),
  trackingCopy: () => require('../state/trackingCopy'),
  trackingCopyExt: () => require('../state/trackingCopyExt'),
  query: () => require('../state/query'),
  notedReads: () => require('../state/notedReads'),
  scratchState: () => require('../state/scratchState'),
  stateFolder: () => require('../store/stateFolder'),
  addressableEntity: () => require('../types/addressableEntity'),
  package: () => require('../types/package'),
  bidKind: () => require('../types/bidKind'),
  unbond: () => require('../types/unbond'),
  seigniorageRecipients: () => require('../types/seigniorageRecipients'),
  codecs: () => require('./codecs'),
  contractEvents: () => require('./contractEvents'),
});

/** Gives each module a property that loads it once: even a `require` of what is loaded takes longer than many a query. */
function lazily(loaders: { readonly [Name in keyof LazyEngine]: () => LazyEngine[Name] }): LazyEngine {
  const modules = {};
  for (const [name, load] of Object.entries(loaders)) {
    Object.defineProperty(modules, name, {
      configurable: true,
      get() {
        const value = load();
        Object.defineProperty(modules, name, { value });
        return value;
      },
    });
  }
  return modules as LazyEngine;
}

/** A codec for every type that a contract schema can name, and makers of those it defines; generated contracts use them. */
export function codecs(): import('./codecs').Codecs {
  return engine.codecs.CODECS;
}

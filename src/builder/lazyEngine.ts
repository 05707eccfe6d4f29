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
export const engine: LazyEngine = {
  get execution() {
    return require('../engine/executeWasmV1');
  },
  get tracedExecution() {
    return require('../engine/tracedExecution');
  },
  get transfer() {
    return require('../engine/transfer');
  },
  get upgrade() {
    return require('../engine/upgrade');
  },
  get nativeRuntimeConfig() {
    return require('../system/nativeRuntimeConfig');
  },
  get balance() {
    return require('../engine/balance');
  },
  get balanceHold() {
    return require('../engine/balanceHold');
  },
  get gasHoldConfig() {
    return require('./gasHoldConfig');
  },
  get explanations() {
    return require('./explanations');
  },
  get stateLabels() {
    return require('./stateLabels');
  },
  get stateFiles() {
    return require('./stateFiles');
  },
  get genesis() {
    return require('../system/genesis');
  },
  get auctionEra() {
    return require('../system/auctionEra');
  },
  get nativeBidding() {
    return require('../system/nativeBidding');
  },
  get nativeEra() {
    return require('../system/nativeEra');
  },
  get nativePayment() {
    return require('../system/nativePayment');
  },
  get nativeTransfer() {
    return require('../system/nativeTransfer');
  },
  get typedValue() {
    return require('../system/typedValue');
  },
  get trackingCopy() {
    return require('../state/trackingCopy');
  },
  get trackingCopyExt() {
    return require('../state/trackingCopyExt');
  },
  get query() {
    return require('../state/query');
  },
  get notedReads() {
    return require('../state/notedReads');
  },
  get scratchState() {
    return require('../state/scratchState');
  },
  get stateFolder() {
    return require('../store/stateFolder');
  },
  get addressableEntity() {
    return require('../types/addressableEntity');
  },
  get package() {
    return require('../types/package');
  },
  get bidKind() {
    return require('../types/bidKind');
  },
  get unbond() {
    return require('../types/unbond');
  },
  get seigniorageRecipients() {
    return require('../types/seigniorageRecipients');
  },
  get codecs() {
    return require('./codecs');
  },
  get contractEvents() {
    return require('./contractEvents');
  },
};

/** A codec for every type that a contract schema can name, and makers of those it defines; generated contracts use them. */
export function codecs(): import('./codecs').Codecs {
  return engine.codecs.CODECS;
}

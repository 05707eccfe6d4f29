/**
 * Lanes: kinds of transactions with limits of their own.
 *
 * Answers to: casper-types `chainspec/transaction_config/transaction_v1_config.rs`, `transaction.rs`
 * (`calculate_lane_id_for_deploy`), `transaction/transaction_v1.rs` (`calculate_transaction_lane`).
 *
 * @module
 */
import type { PricingMode } from '../../types/pricingMode';
import type { TransactionLane, TransactionSettings } from '../settings/nodeSettings';

/** Lane of native transfers and burns. */
export const MINT_LANE_ID = 0;
/** Lane of native transactions of the auction. */
export const AUCTION_LANE_ID = 1;
/** Lane of V1 transactions that install and upgrade. */
export const INSTALL_UPGRADE_LANE_ID = 2;

/** The lane of that number, if the chainspec has it. */
export function laneOf(settings: TransactionSettings, id: number): TransactionLane | undefined {
  switch (id) {
    case MINT_LANE_ID:
      return settings.nativeMintLane;
    case AUCTION_LANE_ID:
      return settings.nativeAuctionLane;
    case INSTALL_UPGRADE_LANE_ID:
      return settings.installUpgradeLane;
    default:
      return settings.wasmLanes.find((lane) => lane.id === id);
  }
}

/** What decides on the lane of Wasm; sizes are bytes. */
export interface WasmMeasure {
  readonly transactionSize: bigint;
  readonly argsSize: bigint;
}

type Order = readonly (keyof Omit<TransactionLane, 'id'>)[];

/** Source: casper-types `TransactionLaneDefinition` orderings (`build_wasm_lanes_ordered…`). */
const BY_GAS_LIMIT: Order = ['maxTransactionGasLimit', 'maxTransactionLength', 'maxTransactionArgsLength'];
const BY_SIZE: Order = ['maxTransactionLength'];

function ordered(lanes: readonly TransactionLane[], fields: Order): readonly TransactionLane[] {
  return [...lanes].sort((a, b) => {
    const field = fields.find((name) => a[name] !== b[name]);
    if (field === undefined) return 0;
    return a[field] < b[field] ? -1 : 1;
  });
}

const fits = (lane: TransactionLane, { transactionSize, argsSize }: WasmMeasure): boolean =>
  transactionSize <= lane.maxTransactionLength && argsSize <= lane.maxTransactionArgsLength;

/** The first lane that Wasm fits in, by what it pays or by its size; none fits what is prepaid. */
export function wasmLaneId(
  settings: TransactionSettings,
  pricing: PricingMode,
  measure: WasmMeasure,
): number | undefined {
  switch (pricing._tag) {
    case 'PaymentLimited':
      return ordered(settings.wasmLanes, BY_GAS_LIMIT).find(
        (lane) => pricing.paymentAmount <= lane.maxTransactionGasLimit && fits(lane, measure),
      )?.id;
    case 'Fixed': {
      const lanes = ordered(settings.wasmLanes, BY_SIZE);
      const first = lanes.findIndex((lane) => fits(lane, measure));
      if (first < 0) return undefined;
      return lanes[Math.min(first + pricing.additionalComputationFactor, lanes.length - 1)]!.id;
    }
    case 'Prepaid':
      return undefined;
  }
}

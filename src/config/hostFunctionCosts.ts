/**
 * What each host function costs: a fixed price and a weight for each argument, section
 * `[wasm.v1.host_function_costs]`.
 *
 * Answers to: casper-types `chainspec/vm_config/host_function_costs.rs`.
 *
 * @module
 */

/** Gas of a call: `cost` plus the sum of each weight times the (32-bit) argument it belongs to. All are u32. */
export interface HostFunctionCost {
  readonly cost: number;
  readonly arguments: readonly number[];
}

/** The price list; a name is the host function's without the `casper_` in front. */
export interface HostFunctionCosts {
  /** By how much `casper_emit_message` becomes dearer with each message of an execution. */
  readonly costIncreasePerMessage: number;
  readonly readValue: HostFunctionCost;
  readonly dictionaryGet: HostFunctionCost;
  readonly write: HostFunctionCost;
  readonly dictionaryPut: HostFunctionCost;
  readonly add: HostFunctionCost;
  readonly newUref: HostFunctionCost;
  readonly loadNamedKeys: HostFunctionCost;
  readonly ret: HostFunctionCost;
  readonly getKey: HostFunctionCost;
  readonly hasKey: HostFunctionCost;
  readonly putKey: HostFunctionCost;
  readonly removeKey: HostFunctionCost;
  readonly revert: HostFunctionCost;
  readonly isValidUref: HostFunctionCost;
  readonly addAssociatedKey: HostFunctionCost;
  readonly removeAssociatedKey: HostFunctionCost;
  readonly updateAssociatedKey: HostFunctionCost;
  readonly setActionThreshold: HostFunctionCost;
  readonly getCaller: HostFunctionCost;
  readonly getBlocktime: HostFunctionCost;
  readonly createPurse: HostFunctionCost;
  readonly transferToAccount: HostFunctionCost;
  readonly transferFromPurseToAccount: HostFunctionCost;
  readonly transferFromPurseToPurse: HostFunctionCost;
  readonly getBalance: HostFunctionCost;
  readonly getPhase: HostFunctionCost;
  readonly getSystemContract: HostFunctionCost;
  readonly getMainPurse: HostFunctionCost;
  readonly readHostBuffer: HostFunctionCost;
  readonly createContractPackageAtHash: HostFunctionCost;
  readonly createContractUserGroup: HostFunctionCost;
  readonly addContractVersion: HostFunctionCost;
  readonly addContractVersionWithMessageTopics: HostFunctionCost;
  readonly addPackageVersionWithMessageTopics: HostFunctionCost;
  readonly disableContractVersion: HostFunctionCost;
  readonly callContract: HostFunctionCost;
  readonly callVersionedContract: HostFunctionCost;
  readonly getNamedArgSize: HostFunctionCost;
  readonly getNamedArg: HostFunctionCost;
  readonly removeContractUserGroup: HostFunctionCost;
  readonly provisionContractUserGroupUref: HostFunctionCost;
  readonly removeContractUserGroupUrefs: HostFunctionCost;
  readonly print: HostFunctionCost;
  readonly blake2b: HostFunctionCost;
  readonly randomBytes: HostFunctionCost;
  readonly enableContractVersion: HostFunctionCost;
  readonly manageMessageTopic: HostFunctionCost;
  readonly emitMessage: HostFunctionCost;
  readonly getBlockInfo: HostFunctionCost;
  readonly genericHash: HostFunctionCost;
  readonly recoverSecp256k1: HostFunctionCost;
  readonly verifySignature: HostFunctionCost;
  readonly callPackageVersion: HostFunctionCost;
}

/** Values of the chainspec of casper-engine-test-support 8.1.1; `HostFunctionCostsV1::default()` is the same. */
export const DEFAULT_HOST_FUNCTION_COSTS: HostFunctionCosts = {
  costIncreasePerMessage: 50,
  readValue: { cost: 60_000, arguments: [0, 120_000, 0] },
  dictionaryGet: { cost: 5_500, arguments: [0, 590, 0] },
  write: { cost: 14_000, arguments: [0, 0, 0, 980] },
  dictionaryPut: { cost: 9_500, arguments: [0, 1_800, 0, 520] },
  add: { cost: 5_800, arguments: [0, 0, 0, 0] },
  newUref: { cost: 17_000, arguments: [0, 0, 590] },
  loadNamedKeys: { cost: 42_000, arguments: [0, 0] },
  ret: { cost: 23_000, arguments: [0, 420_000] },
  getKey: { cost: 2_000, arguments: [0, 440, 0, 0, 0] },
  hasKey: { cost: 1_500, arguments: [0, 840] },
  putKey: { cost: 100_000_000, arguments: [0, 120_000, 0, 120_000] },
  removeKey: { cost: 61_000, arguments: [0, 3_200] },
  revert: { cost: 500, arguments: [0] },
  isValidUref: { cost: 760, arguments: [0, 0] },
  addAssociatedKey: { cost: 1_200_000, arguments: [0, 0, 0] },
  removeAssociatedKey: { cost: 4_200, arguments: [0, 0] },
  updateAssociatedKey: { cost: 4_200, arguments: [0, 0, 0] },
  setActionThreshold: { cost: 74_000, arguments: [0, 0] },
  getCaller: { cost: 380, arguments: [0] },
  getBlocktime: { cost: 330, arguments: [0] },
  createPurse: { cost: 2_500_000_000, arguments: [0, 0] },
  transferToAccount: { cost: 2_500_000_000, arguments: [0, 0, 0, 0, 0, 0, 0] },
  transferFromPurseToAccount: { cost: 2_500_000_000, arguments: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
  transferFromPurseToPurse: { cost: 82_000_000, arguments: [0, 0, 0, 0, 0, 0, 0, 0] },
  getBalance: { cost: 3_000_000, arguments: [0, 0, 0] },
  getPhase: { cost: 710, arguments: [0] },
  getSystemContract: { cost: 1_100, arguments: [0, 0, 0] },
  getMainPurse: { cost: 1_300, arguments: [0] },
  readHostBuffer: { cost: 3_500, arguments: [0, 310, 0] },
  createContractPackageAtHash: { cost: 200, arguments: [0, 0] },
  createContractUserGroup: { cost: 200, arguments: [0, 0, 0, 0, 0, 0, 0, 0] },
  addContractVersion: { cost: 200, arguments: [0, 0, 0, 0, 120_000, 0, 0, 0, 0, 0] },
  addContractVersionWithMessageTopics: { cost: 200, arguments: [0, 0, 0, 0, 120_000, 0, 0, 0, 30_000, 0, 0] },
  addPackageVersionWithMessageTopics: { cost: 200, arguments: [0, 0, 0, 0, 120_000, 0, 0, 0, 30_000, 0, 0] },
  disableContractVersion: { cost: 200, arguments: [0, 0, 0, 0] },
  callContract: { cost: 300_000_000, arguments: [0, 0, 0, 120_000, 0, 120_000, 0] },
  callVersionedContract: { cost: 300_000_000, arguments: [0, 0, 0, 0, 0, 120_000, 0, 120_000, 0] },
  getNamedArgSize: { cost: 200, arguments: [0, 0, 0] },
  getNamedArg: { cost: 200, arguments: [0, 120_000, 0, 120_000] },
  removeContractUserGroup: { cost: 200, arguments: [0, 0, 0, 0] },
  provisionContractUserGroupUref: { cost: 200, arguments: [0, 0, 0, 0, 0] },
  removeContractUserGroupUrefs: { cost: 200, arguments: [0, 0, 0, 0, 0, 120_000] },
  print: { cost: 20_000, arguments: [0, 4_600] },
  blake2b: { cost: 1_200_000, arguments: [0, 120_000, 0, 0] },
  randomBytes: { cost: 200, arguments: [0, 0] },
  enableContractVersion: { cost: 200, arguments: [0, 0, 0, 0] },
  manageMessageTopic: { cost: 200, arguments: [0, 30_000, 0, 0] },
  emitMessage: { cost: 200, arguments: [0, 30_000, 0, 120_000] },
  getBlockInfo: { cost: 330, arguments: [0, 0] },
  genericHash: { cost: 1_200_000, arguments: [0, 120_000, 0, 0, 0] },
  recoverSecp256k1: { cost: 1_300_000, arguments: [0, 120_000, 0, 0, 0, 0] },
  verifySignature: { cost: 1_300_000, arguments: [0, 120_000, 0, 0, 0, 0] },
  callPackageVersion: { cost: 300_000_000, arguments: [0, 0, 0, 0, 0, 0, 0, 120_000, 0, 120_000, 0] },
};

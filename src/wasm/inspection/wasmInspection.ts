/**
 * What is known about a module without running it: the shape of an inspection.
 *
 * @module
 */
import type { ExternalKind } from '../module';
import type { Producer } from './customSections';
import type { WasmFeature } from './features';
import type { HostCallConstant } from './hostCallConstants';
import type { HostCapability } from './hostCapabilities';
import type { SurveyedExport, SurveyedLimits, SurveyedSection } from './moduleSurvey';

/** Facts about a module. Sizes are bytes, costs gas. */
export interface WasmInspection {
  /** A network with this chainspec takes it as session code. */
  readonly deployable: boolean;
  /** Why it is not deployable; empty if it is. */
  readonly problems: readonly DeploymentProblem[];
  readonly size: { readonly bytes: number; readonly limit: number };
  readonly sections: readonly SurveyedSection[];
  /** Bytes of debug information, which cost but do nothing. */
  readonly debugBytes: number;
  /** The tools that made it, as they say. */
  readonly producers: readonly Producer[];
  /** The features it was built for, as its compiler says, for example `+bulk-memory`. */
  readonly targetFeatures: readonly string[];
  readonly imports: readonly InspectedImport[];
  readonly exports: readonly InspectedExport[];
  /** Its memory in pages of 64 KiB, absent if it has none. */
  readonly memory: (SurveyedLimits & { readonly limit: number }) | undefined;
  readonly features: readonly InspectedFeature[];
  readonly functions: FunctionFacts;
  /** What it costs, absent when the engine refuses the module. */
  readonly costs: CostFacts | undefined;
  /** What its host functions let it do, in the order of its imports. */
  readonly capabilities: readonly InspectedCapability[];
  /** Constants of its host calls: names, weights and thresholds that are the same in every run of the call. */
  readonly hostCallConstants: readonly HostCallConstant[];
  /** Texts that its code seems to refer to. A guess: some may never be used, and names made at run time are missing. */
  readonly referredTexts: readonly string[];
  /** Where the bytes could not be read: facts may be missing. */
  readonly unreadable: readonly string[];
}

/** Something that keeps a network from taking the module. */
export interface DeploymentProblem {
  readonly code: DeploymentProblemCode;
  /** For `EngineRefuses` the engine's own text. */
  readonly message: string;
}

export type DeploymentProblemCode =
  /** Larger than a transaction may be. */
  | 'TooLarge'
  /** The engine's preparation, validation or linking refuses it. */
  | 'EngineRefuses'
  /** There is no `call` to run, or it cannot be called. */
  | 'NoCall'
  /** It imports `casper_print`, which engines for tests have and nodes do not. */
  | 'TestOnlyImport';

export interface InspectedImport {
  readonly module: string;
  readonly name: string;
  readonly kind: ExternalKind | 'tag';
  /** Of a function, as `(i32, i32) -> i32`. */
  readonly signature: string | undefined;
  readonly status: ImportStatus;
  /** The host function's own signature, where it differs. */
  readonly expected: string | undefined;
}

export type ImportStatus =
  | 'HostFunction'
  /** There is a host function of that name with another signature. */
  | 'WrongSignature'
  /** A host function of engines for tests alone. */
  | 'TestOnly'
  /** Nothing that Casper provides. */
  | 'Unknown';

export interface InspectedExport {
  readonly name: string;
  readonly kind: SurveyedExport['kind'];
  /** Of a function. */
  readonly signature: string | undefined;
}

export interface InspectedFeature {
  readonly feature: WasmFeature;
  /** How many instructions, types or segments use it. */
  readonly uses: number;
  readonly accepted: boolean;
  /** The engine's text for a module that uses this feature, absent if it accepts. */
  readonly reason: string | undefined;
}

export interface FunctionFacts {
  readonly count: number;
  /** The largest first, at most ten. */
  readonly largest: readonly FunctionFact[];
}

/** One function that the module defines. */
export interface FunctionFact {
  /** In the function index space, imports included. */
  readonly index: number;
  /** From its export or the `name` section, as it stands there. */
  readonly name: string | undefined;
  readonly bytes: number;
  readonly instructions: number;
  /** Gas of all its instructions, each run once; absent when the engine refuses the module. */
  readonly gas: number | undefined;
  /** Every run costs exactly `gas`: there are no branches, loops or calls. */
  readonly straightLine: boolean;
}

export interface CostFacts {
  /** Values (locals and operands) on the stack on the deepest chain of direct calls; the engine traps beyond `stackLimit`. */
  readonly deepestStack: number;
  readonly stackLimit: number;
  /** A function can come to call itself: the stack can grow further. */
  readonly recursive: boolean;
  /** Exports whose every run costs the same, with the gas of their instructions. */
  readonly straightLineExports: readonly { readonly name: string; readonly gas: number }[];
  /** What storing it as a contract takes, absent when it installs none. */
  readonly installation: InstallationCost | undefined;
}

export interface InstallationCost {
  /** Bytes stored when every exported function but `call` becomes an entry point. */
  readonly bytes: number;
  readonly gasPerByte: number;
  readonly gas: bigint;
}

export interface InspectedCapability extends HostCapability {
  readonly hostFunction: string;
  /** Exported functions from which the host function can be reached; none if it is imported and not used. */
  readonly reachableFrom: readonly string[];
}

/**
 * Puts together what is known about a module without running it.
 *
 * @module
 */
import { hasTag } from '../../bytes/hasTag';
import type { Chainspec } from '../../config/chainspec';
import { MAX_TRANSACTION_LENGTH } from '../../config/transactionLength';
import { Executable } from '../executable';
import { HOST_SIGNATURES } from '../hostSignatures';
import { prepareSession } from '../prepare';
import { isDebugSection, readFunctionNames, readProducers, readTargetFeatures } from './customSections';
import { featureVerdict } from './featureProbes';
import { hostCallConstants } from './hostCallConstants';
import { HOST_CAPABILITIES } from './hostCapabilities';
import { type ModuleSurvey, surveyModule } from './moduleSurvey';
import { reachableFunctions } from './reachability';
import { referredTexts } from './referredTexts';
import { type StaticCosts, staticCosts } from './staticCosts';
import { signatureText, valueTypeText } from './valueTypeText';
import type {
  CostFacts,
  DeploymentProblem,
  FunctionFacts,
  InspectedCapability,
  InspectedExport,
  InspectedFeature,
  InspectedImport,
  WasmInspection,
} from './wasmInspection';

/** How many of the largest functions are listed. */
const LARGEST_LISTED = 10;

/** A host function that only engines built for tests have. Source: `resolvers/v1_resolver.rs`, feature `test-support`. */
const TEST_ONLY_IMPORT = 'casper_print';

/** Inspects module bytes against the limits of a chainspec. Never throws for what the bytes are. */
export function inspectModule(
  bytes: Uint8Array,
  chainspec: Chainspec,
  maxTransactionLength: number = MAX_TRANSACTION_LENGTH,
): WasmInspection {
  const survey = surveyModule(bytes);
  const config = chainspec.wasm.v1;
  const imports = survey.imports.map((entry) => inspectImport(survey, entry));
  const problems = findProblems(bytes, chainspec, imports, maxTransactionLength);
  const costs = problems.some(({ code }) => code === 'EngineRefuses') ? undefined : staticCosts(bytes, config);
  return {
    deployable: problems.length === 0,
    problems,
    size: { bytes: bytes.length, limit: maxTransactionLength },
    sections: survey.sections,
    debugBytes: survey.sections.reduce(
      (sum, { name, bytes }) => (name !== undefined && isDebugSection(name) ? sum + bytes : sum),
      0,
    ),
    producers: readProducers(survey.customs.get('producers')),
    targetFeatures: readTargetFeatures(survey.customs.get('target_features')),
    imports,
    exports: survey.exports.map((entry) => inspectExport(survey, entry)),
    memory: inspectMemory(survey, config.maxMemory),
    features: inspectFeatures(survey, chainspec),
    functions: inspectFunctions(survey, costs),
    costs: costs === undefined ? undefined : costFacts(survey, costs, chainspec),
    capabilities: inspectCapabilities(survey),
    hostCallConstants: hostCallConstants(survey),
    referredTexts: referredTexts(survey),
    unreadable: survey.problems,
  };
}

function findProblems(
  bytes: Uint8Array,
  chainspec: Chainspec,
  imports: readonly InspectedImport[],
  maxTransactionLength: number,
): DeploymentProblem[] {
  const problems: DeploymentProblem[] = [];
  if (bytes.length > maxTransactionLength) {
    problems.push({
      code: 'TooLarge',
      message: `${bytes.length} bytes, and a transaction with all its parts may have ${maxTransactionLength}`,
    });
  }
  const refused = engineProblem(bytes, chainspec);
  if (refused !== undefined) problems.push(refused);
  if (imports.some(({ status }) => status === 'TestOnly')) {
    problems.push({
      code: 'TestOnlyImport',
      message: `imports ${TEST_ONLY_IMPORT}, which nodes do not have: build without the test-support feature of casper-contract`,
    });
  }
  return problems;
}

/** What the engine itself says when it is to run the module as session code. */
function engineProblem(bytes: Uint8Array, chainspec: Chainspec): DeploymentProblem | undefined {
  const config = chainspec.wasm.v1;
  try {
    const prepared = prepareSession(bytes, config);
    const executable = new Executable(prepared.module, prepared.operandHeights, config.maxMemory);
    if (executable.linkError !== undefined) return { code: 'EngineRefuses', message: executable.linkError.message };
    const entry = executable.entry('call');
    if (entry._tag === 'Function') return undefined;
    const { outcome } = entry;
    if (outcome._tag === 'HostTrap') {
      return { code: 'NoCall', message: String((outcome.trap as { message?: unknown }).message) };
    }
    return { code: 'NoCall', message: 'the exported function `call` takes parameters: session code must have none' };
  } catch (error) {
    if (!hasTag(error, 'WasmError')) throw error;
    return { code: 'EngineRefuses', message: (error as unknown as { message: string }).message };
  }
}

function inspectImport(survey: ModuleSurvey, entry: ModuleSurvey['imports'][number]): InspectedImport {
  const type = entry.typeIndex === undefined ? undefined : survey.types[entry.typeIndex];
  const signature = type && signatureText(type.params, type.results);
  const { module, field: name, kind } = entry;
  const host = kind === 'function' && module === 'env' && name !== 'gas' ? HOST_SIGNATURES.get(name) : undefined;
  if (host === undefined) return { module, name, kind, signature, status: 'Unknown', expected: undefined };
  const wanted = signatureText(
    host.params.map(valueTypeText),
    host.result === undefined ? [] : [valueTypeText(host.result)],
  );
  if (wanted !== signature) return { module, name, kind, signature, status: 'WrongSignature', expected: wanted };
  const status = name === TEST_ONLY_IMPORT ? 'TestOnly' : 'HostFunction';
  return { module, name, kind, signature, status, expected: undefined };
}

function inspectExport(survey: ModuleSurvey, { field, kind, index }: ModuleSurvey['exports'][number]): InspectedExport {
  const type = kind === 'function' ? survey.types[functionTypes(survey)[index] ?? -1] : undefined;
  return { name: field, kind, signature: type && signatureText(type.params, type.results) };
}

/** Type index of every function, imported ones first. */
function functionTypes({ imports, functions }: ModuleSurvey): number[] {
  return imports.flatMap(({ kind, typeIndex }) => (kind === 'function' ? [typeIndex!] : [])).concat(functions);
}

function importedCount({ imports }: ModuleSurvey): number {
  return imports.filter(({ kind }) => kind === 'function').length;
}

function inspectMemory({ memories }: ModuleSurvey, limit: number): WasmInspection['memory'] {
  const memory = memories.at(-1);
  return memory && { ...memory, limit };
}

function inspectFeatures({ features }: ModuleSurvey, chainspec: Chainspec): InspectedFeature[] {
  return [...features.uses]
    .map(([feature, uses]) => ({ feature, uses, ...featureVerdict(feature, chainspec.wasm.v1) }))
    .sort((a, b) => (a.feature < b.feature ? -1 : 1));
}

function inspectFunctions(survey: ModuleSurvey, costs: StaticCosts | undefined): FunctionFacts {
  const imported = importedCount(survey);
  const names = readFunctionNames(survey.customs.get('name'));
  for (const { kind, field, index } of survey.exports) if (kind === 'function') names.set(index, field);
  const facts = survey.bodies.map(({ bytes, instructions }, body) => ({
    index: imported + body,
    name: names.get(imported + body),
    bytes,
    instructions,
    gas: costs?.functions[body]?.gas,
    straightLine: costs?.functions[body]?.straightLine ?? false,
  }));
  return { count: facts.length, largest: facts.sort((a, b) => b.bytes - a.bytes).slice(0, LARGEST_LISTED) };
}

function costFacts(survey: ModuleSurvey, costs: StaticCosts, chainspec: Chainspec): CostFacts {
  const imported = importedCount(survey);
  const { gasPerByte } = chainspec.storageCosts;
  const installs = survey.imports.some(({ field }) => HOST_CAPABILITIES.get(field)?.area === 'ContractInstallation');
  return {
    deepestStack: costs.deepestStack,
    stackLimit: chainspec.wasm.v1.maxStackHeight,
    recursive: costs.recursive,
    straightLineExports: survey.exports.flatMap(({ kind, field: name, index }) => {
      const cost = kind === 'function' ? costs.functions[index - imported] : undefined;
      return cost?.straightLine ? [{ name, gas: cost.gas }] : [];
    }),
    installation:
      installs && costs.storedBytes > 0
        ? { bytes: costs.storedBytes, gasPerByte, gas: BigInt(costs.storedBytes) * BigInt(gasPerByte) }
        : undefined,
  };
}

function inspectCapabilities(survey: ModuleSurvey): InspectedCapability[] {
  const reached = [...reachableFunctions(survey)];
  return survey.imports
    .filter(({ kind }) => kind === 'function')
    .flatMap(({ module, field }, index) => {
      const capability = module === 'env' ? HOST_CAPABILITIES.get(field) : undefined;
      if (capability === undefined) return [];
      const reachableFrom = reached.filter(([, functions]) => functions.has(index)).map(([name]) => name);
      return [{ ...capability, hostFunction: field, reachableFrom }];
    });
}

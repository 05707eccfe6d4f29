/**
 * Makes what cargo built fit for a network: lowers what the engine refuses, leaves what it accepts, strips, and checks the result.
 *
 * @module
 */

import { inspectWasm } from '../builder/inspectWasm';
import { CasperTestError } from '../bytes/casperTestError';
import type { InspectedFeature, WasmInspection } from '../wasm/inspection/wasmInspection';
import { type Binaryen, canLower, lowerWasm } from './lowerWasm';
import { stripWasm } from './stripWasm';

/** A module that a network takes. */
export interface Deployable {
  readonly bytes: Uint8Array;
  /** The features that were lowered. */
  readonly lowered: readonly string[];
  /** What is to be said about it; it can be tested all the same. */
  readonly warnings: readonly string[];
}

/**
 * @param file its name, for messages
 * @param binaryen looks for it, if it is needed
 * @throws CasperTestError `NOT_DEPLOYABLE` with what the engine says; `NOT_SUPPORTED` if binaryen is needed and not installed
 */
export async function makeDeployable(
  file: string,
  built: Uint8Array,
  binaryen: () => Binaryen | undefined,
): Promise<Deployable> {
  const first = inspectWasm(built);
  const refused = isRefused(first) ? first.features.filter(({ accepted }) => !accepted) : [];
  const toLower = refused.filter(({ feature }) => canLower(feature));
  // Lowering costs gas and time; what nothing comes of is not tried.
  if (toLower.length === 0 || toLower.length < refused.length) checkAccepted(file, first);
  const lowered = toLower.length === 0 ? built : await lower(file, built, toLower, binaryen());
  if (toLower.length > 0) checkAccepted(file, inspectWasm(lowered));
  const bytes = stripWasm(lowered);
  const { problems } = inspectWasm(bytes);
  const tooLarge = problems.find(({ code }) => code === 'TooLarge');
  if (tooLarge !== undefined) throw tooLargeError(file, tooLarge.message);
  return {
    bytes,
    lowered: toLower.map(({ feature }) => feature),
    warnings: problems.map(({ message }) => `${file}: ${message}`),
  };
}

const isRefused = ({ problems }: WasmInspection): boolean => problems.some(({ code }) => code === 'EngineRefuses');

async function lower(
  file: string,
  built: Uint8Array,
  toLower: readonly InspectedFeature[],
  binaryen: Binaryen | undefined,
): Promise<Uint8Array> {
  if (binaryen === undefined) {
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: `${file} uses ${listed(toLower)}, which the Casper engine refuses. The package binaryen can lower it, and is not installed.`,
      hint: 'Install it: npm install --save-dev binaryen',
    });
  }
  return lowerWasm(
    file,
    built,
    toLower.map(({ feature }) => feature),
    binaryen,
  );
}

function listed(features: readonly InspectedFeature[]): string {
  return features.map(({ feature, uses }) => `${feature} (${uses} ${uses === 1 ? 'time' : 'times'})`).join(', ');
}

function checkAccepted(file: string, { problems, features, imports }: WasmInspection): void {
  const refusal = problems.find(({ code }) => code === 'EngineRefuses');
  if (refusal === undefined) return;
  const reasons = features
    .filter(({ accepted }) => !accepted)
    .map((one) => `it uses ${listed([one])}${canLower(one.feature) ? '' : ', and nothing lowers that'}: ${one.reason}`);
  const unknown = imports
    .filter(({ status }) => status === 'Unknown' || status === 'WrongSignature')
    .map(({ module, name, status }) =>
      status === 'Unknown'
        ? `it imports ${module}.${name}, which Casper does not provide`
        : `it imports ${module}.${name} with another signature than Casper's`,
    );
  throw new CasperTestError({
    code: 'NOT_DEPLOYABLE',
    shortMessage: `The Casper engine refuses ${file}: ${refusal.message}`,
    details: [...reasons, ...unknown],
    hint: hintFor(features.filter(({ accepted }) => !accepted).map(({ feature }) => feature)),
  });
}

function hintFor(refused: readonly string[]): string {
  if (refused.some((feature) => feature.startsWith('float') || feature === 'nontrapping-fptoint'))
    return 'Contracts cannot compute with f32 and f64: look for them in the crate and in what it depends on, formatting of numbers included.';
  return 'npx casper-test inspect shows what is in a Wasm file.';
}

function tooLargeError(file: string, message: string): CasperTestError {
  return new CasperTestError({
    code: 'NOT_DEPLOYABLE',
    shortMessage: `${file} is too large to be deployed, also after stripping: ${message}.`,
    hint: 'In the [profile.release] of the crate (of the workspace, if it is in one) lto = true, codegen-units = 1, opt-level = "z" and panic = "abort" make it smaller.',
  });
}

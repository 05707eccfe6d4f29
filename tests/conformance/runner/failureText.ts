/** Shows a failed scenario: the first step and field that differ, expected and got, decoded where they are bytes. */
import { hexToBytes } from '../../../src/bytes/hex';
import { storedValueFromBytes } from '../../../src/types/storedValue';
import { transformKindFromBytes } from '../../../src/types/transform';
import type { ScenarioFailure } from './checkScenario';
import type { ScenarioFile } from './files';
import type { Json, JsonObject } from './json';

/** Characters shown of one side. */
const SHOWN = 600;

/** A few lines for the terminal. */
export function failureText(file: ScenarioFile, failure: ScenarioFailure): string {
  if (failure._tag === 'Broken') {
    return `FAILED ${file.path}\n  ${failure.error.stack ?? failure.error.message}`;
  }
  const { path, expected, got } = failure.difference;
  const lines = [`FAILED ${file.path}`, `  at ${path}${stepText(failure.scenario, path)}`];
  lines.push(`  expected ${show(expected)}`, `  got      ${show(got)}`);
  const decodedExpected = decode(path, expected);
  const decodedGot = decode(path, got);
  if (decodedExpected !== undefined) lines.push(`  expected decoded ${decodedExpected}`);
  if (decodedGot !== undefined) lines.push(`  got decoded      ${decodedGot}`);
  lines.push(...gotErrorText(failure.got, path));
  return lines.join('\n');
}

function stepText(scenario: JsonObject, path: string): string {
  const index = stepIndex(path);
  if (index === undefined) return '';
  const step = (scenario.steps as readonly JsonObject[] | undefined)?.[index];
  if (step === undefined) return '';
  const id = typeof step.id === 'string' ? ` "${step.id}"` : '';
  return ` (step ${index + 1}, ${step.kind}${id})`;
}

/** When the step ended in an unexpected way, the error says more than the differing field. */
function gotErrorText(got: JsonObject, path: string): string[] {
  const index = stepIndex(path);
  if (index === undefined) return [];
  const step = (got.steps as readonly JsonObject[] | undefined)?.[index] ?? {};
  return ['unsupported', 'panic', 'unresolved', 'error']
    .filter((field) => typeof step[field] === 'string' && !path.endsWith(`.${field}`))
    .map((field) => `  ${field} of our step: ${step[field]}`);
}

function stepIndex(path: string): number | undefined {
  const match = /^steps\[(\d+)\]/.exec(path);
  return match === null ? undefined : Number(match[1]);
}

function show(value: Json | undefined): string {
  const text = value === undefined ? '(absent)' : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

function decode(path: string, value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || !/^([0-9a-f]{2})+$/.test(value)) return undefined;
  try {
    const bytes = hexToBytes(value);
    if (/effects\[\d+\]\[2\]$/i.test(path)) return inspect(transformKindFromBytes(bytes));
    if (/value\.bytes$/.test(path)) return inspect(storedValueFromBytes(bytes));
  } catch {
    return undefined;
  }
  return undefined;
}

function inspect(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString();
    if (ArrayBuffer.isView(inner)) return Buffer.from(inner.buffer, inner.byteOffset, inner.byteLength).toString('hex');
    return Object.prototype.toString.call(inner) === '[object Map]' ? [...(inner as Map<unknown, unknown>)] : inner;
  });
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

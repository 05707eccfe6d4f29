/**
 * What is said of a contract that is not as its model.
 *
 * @module
 */
import { CasperTestError } from '../bytes/casperTestError';
import type { ModelSetup } from './contractModel';
import { messageOf, sameErrorSaying } from './errorText';
import type { Step } from './modelRun';
import { quoted, TypeScriptText } from './typeScriptText';

/** What fast-check tells of a failure. */
export interface FailureNumbers {
  readonly seed: number;
  readonly numRuns: number;
  readonly numShrinks: number;
  readonly counterexamplePath: string | null;
  readonly counterexample: readonly unknown[] | null;
}

/** The error that says it: what went wrong, the shortest sequence as a test, and how to bring it back. */
export function modelFailure<Model, Real>(
  setup: ModelSetup<Model, Real>,
  steps: readonly Step[],
  error: unknown,
  details: FailureNumbers,
): CasperTestError {
  const count = `${steps.length} action${steps.length === 1 ? '' : 's'}`;
  const replay = [
    `seed: ${details.seed}`,
    ...(details.counterexamplePath === null ? [] : [`path: ${quoted(details.counterexamplePath)}`]),
    ...replayPathOf(details),
  ].join(', ');
  const lines = [
    `After ${count} the contract is not as ${setup.name} says (sequence ${details.numRuns}, shrunk ${details.numShrinks} times).`,
    '',
    messageOf(error),
    '',
    'As a test:',
    '',
    testText(setup, steps),
    '',
    `To find it again: ${setup.name}.check({ ${replay} })`,
  ];
  return new CasperTestError({
    code: 'MODEL_FAILED',
    shortMessage: lines.join('\n'),
    cause: sameErrorSaying(messageOf(error), error),
  });
}

/** A test that does the steps. */
export function testText<Model, Real>({ name, module }: ModelSetup<Model, Real>, steps: readonly Step[]): string {
  const text = new TypeScriptText();
  const calls = steps.map((step) => `  ${callText(step, text)};`);
  const names = [...new Set(steps.map((step) => step.name))].join(', ');
  const imports = [...text.imports].sort();
  return [
    ...(module === undefined ? [] : ["import { test } from '@jest/globals';"]),
    ...(imports.length === 0 ? [] : [`import { ${imports.join(', ')} } from 'casper-engine-test-support';`]),
    ...(module === undefined ? [] : [`import { ${name} } from ${quoted(module)};`]),
    ...(module === undefined && imports.length === 0 ? [] : ['']),
    `test(${quoted(`${name}: ${names === '' ? 'at the start' : names}`)}, () => {`,
    steps.length === 0 ? `  ${name}.start();` : `  const { actions } = ${name}.start();`,
    ...calls,
    '});',
  ].join('\n');
}

function callText({ name, args }: Step, text: TypeScriptText): string {
  const isIdentifier = /^[A-Za-z_$][\w$]*$/.test(name);
  return `actions${isIdentifier ? `.${name}` : `[${quoted(name)}]`}(${text.of(args, '  ')})`;
}

/** Which actions of the sequence fast-check kept; it hides that in the text of the commands. */
function replayPathOf({ counterexample }: FailureNumbers): readonly string[] {
  const shown = /replayPath="([^"]+)"/.exec(String(counterexample?.[0]));
  return shown === null ? [] : [`replayPath: ${quoted(shown[1]!)}`];
}

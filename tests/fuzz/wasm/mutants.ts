/**
 * Damages modules at random and compares what `src/wasm` and the reference engine make of them.
 *
 *     npx tsx tests/fuzz/wasm/mutants.ts [--oracle PROGRAM] [--count N] [--seed S] [--keep DIRECTORY] [--write] [FILE|DIRECTORY...]
 *
 * The modules are the named cases, the binaries of examples, fixtures and smoke scenarios, and those given. Mutants that differ are
 * written to the `--keep` directory. With `--write` a small set that shows every distinct error text goes to
 * `tests/vectors/wasm-mutants.json.gz`.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromText, openWabt } from './assemble';
import { BINARY_CASES } from './binaryCases';
import { differences } from './differences';
import { mutate, randomFrom } from './mutate';
import { askOracle } from './oracle';
import { CORPUS, ROOT } from './repository';
import { STORED_CASES, TEXT_CASES } from './textCases';
import { type VectorCase, writeVectors } from './vectors';
import { wasmFiles } from './wasmFiles';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    oracle: { type: 'string' },
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

/** Mutants for one run of the oracle. */
const BATCH = 500;

/** Mutants in the committed set. */
const CHOSEN = 400;

async function modules(): Promise<{ small: Uint8Array[]; real: Uint8Array[] }> {
  const wabt = await openWabt();
  const texts = { ...TEXT_CASES, ...STORED_CASES };
  const small = [...Object.values(texts).map((text) => fromText(wabt, text, true)), ...Object.values(BINARY_CASES)];
  const files = [...CORPUS, ...positionals].flatMap(wasmFiles);
  return {
    small: small.filter(({ length }) => length < 5000),
    real: files.map((file) => new Uint8Array(readFileSync(file))),
  };
}

/** What a mutant shows, with numbers left out. */
function texts(expected: Answer): string[] {
  return [expected.session, expected.contract]
    .flatMap(({ error, interpreter }) => [error, interpreter])
    .filter((text) => typeof text === 'string')
    .map((text) => text.replace(/\([^()]*\)+\(@/, '(@').replace(/\d{2,}|(?<=[ #(@])\d/g, 'N'));
}

interface Answer {
  readonly session: Verdict;
  readonly contract: Verdict;
}

interface Verdict {
  readonly error?: string;
  readonly bytes?: string;
  readonly interpreter?: string | null;
}

/** An answer without what is stored, which the set is not about and which fills it. */
function verdictsOnly({ session, contract }: Answer): Answer {
  const only = ({ error, bytes, interpreter }: Verdict): Verdict =>
    error === undefined ? { bytes: bytes!, interpreter: interpreter ?? null } : { error };
  return { session: only(session), contract: only(contract) };
}

/** The smallest mutant for each text, then for each text another one, until the set is full. */
class Choice {
  readonly #byText = new Map<string, { module: Uint8Array; expected: Answer }[]>();

  offer(module: Uint8Array, expected: Answer): void {
    for (const text of texts(expected)) {
      const found = this.#byText.get(text) ?? [];
      found.push({ module, expected });
      found.sort((a, b) => a.module.length - b.module.length);
      found.length = Math.min(found.length, 12);
      this.#byText.set(text, found);
    }
  }

  get textCount(): number {
    return this.#byText.size;
  }

  cases(): VectorCase[] {
    const chosen = new Map<Uint8Array, VectorCase>();
    for (let round = 0; round < 12; round++) {
      for (const [text, found] of [...this.#byText].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const mutant = found[round];
        if (mutant === undefined || chosen.has(mutant.module) || chosen.size >= CHOSEN) continue;
        chosen.set(mutant.module, { name: text, module: mutant.module, expected: verdictsOnly(mutant.expected) });
      }
    }
    return [...chosen.values()];
  }
}

async function main(): Promise<void> {
  const { small, real } = await modules();
  const random = randomFrom(Number(values.seed));
  const choice = new Choice();
  let differing = 0;
  for (let done = 0; done < Number(values.count); done += BATCH) {
    const mutants = Array.from({ length: Math.min(BATCH, Number(values.count) - done) }, () => {
      const from = random(2) === 0 ? small : real;
      return mutate(from[random(from.length)]!, random);
    });
    const answers = askOracle(mutants, values);
    for (const [index, mutant] of mutants.entries()) {
      const found = differences(mutant, answers[index]);
      choice.offer(mutant, answers[index] as Answer);
      if (found.length === 0) continue;
      differing++;
      console.log(`mutant ${done + index}:\n  ${found.join('\n  ')}`);
      if (values.keep !== undefined) writeFileSync(join(values.keep, `${values.seed}-${done + index}.wasm`), mutant);
    }
  }
  console.log(`${values.count} mutants, ${choice.textCount} texts, ${differing} mutants differ`);
  if (values.write) {
    const cases = choice.cases();
    writeVectors(join(ROOT, 'tests/vectors/wasm-mutants.json.gz'), [{ title: 'mutants', config: '{}', cases }]);
    console.log(`${cases.length} mutants written`);
  }
  process.exitCode = differing === 0 ? 0 : 1;
}

void main();

/**
 * Names of a schema as names of TypeScript.
 *
 * @module
 */

/** Words that no name may be, and names that a generated file or the language gives a meaning of its own. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'any arguments as async await bigint boolean break case catch class const constructor continue debugger declare default delete do ' +
    'else enum eval export extends false finally for from function get if implements import in instanceof interface let ' +
    'module namespace never new null number object of package private protected public readonly return set static string super ' +
    'switch symbol this throw true try type typeof undefined unknown var void while with yield ' +
    'Array Boolean Date Error Function Infinity Map NaN Number Object Promise Readonly ReadonlyArray ReadonlyMap Record Set String ' +
    'Symbol Uint8Array codec globalThis'
  ).split(' '),
);

/** `transfer_from`, `TransferFrom`, `transferFrom` are `transferFrom`. */
export function camelCase(name: string): string {
  const [first, ...rest] = wordsOf(name);
  return identifier(first === undefined ? '' : lowerFirst(first) + rest.map(upperFirst).join(''));
}

/** `transfer_from`, `Transfer::From` are `TransferFrom`. */
export function pascalCase(name: string): string {
  return identifier(wordsOf(name).map(upperFirst).join(''));
}

/** `cep18_token`, `Cep18Token` are `CEP18_TOKEN`. */
export function constantCase(name: string): string {
  const words = wordsOf(name).flatMap((word) => word.split(/(?<=[a-z0-9])(?=[A-Z])/));
  return identifier(words.join('_').toUpperCase());
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[^A-Za-z0-9$]+/).filter((word) => word !== '');
}

/** A word in capitals, such as `URL`, becomes small as a whole. */
function lowerFirst(word: string): string {
  if (/^[A-Z0-9]+$/.test(word)) return word.toLowerCase();
  return word.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function identifier(text: string): string {
  return /^[A-Za-z$]/.test(text) ? text : `_${text}`;
}

/** Gives names out, each only once. */
export class NameScope {
  readonly #taken: Set<string>;

  private constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** For the names of a file: no word of the language, and none of `taken`. */
  static forFile(taken: Iterable<string> = []): NameScope {
    return new NameScope([...RESERVED, ...taken]);
  }

  /** For the names of properties, which may be words of the language, but none of `taken`. */
  static forProperties(taken: Iterable<string> = []): NameScope {
    return new NameScope(taken);
  }

  /** The first of the candidates that is free; if none is, the last with a number. */
  take(...candidates: readonly [string, ...string[]]): string {
    const last = candidates.at(-1)!;
    let name = candidates.find((candidate) => !this.#taken.has(candidate));
    for (let number = 2; name === undefined; number++) {
      if (!this.#taken.has(`${last}${number}`)) name = `${last}${number}`;
    }
    this.#taken.add(name);
    return name;
  }
}

/**
 * The last step of `npm run build`: the barrels of the build load each file when one of its exports is first used, instead of
 * all of them on import. Jest evaluates every module anew for each test file, so a test pays only for what it uses.
 *
 * Names stay visible to `import { … }` of ES modules: the compiler declares them all at the top (`exports.X = … = void 0`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BARRELS = ['src/index.js', 'matchers/index.js'] as const;

// Node's lexer of CommonJS forgets a name whose getter it does not understand, unless it does not see the getter.
const DEFINE = `const define = (name, get) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, get() {
  const value = get();
  Object.defineProperty(exports, name, { enumerable: true, value });
  return value;
} });
`;
const GETTER =
  /Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);/g;
const REQUIRE = /^var (\w+) = require\(("[^"]+")\);\n/gm;

for (const barrel of BARRELS) {
  const file = join(__dirname, '..', 'dist', barrel);
  writeFileSync(file, lazy(readFileSync(file, 'utf8'), barrel));
}

/** Moves each `require` of re-exports into the getters that use it. */
function lazy(source: string, barrel: string): string {
  const paths = new Map([...source.matchAll(REQUIRE)].map((match) => [match[1]!, match[2]!]));
  if (paths.size === 0) throw new Error(`${barrel} re-exports nothing: is it compiled as expected?`);
  let first = true;
  const rewritten = source
    .replace(REQUIRE, '')
    .replace(GETTER, (whole, name: string, module: string, inner: string) => {
      const path = paths.get(module);
      if (path === undefined) return whole;
      const helper = first ? DEFINE : '';
      first = false;
      return `${helper}define("${name}", () => require(${path}).${inner});`;
    });
  const left = [...paths.keys()].find((name) => new RegExp(`\\b${name}\\b`).test(rewritten));
  if (left !== undefined) throw new Error(`${barrel} uses ${left} in a way that cannot be made lazy.`);
  return rewritten;
}

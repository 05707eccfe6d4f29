/**
 * What a user waits for besides the work: the import of the package over that of its eager dependencies, and the run of a
 * test file over an empty one in the same project. Needs `npm run build`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median';
import { storyText } from './story';

const ROOT = join(__dirname, '..');
const BUILT = join(ROOT, 'dist', 'src', 'index.js');
const TURNS = 15;
/** What `import { … }` of an ES module comes to: Node asks for each export. */
const USE_ALL = `const m=require(${JSON.stringify(BUILT)});for(const name in m)m[name]`;

/** Milliseconds that a fresh process spends in a piece of code. */
function inFreshProcess(code: string): number {
  const script = `const s=performance.now();${code};process.stdout.write(String(performance.now()-s))`;
  return Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: ROOT }));
}

/** Third-party modules that an import of the package loads. */
function eagerDependencies(): readonly string[] {
  const code = `${USE_ALL};process.stdout.write(Object.keys(require.cache).filter((f)=>f.includes('node_modules')).join('\\n'))`;
  const output = execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', cwd: ROOT });
  return output.split('\n').filter((file) => file !== '');
}

/** Prints the start-up figures. */
export function measureStartup(): void {
  if (!existsSync(BUILT)) {
    console.error('\nNo build: run `npm run build` to measure the import.');
    return;
  }
  const dependencies = eagerDependencies();
  const loadThem = dependencies.map((file) => `require(${JSON.stringify(file)})`).join(';');
  const alone: number[] = [];
  const all: number[] = [];
  const third: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    alone.push(inFreshProcess(`require(${JSON.stringify(BUILT)})`));
    all.push(inFreshProcess(USE_ALL));
    third.push(dependencies.length === 0 ? 0 : inFreshProcess(loadThem));
  }
  console.log('\n| start-up | ms |\n|---|---|');
  console.log(`| import of the package | ${median(alone).toFixed(1)} |`);
  console.log(`| import and use of every export | ${median(all).toFixed(1)} |`);
  console.log(`| of which eager dependencies (${dependencies.length} files) | ${median(third).toFixed(1)} |`);
  measureTestFile();
}

/** The example's test file beside an empty one, in a Jest project of their own that uses the build as a user would. */
function measureTestFile(): void {
  const folder = mkdtempSync(join(tmpdir(), 'casper-startup-'));
  try {
    const empty = join(folder, 'empty.test.js');
    const story = join(folder, 'story.test.js');
    writeFileSync(empty, "test('nothing', () => {});\n");
    writeFileSync(story, storyText(BUILT));
    const config = join(folder, 'jest.config.js');
    writeFileSync(
      config,
      `module.exports={rootDir:${JSON.stringify(folder)},transform:{},setupFilesAfterEnv:[${JSON.stringify(join(ROOT, 'dist/matchers/setup.js'))}]};`,
    );
    const run = (file: string): number => {
      const start = performance.now();
      execFileSync(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '-c', config, file], {
        stdio: 'ignore',
      });
      return performance.now() - start;
    };
    run(empty);
    run(story);
    const pairs = Array.from({ length: 7 }, () => ({ empty: run(empty), story: run(story) }));
    console.log(`| empty test file, whole Jest run | ${median(pairs.map((p) => p.empty)).toFixed(0)} |`);
    console.log(`| the example's story over it | ${median(pairs.map((p) => p.story - p.empty)).toFixed(0)} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

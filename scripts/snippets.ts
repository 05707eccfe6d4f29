/**
 * Code in the documentation is taken from files that tests run. A comment before a fence names the file, and a region of it if it is
 * not the whole:
 *
 *     <!-- snippet: examples/counter/handle.test.ts#handle -->
 *
 * A region stands between the comments `#region handle` and `#endregion`. `npm run docs:snippets` writes what they hold into the fences;
 * a test fails when a fence is old, or when code stands in the documentation without such a comment.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = join(__dirname, '..');
/** Languages whose code must come from a file. What is typed into a shell or shows a notation need not. */
const TAKEN = ['ts', 'js', 'rust', 'json', 'toml'];
const FENCE =
  /^(?:<!-- snippet: (?<path>[^#\s]+)(?:#(?<region>\S+))? -->\n)?```(?<language>\w*)\n(?<body>[\s\S]*?)^```$/gm;
const MARKER = /^\s*(?:\/\/|\/\*|#|;;)\s*#(?<kind>region|endregion)\b\s*(?<name>\S*)/;

/** A document that has new text, or what is wrong with it. */
export interface CheckedDocument {
  /** Its path from the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** The text with every fence as its file has it now. */
  readonly current: string;
  /** Code without a source, and sources that are not there. */
  readonly problems: readonly string[];
}

/** Every Markdown file of the package, checked. */
export function checkDocuments(): readonly CheckedDocument[] {
  return [...markdownIn('.', false), ...markdownIn('docs', true), ...markdownIn('examples', true)].map((path) =>
    checkDocument(path, readFileSync(join(ROOT, path), 'utf8')),
  );
}

function markdownIn(folder: string, recursive: boolean): string[] {
  return readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/(^|[\\/])(target|vendor)[\\/]/.test(name))
    .map((name) => (folder === '.' ? name : `${folder}/${name.split(sep).join('/')}`))
    .sort();
}

/** Fills the fences of one document. */
export function checkDocument(path: string, text: string): CheckedDocument {
  const problems: string[] = [];
  const current = text.replace(FENCE, (fence, ...rest) => {
    const groups = rest.at(-1) as { path?: string; region?: string; language: string; body: string };
    if (groups.path === undefined) {
      if (TAKEN.includes(groups.language))
        problems.push(`${path}: code without a source: ${groups.body.split('\n')[0]}`);
      return fence;
    }
    try {
      const source = snippet(groups.path, groups.region);
      const name = groups.region === undefined ? groups.path : `${groups.path}#${groups.region}`;
      return `<!-- snippet: ${name} -->\n\`\`\`${groups.language}\n${source}\n\`\`\``;
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`);
      return fence;
    }
  });
  return { path, text, current, problems };
}

/** The lines of a file, or of a region of it, without the comments that mark regions and without the indentation they share. */
export function snippet(path: string, region?: string): string {
  const file = join(ROOT, path);
  if (relative(ROOT, file).startsWith('..') || !existsSync(file)) throw new Error(`no file ${path}`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const taken: string[] = [];
  const open: string[] = [];
  let found = region === undefined;
  for (const line of lines) {
    const marker = MARKER.exec(line)?.groups;
    if (marker?.kind === 'region') {
      open.push(marker.name!);
      found ||= marker.name === region;
    } else if (marker?.kind === 'endregion') {
      if (open.pop() === undefined) throw new Error(`${path}: an #endregion too many`);
    } else if (region === undefined || open.includes(region)) {
      taken.push(line);
    }
  }
  if (open.length > 0) throw new Error(`${path}: the region ${open.at(-1)} has no end`);
  if (!found) throw new Error(`no region ${region} in ${path}`);
  return withoutIndentation(taken);
}

function withoutIndentation(lines: readonly string[]): string {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...depths);
  const text = lines.map((line) => line.slice(shared)).join('\n');
  return text.replace(/^\n+|\s+$/g, '').replace(/\n{3,}/g, '\n\n');
}

if (require.main === module) {
  let isComplete = true;
  for (const { path, text, current, problems } of checkDocuments()) {
    for (const problem of problems) console.error(problem);
    isComplete &&= problems.length === 0;
    if (text === current) continue;
    writeFileSync(join(ROOT, path), current);
    console.log(`${path} has new snippets`);
  }
  process.exitCode = isComplete ? 0 : 1;
}

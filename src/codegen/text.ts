/**
 * Pieces of TypeScript text, in the form that formatters give them: two spaces, single quotes, 120 columns.
 *
 * @module
 */

/** Columns of a line. */
export const WIDTH = 120;

/** A text in quotes, on one line whatever is in it. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, unicodeEscape);
  return escaped.includes("'") && !escaped.includes('"') ? `"${escaped}"` : `'${escaped.replace(/'/g, "\\'")}'`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text as the name of a property in an object or type. */
export function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name);
}

/**
 * An expression, broken into a line for each item of its outermost brackets, and so on inside, where it is too long.
 *
 * @param beside how many columns of its first line something else takes
 */
export function broken(expression: string, indent: string, beside = 1): string {
  if (indent.length + expression.length + beside <= WIDTH) return expression;
  const open = expression.search(/[([]/);
  if (open === -1) return expression;
  const { items, close } = bracketed(expression, open);
  const inner = `${indent}  `;
  const lines = items.map((item) => `${inner}${broken(item, inner)},`);
  return [expression.slice(0, open + 1), ...lines, `${indent}${expression.slice(close)}`].join('\n');
}

/** What stands between a bracket and its partner, split at the commas outside of further brackets and of quotes. */
function bracketed(text: string, open: number): { readonly items: readonly string[]; readonly close: number } {
  const items: string[] = [];
  let begin = open + 1;
  let depth = 1;
  let quote = '';
  let index = begin;
  for (; index < text.length && depth > 0; index++) {
    const character = text[index]!;
    if (quote !== '') {
      if (character === '\\') index++;
      else if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (quote === '' && (depth === 0 || (depth === 1 && character === ','))) {
      items.push(text.slice(begin, index).trim());
      begin = index + 1;
    }
  }
  return { items: items.filter((item) => item !== ''), close: index - 1 };
}

/** The head of a function or method: on one line if it fits, else a parameter a line. */
export function functionHead(name: string, parameters: readonly string[], returned: string, indent = ''): string {
  const oneLine = `${indent}${name}(${parameters.join(', ')}): ${returned} {`;
  if (oneLine.length <= WIDTH) return oneLine;
  const lines = parameters.map((parameter) => `${indent}  ${parameter},`);
  return [`${indent}${name}(`, ...lines, `${indent}): ${returned} {`].join('\n');
}

/** A type that is one of several: on one line if it fits, else an alternative a line. */
export function unionType(head: string, alternatives: readonly string[]): string {
  const oneLine = `${head} = ${alternatives.join(' | ')};`;
  if (oneLine.length <= WIDTH) return oneLine;
  return `${head} =\n${alternatives.map((alternative) => `  | ${alternative}`).join('\n')};`;
}

/** A documentation comment, its lines broken where they are too long; nothing when there is nothing to say. */
export function docComment(paragraphs: readonly (string | undefined)[], indent = ''): readonly string[] {
  const said = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph.trim() !== '') as string[];
  const lines = said.flatMap((paragraph, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(harmless(paragraph), WIDTH - indent.length - 3),
  ]);
  if (lines.length === 0) return [];
  const [only] = lines;
  if (lines.length === 1 && indent.length + only!.length + 7 <= WIDTH) return [`${indent}/** ${only} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/** A text that cannot end the comment it stands in. */
function harmless(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  return visible.replace(/\s+/g, ' ').replace(/\*\//g, '*\\/').trim();
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/**
 * Rust's Debug form of strings, which some texts of the reference engine contain.
 *
 * @module
 */

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/** What Rust escapes: control, format, private and unassigned characters, marks, and spaces but the common one. */
const UNPRINTABLE = /^[\p{C}\p{Z}\p{Grapheme_Extend}]$/u;

/** The text in double quotes, with escapes as in `format!("{:?}", text)`. */
export function debugString(text: string): string {
  let shown = '"';
  for (const char of text) {
    const escaped = ESCAPES.get(char);
    if (escaped !== undefined) shown += escaped;
    else if (char !== ' ' && UNPRINTABLE.test(char)) shown += `\\u{${char.codePointAt(0)!.toString(16)}}`;
    else shown += char;
  }
  return `${shown}"`;
}

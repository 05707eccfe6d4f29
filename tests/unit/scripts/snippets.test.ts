/** Code in the documentation is that of files that tests run. */
import { describe, expect, test } from '@jest/globals';
import { checkDocument, checkDocuments, snippet } from '../../../scripts/snippets';

const HERE = 'tests/unit/scripts/snippets.test.ts';

describe('the documentation', () => {
  test.each(checkDocuments().map((document) => [document.path, document] as const))('%s', (_, document) => {
    expect(document.problems).toEqual([]);
    // `npm run docs:snippets` writes what is missing.
    expect(document.text).toBe(document.current);
  });
});

describe('a snippet', () => {
  test('is a region without its marks and indentation, and with the regions inside', () => {
    // #region outer
    const lines = ['an example'];
    // #region inner
    if (lines.length > 0) {
      lines.pop();
    }
    // #endregion
    // #endregion
    expect(snippet(HERE, 'inner')).toBe('if (lines.length > 0) {\n  lines.pop();\n}');
    expect(snippet(HERE, 'outer')).toBe("const lines = ['an example'];\nif (lines.length > 0) {\n  lines.pop();\n}");
  });

  test('is the whole file without a region', () => {
    expect(snippet('tests/package/jest.config.js')).toBe("module.exports = { preset: 'casper-engine-test-support' };");
  });

  test('must be there', () => {
    expect(() => snippet(HERE, 'nowhere')).toThrow(`no region nowhere in ${HERE}`);
    expect(() => snippet('no/such/file.ts')).toThrow('no file no/such/file.ts');
    expect(() => snippet('../outside.ts')).toThrow('no file ../outside.ts');
  });
});

describe('a document', () => {
  const fenced = (marker: string, body: string, language = 'ts') =>
    `Text.\n\n${marker}\`\`\`${language}\n${body}\n\`\`\`\n`;
  const marker = `<!-- snippet: ${HERE}#inner -->\n`;

  test('gets what the file has now', () => {
    const { current, problems } = checkDocument('a.md', fenced(marker, 'old();'));
    expect(problems).toEqual([]);
    expect(current).toBe(fenced(marker, snippet(HERE, 'inner')));
  });

  test('has no code of its own, but commands and notations', () => {
    expect(checkDocument('a.md', fenced('', 'own();')).problems).toEqual(['a.md: code without a source: own();']);
    expect(checkDocument('a.md', fenced('', 'own();', 'rust')).problems).toHaveLength(1);
    expect(checkDocument('a.md', fenced('', 'npm test', 'sh')).problems).toEqual([]);
  });

  test('names files and regions that are there', () => {
    const gone = `<!-- snippet: ${HERE}#gone -->\n`;
    expect(checkDocument('a.md', fenced(gone, '')).problems).toEqual([`a.md: no region gone in ${HERE}`]);
  });
});

/**
 * Files of a folder over HTTP.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Pages of every origin may read what the devnet answers. */
export const OPEN_TO_ALL = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' } as const;

/** The file of a path, `index.html` for a folder; `undefined` if there is none or it lies outside. `headers`: further ones. */
export async function staticFile(
  folder: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, decoded.endsWith('/') ? `${decoded}index.html` : decoded));
  const type = TYPES[extname(file)];
  if (decoded.includes('\0') || !file.startsWith(normalize(folder) + sep) || type === undefined) return undefined;
  try {
    return new Response(await readFile(file), {
      headers: { ...OPEN_TO_ALL, ...headers, 'content-type': type, 'cache-control': 'no-cache' },
    });
  } catch {
    return undefined;
  }
}

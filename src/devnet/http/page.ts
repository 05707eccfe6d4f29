/**
 * The page that shows the chain: the files of `resources/page`, and what browsers are told to keep them from doing.
 *
 * @module
 */
import { basename, dirname, join } from 'node:path';
import type { Context, Hono } from 'hono';
import { staticFile } from './staticFiles';

/** Where the page is. */
export const PAGE_PATH = '/page/';

/** From the sources and from the build. */
const PAGE_FOLDER: string = (() => {
  const folder = dirname(dirname(dirname(__dirname)));
  return join(basename(folder) === 'dist' ? dirname(folder) : folder, 'resources', 'page');
})();

/** Everything comes from here, nothing runs that is not a file, and no other page shows it in a frame. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Adds the page to an application. */
export function servePage(app: Hono): void {
  app.get(PAGE_PATH.slice(0, -1), (context) => context.redirect(PAGE_PATH));
  app.get(`${PAGE_PATH}*`, pageFile);
}

async function pageFile(context: Context): Promise<Response> {
  const file = await staticFile(PAGE_FOLDER, context.req.path.slice(PAGE_PATH.length - 1), HEADERS);
  return file ?? (context.notFound() as Promise<Response>);
}

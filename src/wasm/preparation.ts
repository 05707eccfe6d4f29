/**
 * Who prepares modules: the worker, which remembers them from one test file to the next, or this copy of the package.
 *
 * @module
 */
import { workerCache } from '../bytes/workerCache';

/** What prepares modules. */
type Preparation = Pick<typeof import('./prepare'), 'loadStored' | 'prepareSession'>;

let found: Preparation | undefined;

/** The one to ask. */
export function preparation(): Preparation {
  found ??= (workerCache()?.preparation() as Preparation | undefined) ?? (require('./prepare') as Preparation);
  return found;
}

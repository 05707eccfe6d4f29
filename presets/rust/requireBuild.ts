/**
 * One of Jest's `setupFiles`: lets a test file fail when the crates could not be built, in watch mode, where the run cannot end for that.
 *
 * @module
 */
import { BUILD_FAILURE } from './buildFailure';

const failure = process.env[BUILD_FAILURE];
if (failure !== undefined) {
  const error = new Error(failure);
  error.stack = failure;
  throw error;
}

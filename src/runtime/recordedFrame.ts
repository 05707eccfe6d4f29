/**
 * Where frames begin and end, for whoever records the execution.
 *
 * @module
 */

import type { CLValue } from '../types/clValue';
import type { FrameStart } from './executionRecorder';
import type { RuntimeContext } from './runtimeContext';

/** Runs a frame, telling the recorder if there is one. The context is the one that the frame is called from; session code has no other than its own. */
export function inRecordedFrame(context: RuntimeContext, start: FrameStart, body: () => CLValue): CLValue {
  const { recorder } = context.execution;
  if (recorder === undefined) return body();
  recorder.frameEntered(start, context);
  let value: CLValue;
  try {
    value = body();
  } catch (thrown) {
    recorder.frameFailed(thrown, context);
    throw thrown;
  }
  recorder.frameReturned(value, context);
  return value;
}

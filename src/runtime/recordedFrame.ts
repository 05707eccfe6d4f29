/**
 * Where frames begin and end, for whoever records the execution.
 *
 * @module
 */

import type { CLValue } from '../types/clValue';
import type { FrameStart } from './executionRecorder';
import type { RuntimeContext } from './runtimeContext';

/** Runs a frame, telling the recorder if there is one. The gas is that of the context which the frame is called from. */
export function inRecordedFrame(context: RuntimeContext, start: FrameStart, body: () => CLValue): CLValue {
  const { recorder } = context.execution;
  if (recorder === undefined) return body();
  const { gas } = context;
  recorder.frameEntered(start, gas.remaining);
  let value: CLValue;
  try {
    value = body();
  } catch (thrown) {
    recorder.frameFailed(thrown, gas.remaining);
    throw thrown;
  }
  recorder.frameReturned(value, gas.remaining);
  return value;
}

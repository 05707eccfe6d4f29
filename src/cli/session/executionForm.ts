/**
 * An execution for programs. docs/command-line.md describes it; a change that could break a reader raises the version.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { ChangeText } from '../../report/changes/stateChangeText';
import { clValueForm, type MachineForm, machineForm } from '../../report/machineForm';
import type { Message } from '../../types/message';
import { type Execution, neverBegan } from './execution';

/** Version of the form. */
export const FORM_VERSION = 1;

/** What `run` and `explain` have in common. */
export function executionForm(execution: Execution, command: string): { [name: string]: MachineForm | undefined } {
  const { options, initiator, signers, result, changes, before, after, labels, explanation, notes } = execution;
  const whole = new ChangeText(labels, labels);
  return {
    version: FORM_VERSION,
    command,
    executed: machineForm(options.target),
    args: options.args.entries.map(({ name, value }) => ({ name, value: clValueForm(value) })),
    from: initiator.toFormattedString(),
    signers: signers.map((signer) => signer.toFormattedString()),
    success: result.error === undefined,
    error:
      result.error === undefined
        ? undefined
        : {
            message: result.error.message,
            kind: result.error._tag,
            neverBegan: neverBegan(execution),
            explanation: [...explanation],
          },
    gas: { limit: result.gasLimit.toString(), consumed: result.consumed.toString() },
    returned: result.ret === undefined || result.error !== undefined ? undefined : clValueForm(result.ret),
    effects: changes.map((change) => ({ text: whole.line(change), ...(machineForm(change) as object) })),
    messages: result.messages.map(messageForm),
    printed: result.output.map(({ text }) => text),
    rootBefore: bytesToHex(before.getPostStateHash()),
    rootAfter: bytesToHex(after.getPostStateHash()),
    notes: [...notes],
  };
}

function messageForm({ entityAddr, topicName, message }: Message): MachineForm {
  return {
    entity: entityAddr.toFormattedString(),
    topic: topicName,
    ...(message._tag === 'String' ? { text: message.value } : { bytes: bytesToHex(message.value) }),
  };
}

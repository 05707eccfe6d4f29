/**
 * What is known of a failure besides its error: what there was not enough of, which names there were instead, which rights the
 * code holds. Read from the execution at that moment without leaving a mark in it.
 *
 * @module
 */

import { TextEncoder } from 'node:util';
import { TrackingCopy } from '../state/trackingCopy';
import { getAvailableBalance } from '../state/trackingCopyExtBalances';
import { MINT_ARG } from '../system/mintConstants';
import { apiErrorCode, mintError } from '../system/systemErrors';
import { AccessRights, accessRightsText } from '../types/accessRights';
import { API_ERROR } from '../types/apiError';
import type { CLValue } from '../types/clValue';
import { DICTIONARY_ITEM_KEY_MAX_LENGTH, Key } from '../types/key';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { URef } from '../types/uref';
import { readClValue } from './clValueDecoding';
import type { ExecError } from './execError';
import type { Execution } from './execution';
import type { HostCall, HostCallArgument, Shortfall } from './executionTrace';
import { keyManagementShortfall } from './keyManagementFacts';
import { extractUrefs } from './rewriteUrefs';
import type { RuntimeContext } from './runtimeContext';

/** See the module. Each is absent when there is nothing to say. */
export type FailureFacts = Pick<HostCall, 'shortfall' | 'available' | 'note'>;

/** A host call that has ended. */
export interface EndedHostCall {
  readonly name: string;
  readonly args: HostCall['args'];
  /** What it returned, if it did. */
  readonly returned: number | undefined;
  /** What it failed with, if it did. */
  readonly error: ExecError | undefined;
  /** Gas left when it began. */
  readonly gasBefore: bigint;
}

const NOTHING: FailureFacts = { shortfall: undefined, available: undefined, note: undefined };
/** Tag and length in front of what a message says, in bytes (casper-types contract_messages/messages.rs). */
const MESSAGE_OVERHEAD = 5;
const INSUFFICIENT_FUNDS = apiErrorCode(mintError('InsufficientFunds'));
const UNAPPROVED_SPENDING = apiErrorCode(mintError('UnapprovedSpendingAmount'));

/** What is known of a host call that failed, in the context that made it. */
export function factsOfHostCall(call: EndedHostCall, context: RuntimeContext): FailureFacts {
  const { returned, error } = call;
  try {
    if (error !== undefined) return factsOfError(call, error, context);
    if (returned === undefined || returned === 0) return NOTHING;
    return { ...NOTHING, ...factsOfCode(call, returned, context) };
  } catch {
    // What cannot be found out is left out: the failure itself is told in any case.
    return NOTHING;
  }
}

function factsOfError(call: EndedHostCall, error: ExecError, context: RuntimeContext): FailureFacts {
  switch (error._tag) {
    case 'GasLimit':
      return { ...NOTHING, shortfall: { what: 'gas', needed: context.gas.refused, had: call.gasBefore } };
    case 'ForgedReference':
    case 'InvalidAccess':
      return { ...NOTHING, note: rightsNote(call.args, context) };
    default:
      return NOTHING;
  }
}

function factsOfCode(call: EndedHostCall, code: number, context: RuntimeContext): Partial<FailureFacts> {
  const { args } = call;
  switch (call.name) {
    case 'casper_get_key':
      return code === API_ERROR.MissingKey ? { available: [...context.namedKeys.keys()] } : {};
    case 'casper_get_named_arg_size':
    case 'casper_get_named_arg':
      return code === API_ERROR.MissingArgument ? { available: context.args.entries.map(({ name }) => name) } : {};
    case 'casper_transfer_to_account':
      return { shortfall: transferShortfall(code, mainPurse(context), args.amount, context) };
    case 'casper_transfer_from_purse_to_account':
    case 'casper_transfer_from_purse_to_purse':
      return { shortfall: transferShortfall(code, purseOf(args.source), args.amount, context) };
    case 'casper_add_associated_key':
    case 'casper_remove_associated_key':
    case 'casper_update_associated_key':
    case 'casper_set_action_threshold':
      return { shortfall: keyManagementShortfall(call.name, code, args, context) };
    case 'casper_dictionary_get':
    case 'casper_dictionary_put':
      return code === API_ERROR.DictionaryItemKeyExceedsLength
        ? {
            shortfall: limit(
              'bytes of a dictionary item key',
              byteLength(args.itemKey),
              DICTIONARY_ITEM_KEY_MAX_LENGTH,
            ),
          }
        : {};
    case 'casper_manage_message_topic':
    case 'casper_emit_message':
      return { shortfall: messageShortfall(code, args, context) };
    default:
      return {};
  }
}

/** What a transfer lacks that the mint refused with a code of ApiError. */
export function transferShortfall(
  code: number,
  source: URef | undefined,
  amount: HostCallArgument | undefined,
  context: RuntimeContext,
): Shortfall | undefined {
  if (typeof amount !== 'bigint' || source === undefined) return undefined;
  if (code === INSUFFICIENT_FUNDS) {
    return { what: 'motes in the purse', needed: amount, had: availableBalance(context.execution, source) };
  }
  if (code === UNAPPROVED_SPENDING) {
    const what = 'motes that the argument `amount` lets out of the main purse';
    return { what, needed: amount, had: context.remainingSpendingLimit };
  }
  return undefined;
}

/** What a call of the mint's `transfer` lacked, by what it returned; absent if it went well. */
export function mintTransferShortfall(
  args: RuntimeArgs,
  result: CLValue,
  context: RuntimeContext,
): Shortfall | undefined {
  const [isOk, code] = result.bytes;
  const source = args.get(MINT_ARG.source);
  const amount = args.get(MINT_ARG.amount);
  if (isOk !== 0 || code === undefined || source === undefined || amount === undefined) return undefined;
  try {
    const motes = readClValue(amount, (reader) => reader.readU512());
    return transferShortfall(API_ERROR.MintErrorStart + code, readClValue(source, URef.read), motes, context);
  } catch {
    return undefined;
  }
}

/** Motes not on hold, as the execution would see them now, without the marks that its own reading leaves. */
function availableBalance({ trackingCopy }: Execution, purse: URef): bigint {
  const view = new TrackingCopy(
    {
      read: (key) => trackingCopy.peek(key),
      readWithProof: (key) => trackingCopy.readWithProof(key),
      keysWithPrefix: (prefix) => trackingCopy.keysWithPrefix(prefix),
    },
    trackingCopy,
  );
  return getAvailableBalance(view, Key.uref(purse));
}

function mainPurse({ execution }: RuntimeContext): URef | undefined {
  return execution.runtimeFootprint.mainPurse;
}

function purseOf(argument: HostCallArgument | undefined): URef | undefined {
  return isKey(argument) ? argument.asURef() : undefined;
}

function messageShortfall(code: number, args: HostCall['args'], context: RuntimeContext): Shortfall | undefined {
  const limits = context.execution.config.wasmConfig.messagesLimits;
  const { maxTopicNameSize, maxTopicsPerContract, maxMessageSize } = limits;
  switch (code) {
    case API_ERROR.MessageTooLarge:
      return limit('bytes of a message', byteLength(args.message) + MESSAGE_OVERHEAD, maxMessageSize);
    case API_ERROR.MaxTopicNameSizeExceeded:
      return limit('bytes of a topic name', byteLength(args.topic), maxTopicNameSize);
    case API_ERROR.MaxTopicsNumberExceeded:
      return limit('message topics of a contract', maxTopicsPerContract + 1, maxTopicsPerContract);
    default:
      return undefined;
  }
}

/** How the rights that code holds differ from those it needs, for the first URef of a host call it lacks. */
function rightsNote(args: HostCall['args'], context: RuntimeContext): string | undefined {
  for (const argument of Object.values(args)) {
    for (const uref of urefsIn(argument)) {
      if (context.accessRights.has(uref)) continue;
      const held = heldRights(uref, context);
      const needed = accessRightsText(uref.accessRights);
      return held === AccessRights.NONE
        ? `The code does not hold ${uref}: it was neither made here, nor among the named keys, nor handed over.`
        : `The code holds this URef with ${accessRightsText(held)} only, and used it with ${needed}: ${uref}`;
    }
  }
  return undefined;
}

function heldRights(uref: URef, { accessRights }: RuntimeContext): AccessRights {
  const { READ, WRITE, ADD, NONE } = AccessRights;
  return [READ, WRITE, ADD].reduce(
    (held, right) => (accessRights.has(uref.withAccessRights(right)) ? held | right : held),
    NONE,
  );
}

function urefsIn(argument: HostCallArgument): readonly URef[] {
  if (typeof argument !== 'object' || !('_tag' in argument)) return [];
  switch (argument._tag) {
    case 'Key': {
      const uref = argument.asURef();
      return uref === undefined ? [] : [uref];
    }
    case 'CLValue':
      return extractUrefs(argument);
    case 'RuntimeArgs':
      return argument.entries.flatMap(({ value }) => [...extractUrefs(value)]);
  }
}

function isKey(argument: HostCallArgument | undefined): argument is Key {
  return typeof argument === 'object' && '_tag' in argument && argument._tag === 'Key';
}

function limit(what: string, needed: number, had: number): Shortfall {
  return { what: `limit of ${what}`, needed: BigInt(needed), had: BigInt(had) };
}

function byteLength(argument: HostCallArgument | undefined): number {
  if (typeof argument === 'string') return new TextEncoder().encode(argument).length;
  return ArrayBuffer.isView(argument) ? argument.byteLength : 0;
}

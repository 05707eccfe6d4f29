import { type ExpectedMembers, emittedEvents, eventText, isRecord, isWanted, wantedEventText } from './emittedEvents';
import { causeLines } from './executionLines';
import type { ExpectedContract } from './expectedContract';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { EXECUTION } from './subject';
import { checkTimes, timesText } from './times';

/** What else is expected of events. */
export interface EventOptions {
  /** The contract that emitted it. */
  readonly by?: ExpectedContract;
  /** How many such events there are, exactly; at least one when left out. */
  readonly times?: number;
}

/**
 * Passes when a contract emitted this event by the Casper Event Standard in the execution, kept in its dictionary `__events` or sent
 * as a message, with these members, by the names that the contract gives them.
 */
export function toEmitCesEvent(
  this: MatcherContext,
  received: unknown,
  name: string,
  members?: ExpectedMembers,
  options: EventOptions = {},
): MatcherResult {
  const args = members === undefined ? ['name'] : ['name', 'members'];
  const call = { name: 'toEmitCesEvent', subject: EXECUTION, received, args };
  return matcherResult(this, call, (execution) => {
    const { by, times } = options;
    checkExpected(name, members, times);
    const wanted = { name, data: members };
    const events = emittedEvents('toEmitCesEvent', execution, by);
    const matched = events.filter((event) => isWanted(event, wanted));
    // Those of the same name tell more than the others.
    const alike = events.filter((event) => event.name === name);
    const nearest = alike.length > 0 ? alike : events;
    return {
      pass: times === undefined ? matched.length > 0 : matched.length === times,
      lines: (words) => [
        `Expected the execution ${words.not}to emit this event${times === undefined ? '' : ` ${timesText(times)}`}.`,
        words.expected(wantedEventText(this, wanted)),
        ...(times === undefined || matched.length === 0 ? [] : [`It was emitted ${timesText(matched.length)}.`]),
        events.length === 0 ? words.received('no events') : 'Its events:',
        ...(words.isNot ? matched : nearest).map((event) => `  ${this.utils.RECEIVED_COLOR(eventText(event))}`),
        ...causeLines(execution),
      ],
    };
  });
}

function checkExpected(name: unknown, members: unknown, times: unknown): void {
  if (typeof name !== 'string') throw badArgument('toEmitCesEvent takes the name of an event.', name);
  if (members !== undefined && !isRecord(members)) {
    throw badArgument('toEmitCesEvent takes members by name: { amount: 5 }.', members);
  }
  checkTimes('toEmitCesEvent', times);
}

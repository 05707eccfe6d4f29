import {
  type EmittedEvent,
  type ExpectedMembers,
  emittedEvents,
  eventText,
  isRecord,
  isWanted,
  type WantedEvent,
  wantedEventText,
} from './emittedEvents';
import { causeLines } from './executionLines';
import type { ExpectedContract } from './expectedContract';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { EXECUTION } from './subject';

/** An event: its name, or its name with members, as `contract.eventsOf(…)` gives it. */
export type ExpectedEvent = string | { readonly name: string; readonly data?: ExpectedMembers };

/** What else is expected of several events. */
export interface EventsOptions {
  /** The contract whose events count; those of all when left out. */
  readonly by?: ExpectedContract;
  /** In this order. Those that contracts keep come before those sent as messages. */
  readonly ordered?: boolean;
  /** And no others. */
  readonly exact?: boolean;
}

/** Passes when the execution emitted all of these events by the Casper Event Standard, each expected one an event of its own. */
export function toEmitEvents(
  this: MatcherContext,
  received: unknown,
  expected: readonly ExpectedEvent[],
  options: EventsOptions = {},
): MatcherResult {
  const { by, ordered = false, exact = false } = options;
  const flags = [...(ordered ? ['ordered'] : []), ...(exact ? ['exact'] : [])];
  const args = ['events', ...(flags.length === 0 ? [] : [`{ ${flags.map((flag) => `${flag}: true`).join(', ')} }`])];
  return matcherResult(this, { name: 'toEmitEvents', subject: EXECUTION, received, args }, (execution) => {
    const wanted = wantedEvents(expected);
    const events = emittedEvents('toEmitEvents', execution, by);
    const found = ordered ? inOrder(wanted, events) : assigned(wanted, events);
    const others = events.filter((_, index) => !found.includes(index));
    const missing = wanted.filter((_, index) => found[index] === undefined);
    return {
      pass: missing.length === 0 && !(exact && others.length > 0),
      lines: (words) => [
        `Expected the execution ${words.not}to emit these events${ordered ? ' in this order' : ''}${exact ? ' and no others' : ''}.`,
        '',
        ...(words.isNot ? [] : missing).map((each) => this.utils.EXPECTED_COLOR(`- ${wantedEventText(this, each)}`)),
        ...events.map((event, index) => {
          if (found.includes(index)) return `  ${eventText(event)}`;
          return exact ? this.utils.RECEIVED_COLOR(`+ ${eventText(event)}`) : `  ${eventText(event)}`;
        }),
        ...(events.length === 0 ? [words.received('no events')] : []),
        ...causeLines(execution),
      ],
    };
  });
}

function wantedEvents(expected: unknown): readonly WantedEvent[] {
  if (!Array.isArray(expected)) {
    throw badArgument("toEmitEvents takes events: ['Mint', { name: 'Transfer', data: { amount: 5 } }].", expected);
  }
  return expected.map((each) => {
    const { name, data } = typeof each === 'string' ? { name: each, data: undefined } : Object(each);
    if (typeof name === 'string' && (data === undefined || isRecord(data))) return { name, data };
    throw badArgument('toEmitEvents takes for an event its name, or { name, data }.', each);
  });
}

type Places = (number | undefined)[];

/** Where each is, after the one before. */
function inOrder(wanted: readonly WantedEvent[], events: readonly EmittedEvent[]): Places {
  let next = 0;
  return wanted.map((each) => {
    const index = events.findIndex((event, place) => place >= next && isWanted(event, each));
    if (index === -1) return undefined;
    next = index + 1;
    return index;
  });
}

/** Where each is, as many as possible with an event of their own: one that takes several can give way to another. */
function assigned(wanted: readonly WantedEvent[], events: readonly EmittedEvent[]): Places {
  const owners = new Map<number, number>();
  const assign = (one: number, tried: Set<number>): boolean =>
    events.some((event, place) => {
      if (tried.has(place) || !isWanted(event, wanted[one] as WantedEvent)) return false;
      tried.add(place);
      const owner = owners.get(place);
      if (owner !== undefined && !assign(owner, tried)) return false;
      owners.set(place, one);
      return true;
    });
  wanted.forEach((_, one) => {
    assign(one, new Set());
  });
  const places: Places = wanted.map(() => undefined);
  for (const [place, one] of owners) places[one] = place;
  return places;
}

import { toURef, type URef, type URefLike } from '../src/index';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { PACKAGE } from './packageSubject';

/**
 * Passes when a package has a user group of this name; with `urefs` when it consists of exactly these, in any order (an empty
 * array is a group that nobody belongs to). Access rights are not compared: whoever holds the URef belongs.
 */
export function toHaveGroup(
  this: MatcherContext,
  received: unknown,
  name: string,
  urefs?: readonly URefLike[],
): MatcherResult {
  const args = urefs === undefined ? ['name'] : ['name', 'urefs'];
  return matcherResult(this, { name: 'toHaveGroup', subject: PACKAGE, received, args }, (found) => {
    if (urefs !== undefined && !Array.isArray(urefs)) throw badArgument('toHaveGroup takes an array of URefs.', urefs);
    const wanted = urefs?.map((each) => toURef(each));
    const group = found === 'none' ? undefined : found.groups.get(name);
    return {
      pass: group !== undefined && (wanted === undefined || isSameSet(group, wanted)),
      lines: (words) => [
        `Expected the package ${words.not}to have this user group.`,
        words.expected(`${JSON.stringify(name)}${wanted === undefined ? '' : ` of ${urefsText(wanted)}`}`),
        words.received(
          group === undefined ? othersText(found === 'none' ? undefined : [...found.groups.keys()]) : urefsText(group),
        ),
      ],
    };
  });
}

function isSameSet(left: readonly URef[], right: readonly URef[]): boolean {
  const addresses = (urefs: readonly URef[]): Set<string> => new Set(urefs.map(addressText));
  const [a, b] = [addresses(left), addresses(right)];
  return a.size === b.size && [...a].every((each) => b.has(each));
}

function addressText(uref: URef): string {
  return uref.removeAccessRights().toFormattedString();
}

function urefsText(urefs: readonly URef[]): string {
  return urefs.length === 0 ? 'no URefs' : urefs.map((uref) => uref.toFormattedString()).join(', ');
}

function othersText(names: readonly string[] | undefined): string {
  if (names === undefined) return 'no such package';
  return names.length === 0 ? 'no groups at all' : `only ${names.map((name) => JSON.stringify(name)).join(', ')}`;
}

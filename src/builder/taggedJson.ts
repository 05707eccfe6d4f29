/**
 * JSON with big numbers and sets, for settings.
 *
 * @module
 */

/** The name of the only field of an object that stands for something else; no setting is called so. */
const TAG = '$';

/** Settings as text: the same settings give the same text. */
export function toTaggedJson(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) => {
    if (typeof each === 'bigint') return { [TAG]: each.toString() };
    if (Object.prototype.toString.call(each) === '[object Set]') return { [TAG]: [...(each as Set<unknown>)] };
    return each;
  });
}

/** Settings from text. */
export function fromTaggedJson(text: string): unknown {
  return JSON.parse(text, (_name, each: unknown) => {
    const tagged = (each as { readonly [TAG]?: unknown } | null)?.[TAG];
    if (tagged === undefined) return each;
    return typeof tagged === 'string' ? BigInt(tagged) : new Set(tagged as unknown[]);
  });
}

/**
 * Types of values from JSON.
 *
 * Answers to: the `Deserialize` implementation of casper-types `cl_type.rs`.
 */
import { CLType, simpleCLType } from './clType';
import type { JsonNode } from './jsonNode';

/** Where serde_json gives up. */
const MAX_DEPTH = 128;

/** A type from its JSON: `"U8"`, `{"List":"U8"}`. Throws `BytesError` that names the place. */
export function clTypeFromJson(node: JsonNode, depth = 0): CLType {
  if (depth > MAX_DEPTH) {
    return node.fail('the type is nested too deep');
  }
  const [name, contents] = node.variant();
  const inner = (inside: JsonNode): CLType => clTypeFromJson(inside, depth + 1);
  const simple = simpleCLType(name);
  if (simple !== undefined) return simple;
  const elements = (count: number): readonly CLType[] => {
    const nodes = contents.elements();
    return nodes.length === count ? nodes.map(inner) : contents.fail(`expected ${count} types`);
  };
  switch (name) {
    case 'Option':
    case 'List':
      return { _tag: name, inner: inner(contents) };
    case 'ByteArray':
      return CLType.byteArray(contents.u32());
    case 'Result':
      return CLType.result(inner(contents.field('ok')), inner(contents.field('err')));
    case 'Map':
      return CLType.map(inner(contents.field('key')), inner(contents.field('value')));
    case 'Tuple1': {
      const [first] = elements(1);
      return CLType.tuple1(first!);
    }
    case 'Tuple2': {
      const [first, second] = elements(2);
      return CLType.tuple2(first!, second!);
    }
    case 'Tuple3': {
      const [first, second, third] = elements(3);
      return CLType.tuple3(first!, second!, third!);
    }
    default:
      return node.fail(`there is no type ${name}`);
  }
}

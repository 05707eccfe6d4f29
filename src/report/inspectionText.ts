/**
 * Facts about a module in words, on a page.
 *
 * @module
 */
import type { CapabilityArea } from '../wasm/inspection/hostCapabilities';
import type { InspectedCapability, InspectedImport, WasmInspection } from '../wasm/inspection/wasmInspection';
import { formatCspr, groupDigits } from './motes';

/** What a host function lets code do, by its name. */
const CAN: { readonly [hostFunction: string]: string } = {
  casper_add_associated_key: 'can add associated keys',
  casper_remove_associated_key: 'can remove associated keys',
  casper_update_associated_key: 'can change the weight of associated keys',
  casper_set_action_threshold: 'can change action thresholds',
  casper_create_purse: 'can create purses',
  casper_transfer_to_account: 'can move motes from the main purse to an account',
  casper_transfer_from_purse_to_account: 'can move motes from a purse to an account',
  casper_transfer_from_purse_to_purse: 'can move motes from a purse to a purse',
  casper_get_balance: 'can read balances',
  casper_get_main_purse: 'can take hold of the main purse',
  casper_put_key: 'can add and replace named keys',
  casper_remove_key: 'can remove named keys',
  casper_get_key: 'can read named keys',
  casper_has_key: 'can ask for named keys',
  casper_load_named_keys: 'can read all named keys',
  casper_write: 'can write values',
  casper_add: 'can add to values',
  casper_new_uref: 'can create values',
  casper_read_value: 'can read values',
  casper_is_valid_uref: 'can ask which URefs it may use',
  casper_new_dictionary: 'can create dictionaries',
  casper_dictionary_put: 'can write items of dictionaries',
  casper_dictionary_get: 'can read items of dictionaries',
  casper_dictionary_read: 'can read items of dictionaries by key',
  casper_call_contract: 'can call contracts',
  casper_call_versioned_contract: 'can call versions of contract packages',
  casper_call_package_version: 'can call versions of contract packages',
  casper_get_system_contract: 'can find the system contracts (mint, auction, …) to call them',
  casper_create_contract_package_at_hash: 'can create contract packages',
  casper_add_contract_version: 'can install and upgrade contracts',
  casper_add_contract_version_with_message_topics: 'can install and upgrade contracts',
  casper_add_package_version_with_message_topics: 'can install and upgrade contracts',
  casper_disable_contract_version: 'can disable versions of contracts',
  casper_enable_contract_version: 'can enable versions of contracts',
  casper_create_contract_user_group: 'can create user groups',
  casper_remove_contract_user_group: 'can remove user groups',
  casper_provision_contract_user_group_uref: 'can let others into user groups',
  casper_remove_contract_user_group_urefs: 'can take others out of user groups',
  casper_manage_message_topic: 'can add message topics',
  casper_emit_message: 'can emit messages',
};

/** Areas that are on the page, what matters most first; the others say nothing about what the code can touch. */
const AREAS: readonly CapabilityArea[] = [
  'AssociatedKeys',
  'ActionThresholds',
  'Motes',
  'ContractCalls',
  'ContractInstallation',
  'ContractVersions',
  'UserGroups',
  'NamedKeys',
  'Storage',
  'Dictionaries',
  'Messages',
];

/** Texts that are listed. */
const MOST_TEXTS = 40;

/** What one capability comes to: `can add associated keys: imports casper_add_associated_key, reachable from call`. */
export function capabilityText({ hostFunction, reachableFrom }: InspectedCapability): string {
  const from = reachableFrom.length === 0 ? 'reachable from no export' : `reachable from ${listed(reachableFrom, 6)}`;
  return `${CAN[hostFunction] ?? `can call ${hostFunction}`}: imports ${hostFunction}, ${from}`;
}

/** The capabilities that touch keys, thresholds, motes, contracts or state. */
export function capabilityLines({ capabilities }: WasmInspection): string[] {
  return AREAS.flatMap((area) => capabilities.filter((capability) => capability.area === area)).map(capabilityText);
}

/** The whole page. */
export function inspectionLines(inspection: WasmInspection, name: string): string[] {
  const { deployable, problems, size, memory, costs, unreadable } = inspection;
  const head = [
    `${name}: ${deployable ? 'deployable' : 'NOT deployable'}`,
    ...problems.map(({ message }) => `  ! ${message}`),
    ...unreadable.map((problem) => `  ! the bytes cannot be read everywhere: ${problem}`),
    '',
    `size       ${groupDigits(size.bytes)} bytes; a transaction may have ${groupDigits(size.limit)}`,
  ];
  if (memory !== undefined) {
    const maximum = memory.maximum === undefined ? '' : `, at most ${memory.maximum}`;
    head.push(
      `memory     ${memory.initial} ${memory.initial === 1 ? 'page' : 'pages'} of 64 KiB${maximum}; the engine allows ${memory.limit}`,
    );
  }
  const made = inspection.producers.map(({ name: tool, version }) => `${tool} ${version}`.trim()).join(', ');
  if (made !== '') head.push(`made by    ${made}`);
  if (costs !== undefined) head.push(...costLines(costs));
  return [
    ...head,
    ...section('What it could do, as far as its imports tell', capabilityLines(inspection)),
    ...section('Constants in its host calls', constantLines(inspection)),
    ...section('Texts that its code refers to: perhaps names of keys, arguments, entry points', textLines(inspection)),
    ...section('Exports', exportLines(inspection)),
    ...section('Imports', inspection.imports.map(importText)),
    ...section('Features of WebAssembly beyond the plainest', featureLines(inspection)),
    ...section(`Largest of ${groupDigits(inspection.functions.count)} functions`, functionLines(inspection)),
    ...section('Sections', sectionLines(inspection)),
  ];
}

/** What is constant first, then the host functions that get it. */
function constantLines({ hostCallConstants }: WasmInspection): string[] {
  const functions = new Map<string, string[]>();
  for (const { hostFunction, what, value } of hostCallConstants) {
    const line = value === undefined ? `${what}, to a value that is not constant` : `${what} ${JSON.stringify(value)}`;
    functions.set(line, [...(functions.get(line) ?? []), hostFunction]);
  }
  return [...functions].map(([line, names]) => `${line}: ${names.join(', ')}`);
}

function textLines({ referredTexts }: WasmInspection): string[] {
  const lines = referredTexts.slice(0, MOST_TEXTS).map((text) => JSON.stringify(text));
  const more = referredTexts.length - lines.length;
  return more > 0 ? [...lines, `(and ${more} more: --json lists all)`] : lines;
}

function costLines({
  deepestStack,
  stackLimit,
  recursive,
  installation,
}: NonNullable<WasmInspection['costs']>): string[] {
  const recursion = recursive ? ', more where a function calls itself' : '';
  const lines = [
    `stack      ${deepestStack} values on the deepest chain of direct calls${recursion}; the limit is ${stackLimit}`,
  ];
  if (installation !== undefined) {
    const { bytes, gasPerByte, gas } = installation;
    lines.push(
      `installed  ${groupDigits(bytes)} bytes x ${groupDigits(gasPerByte)} gas = ${groupDigits(gas)} gas (${formatCspr(gas)}) for the code alone, with all exports as entry points`,
    );
  }
  return lines;
}

function exportLines({ exports, costs }: WasmInspection): string[] {
  const exact = new Map(costs?.straightLineExports.map(({ name, gas }) => [name, gas]));
  return exports.map(({ name, kind, signature }) => {
    const gas = exact.get(name);
    const cost = gas === undefined ? '' : `, ${groupDigits(gas)} gas each time`;
    return `${name}: ${kind}${signature === undefined || signature === '() -> ()' ? '' : ` ${signature}`}${cost}`;
  });
}

function importText({ module, name, kind, signature, status, expected }: InspectedImport): string {
  const from = module === 'env' ? '' : `${module}.`;
  const what = kind === 'function' ? (signature ?? '') : kind;
  switch (status) {
    case 'HostFunction':
      return `${from}${name} ${what}`;
    case 'TestOnly':
      return `${from}${name} ${what}   ! only in engines for tests, not in nodes`;
    case 'WrongSignature':
      return `${from}${name} ${what}   ! the host function is ${expected}`;
    case 'Unknown':
      return `${from}${name} ${what}   ! nothing that Casper provides`;
  }
}

function featureLines({ features, targetFeatures }: WasmInspection): string[] {
  const lines = features.map(({ feature, uses, accepted, reason }) => {
    const times = `${groupDigits(uses)} ${uses === 1 ? 'use' : 'uses'}`;
    return accepted ? `${feature}: ${times}, accepted` : `${feature}: ${times}, refused   ! ${reason}`;
  });
  if (targetFeatures.length > 0) lines.push(`(built for ${targetFeatures.join(' ')})`);
  return lines;
}

function functionLines({ functions }: WasmInspection): string[] {
  return functions.largest.map(({ index, name, bytes, instructions, gas, straightLine }) => {
    const cost =
      gas === undefined
        ? ''
        : `, ${groupDigits(gas)} gas ${straightLine ? 'each time' : 'if each instruction runs once'}`;
    return `${name ?? `function ${index}`}: ${groupDigits(bytes)} bytes, ${groupDigits(instructions)} instructions${cost}`;
  });
}

function sectionLines({ sections, debugBytes }: WasmInspection): string[] {
  const lines = sections.map(
    ({ kind, name, bytes }) => `${name === undefined ? kind : `custom ${name}`}: ${groupDigits(bytes)} bytes`,
  );
  if (debugBytes > 0) lines.push(`(${groupDigits(debugBytes)} bytes are for debuggers: wasm-strip takes them off)`);
  return lines;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function listed(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return names.slice(0, most).join(', ') + more;
}

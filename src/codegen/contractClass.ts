/**
 * The class of a contract: its entry points as methods, its events.
 *
 * @module
 */
import type { ContractSchema, SchemaEntryPoint } from '../builder/contractSchema';
import { type ArgumentSet, mayBeEmpty } from './argumentFunctions';
import { camelCase, NameScope, pascalCase } from './names';
import { broken, docComment, functionHead, quoted, WIDTH } from './text';
import { codecText, type FileNames, valueType } from './typeText';

/** What the class has besides entry points, and what JavaScript would take for something else. */
const MEMBERS = [
  'constructor',
  'contract',
  'events',
  'eventsOf',
  'nativeEventsOf',
  'then',
  'toJSON',
  'toString',
  'valueOf',
];

/** What the class of a contract is made of. */
export interface ClassParts {
  readonly schema: ContractSchema;
  readonly className: string;
  /** Arguments of each entry point, in the order of the schema. */
  readonly entryPoints: readonly ArgumentSet[];
  /** Arguments of the session code that installs it. */
  readonly call: ArgumentSet | undefined;
  /** What the named key of the contract is called when nobody says it; undefined when it has to be said. */
  readonly namedKey: string | undefined;
  /** Name of the map of error names; undefined when there are none. */
  readonly errorNames: string | undefined;
  /** Name of the union of events and of their codecs; undefined when there are none. */
  readonly events: { readonly typeName: string; readonly codecsName: string } | undefined;
}

/** The class. */
export function classLines(parts: ClassParts, names: FileNames): readonly string[] {
  const { schema, className } = parts;
  names.importedTypes.add('ContractHandle');
  const scope = NameScope.forProperties(MEMBERS);
  return [
    '',
    ...docComment([`The contract ${schema.contractName}, by the entry points of version ${schema.contractVersion}.`]),
    `export class ${className} {`,
    ...docComment(['The same contract without types: its named keys, dictionaries, versions, hash.'], '  '),
    '  readonly contract: ContractHandle;',
    '',
    ...docComment(
      ['@param contract made by `builder.contract(account, namedKey)` or `builder.contractByHash(hash, caller)`'],
      '  ',
    ),
    '  constructor(contract: ContractHandle) {',
    '    this.contract = contract;',
    '  }',
    ...installLines(parts, names),
    ...methodNames(schema.entryPoints, scope).flatMap((method, index) =>
      entryPointLines(schema.entryPoints[index]!, method, parts.entryPoints[index]!, names),
    ),
    ...eventLines(parts),
    '}',
  ];
}

function installLines(
  { schema, className, call, namedKey, errorNames }: ClassParts,
  names: FileNames,
): readonly string[] {
  if (schema.call === undefined || call === undefined) return [];
  names.importedTypes.add('InstallOptions');
  names.importedTypes.add('WasmTestBuilder');
  const isNamed = namedKey !== undefined;
  const hasArguments = call.arguments.length > 0;
  const isWithoutChoice = isNamed && mayBeEmpty(call);
  const parameters = [
    'builder: WasmTestBuilder',
    ...(hasArguments ? [`args: ${call.typeName}${isWithoutChoice ? ' = {}' : ''}`] : []),
    `options: ${isNamed ? 'Partial<InstallOptions>' : 'InstallOptions'} & { readonly wasm?: string }${isNamed ? ' = {}' : ''}`,
  ];
  const args = hasArguments ? `${call.functionName}(args)` : '{}';
  return [
    '',
    ...docComment(
      [
        schema.call.description,
        `Installs the contract from ${schema.call.wasmFileName}, or from the file that the options name, and commits.`,
      ],
      '  ',
    ),
    functionHead('static install', parameters, className, '  '),
    `    const { wasm = ${quoted(schema.call.wasmFileName)} } = options;`,
    ...(isNamed
      ? [
          `    const contract = ContractHandle.install(builder, wasm, ${args}, {`,
          `      namedKey: ${namedKey},`,
          '      ...options,',
          '    });',
        ]
      : [`    const contract = ContractHandle.install(builder, wasm, ${args}, options);`]),
    ...(errorNames === undefined ? [] : [`    builder.withErrorNames(${errorNames}, contract);`]),
    `    return new ${className}(contract);`,
    '  }',
  ];
}

/** For each entry point its method, and the one that gives a failure as data. */
function methodNames(
  entryPoints: readonly SchemaEntryPoint[],
  scope: NameScope,
): readonly { readonly call: string; readonly attempt: string }[] {
  const calls = entryPoints.map(({ name }) => scope.take(camelCase(name), `${camelCase(name)}EntryPoint`));
  return calls.map((call) => ({ call, attempt: scope.take(`try${pascalCase(call)}`, `try${pascalCase(call)}Result`) }));
}

function entryPointLines(
  entryPoint: SchemaEntryPoint,
  method: { readonly call: string; readonly attempt: string },
  set: ArgumentSet,
  names: FileNames,
): readonly string[] {
  names.importedTypes.add('CallOptions');
  names.importedTypes.add('WasmV1Result');
  const hasArguments = set.arguments.length > 0;
  const parameters = [
    ...(hasArguments ? [`args: ${set.typeName}${mayBeEmpty(set) ? ' = {}' : ''}`] : []),
    'options: CallOptions = {}',
  ];
  const name = quoted(entryPoint.name);
  const given = `${name}, ${hasArguments ? `${set.functionName}(args)` : '{}'}, options`;
  const isUnit = entryPoint.returnType._tag === 'Unit';
  const ofUnit = entryPoint.isMutable ? 'WasmV1Result' : 'void';
  const returned = isUnit ? ofUnit : valueType(entryPoint.returnType, names);
  return [
    '',
    ...docComment([entryPoint.description, howItRuns(entryPoint), whoMayCall(entryPoint)], '  '),
    functionHead(method.call, parameters, returned, '  '),
    ...bodyLines(entryPoint, given, names),
    '  }',
    '',
    ...docComment([`{@link ${method.call}} with a failure as the result's \`error\`.`], '  '),
    functionHead(method.attempt, parameters, 'WasmV1Result', '  '),
    `    return this.contract.${entryPoint.isMutable ? 'tryCall' : 'simulate'}(${given});`,
    '  }',
  ];
}

function howItRuns({ name, isMutable, isContractContext }: SchemaEntryPoint): string {
  const what = isMutable
    ? `Executes \`${name}\`, expects success and commits.`
    : `Asks \`${name}\`; nothing is committed.`;
  return isContractContext ? what : `${what} It runs in the context of the caller.`;
}

function whoMayCall({ groups }: SchemaEntryPoint): string | undefined {
  if (groups === undefined) return undefined;
  if (groups.length === 0) return 'Nobody may call it from outside.';
  return `Only the user groups ${groups.join(', ')} may call it.`;
}

function bodyLines({ isMutable, returnType }: SchemaEntryPoint, given: string, names: FileNames): readonly string[] {
  if (returnType._tag === 'Unit') {
    return isMutable ? [`    return this.contract.call(${given});`] : [`    this.contract.askCLValue(${given});`];
  }
  const read = isMutable ? 'const { ret } = this.contract.call' : 'const ret = this.contract.askCLValue';
  return [`    ${read}(${given});`, ...returnLines(codecText(returnType, names))];
}

function returnLines(codec: string): readonly string[] {
  const oneLine = `    return ${codec}.fromCLValue(ret);`;
  if (oneLine.length <= WIDTH) return [oneLine];
  return [
    `    const returned = ${broken(codec, '    ', 'const returned = ;'.length)};`,
    '    return returned.fromCLValue(ret);',
  ];
}

function eventLines({ events }: ClassParts): readonly string[] {
  if (events === undefined) return [];
  const { typeName, codecsName } = events;
  return [
    '',
    ...docComment(
      [
        'Events that the contract keeps, oldest first.',
        '@param since those after the first so many only, or after the state of this root hash',
      ],
      '  ',
    ),
    `  events(since?: number | Uint8Array): readonly ${typeName}[] {`,
    `    return this.contract.events(since, ${codecsName});`,
    '  }',
    '',
    ...docComment(['Events that one execution added, whether it is committed or not.'], '  '),
    `  eventsOf(result: WasmV1Result): readonly ${typeName}[] {`,
    `    return this.contract.eventsOf(result, ${codecsName});`,
    '  }',
    '',
    ...docComment(['Events that one execution emitted as messages.'], '  '),
    `  nativeEventsOf(result: WasmV1Result): readonly ${typeName}[] {`,
    `    return this.contract.nativeEventsOf(result, ${codecsName});`,
    '  }',
  ];
}

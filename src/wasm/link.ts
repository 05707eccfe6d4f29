/**
 * Whether a validated module can be instantiated: that its imports exist and have the right types, and its segments fit.
 *
 * Answers to: casper-execution-engine `runtime/utils.rs` (`instance_and_memory`), `resolvers/v1_resolver.rs`, casper-wasmi
 * `imports.rs`, `module.rs` (`alloc_module`, `with_externvals`).
 *
 * @module
 */
import { HOST_SIGNATURES } from './hostSignatures';
import { F32, F64, type FunctionType, I32, I64, type Import, type ValueType, type WasmModule } from './module';
import { checkSegments } from './segments';
import { interpreterError, WasmError } from './wasmError';

/** The one module a contract can import from. */
const HOST_MODULE = 'env';

/**
 * @param maxMemory pages a memory may have
 * @returns the first thing that keeps the module from being instantiated, in the reference's order
 */
export function checkLink(module: WasmModule, maxMemory: number): WasmError | undefined {
  const text = resolveImports(module.imports, maxMemory) ?? compareSignatures(module) ?? checkSegments(module);
  if (text !== undefined) return interpreterError(text);
  if (module.start !== undefined) return new WasmError('interpreter', 'Unsupported Wasm start');
  if (!module.imports.some(({ external }) => external.kind === 'memory')) {
    return new WasmError('interpreter', 'Resolver error: No imported memory');
  }
  return undefined;
}

/** Text for a host function that is not there. */
export function missingHostFunction(name: string): string {
  return `host module doesn't export function with name ${name}`;
}

function resolveImports(imports: readonly Import[], maxMemory: number): string | undefined {
  let memories = 0;
  for (const { module, field, external } of imports) {
    if (module !== HOST_MODULE) return `Module ${module} not found`;
    switch (external.kind) {
      case 'function':
        if (!HOST_SIGNATURES.has(field)) return missingHostFunction(field);
        break;
      case 'memory': {
        if (field !== 'memory') return 'Memory imported under unknown name';
        memories += 1;
        if (memories > 1) return 'Memory is already instantiated';
        const maximum = external.limits.maximum ?? maxMemory;
        if (external.limits.initial > maximum || maximum > maxMemory) return 'Module requested too much memory';
        break;
      }
      default:
        return `Export ${field} not found`;
    }
  }
  return undefined;
}

function compareSignatures(module: WasmModule): string | undefined {
  for (const { field, external } of module.imports) {
    if (external.kind !== 'function') continue;
    const wanted = signatureText(module.types[external.typeIndex]!);
    const provided = signatureText(HOST_SIGNATURES.get(field)!);
    if (wanted !== provided) {
      return `Expected function with type ${wanted}, but actual type is ${provided} for entry ${field}`;
    }
  }
  return undefined;
}

const TYPE_NAMES: { readonly [type in ValueType]: string } = { [I32]: 'I32', [I64]: 'I64', [F32]: 'F32', [F64]: 'F64' };

/** A signature as Rust's Debug prints it. Equal texts are equal types. */
function signatureText({ params, result }: FunctionType): string {
  const returned = result === undefined ? 'None' : `Some(${TYPE_NAMES[result]})`;
  return `Signature { params: [${params.map((type) => TYPE_NAMES[type]).join(', ')}], return_type: ${returned} }`;
}

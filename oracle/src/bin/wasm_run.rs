//! Runs the export `call` of Wasm modules on the reference interpreter under gas limits, for the tests of `src/wasm`.
//!
//!     wasm_run [--config JSON] [--contract] < CASES        one JSON line for each module and limit
//!     wasm_run [--config JSON] --time RUNS FILE.wasm...    one JSON line a file: milliseconds of each run without a limit
//!
//! CASES is, for each module, its length and bytes, then the number of limits and the limits (lengths and counts u32, limits u128,
//! little endian). `--config` is merged over the serde form of the default `WasmConfig`; `--contract` takes the bytes for those of
//! a stored contract, that is, already instrumented. A line is
//!
//!     { "gas": decimal, "memory": hash or null, "error": Display text of the `ExecError` or null }
//!
//! where the hash is FNV-1a over the memory's little endian u32 words. There is no engine around: next to `gas` the host has
//!
//!     casper_revert(code)                charges 500, then reverts with a user error
//!     casper_get_blocktime(pointer)      charges 330, then writes the u64 0x0102030405060708 at the pointer
//!     casper_has_key(a, b) -> i32        charges 200 + (b mod 65536), traps with UnexpectedSignature if b is 0xbad,
//!                                        returns a xor b
use casper_execution_engine::{execution::ExecError, runtime::preprocess};
use casper_types::{ApiError, Gas, WasmConfig, U512};
use casper_wasm::elements::Module as Parsed;
use casper_wasmi::{
    memory_units::Pages, Error, Externals, FuncInstance, FuncRef, ImportsBuilder, MemoryDescriptor,
    MemoryInstance, MemoryRef, Module, ModuleImportResolver, ModuleInstance, RuntimeArgs,
    RuntimeValue, Signature, Trap, TrapCode, ValueType,
};
use serde_json::{json, Value};
use std::cell::RefCell;
use std::io::{Read, Write};
use std::time::Instant;

const GAS: usize = 0;
const REVERT: usize = 1;
const GET_BLOCKTIME: usize = 2;
const HAS_KEY: usize = 3;

struct Host {
    counter: Gas,
    limit: Gas,
    memory: MemoryRef,
}

impl Host {
    fn charge(&mut self, amount: u64) -> Result<(), Trap> {
        match self.counter.checked_add(Gas::new(amount)) {
            Some(counter) if counter <= self.limit => self.counter = counter,
            _ => {
                self.counter = self.limit;
                return Err(ExecError::GasLimit.into());
            }
        }
        Ok(())
    }
}

impl Externals for Host {
    fn invoke_index(
        &mut self,
        index: usize,
        args: RuntimeArgs,
    ) -> Result<Option<RuntimeValue>, Trap> {
        let first: u32 = args.nth_checked(0)?;
        match index {
            GAS => {
                self.charge(first.into())?;
                Ok(None)
            }
            REVERT => {
                self.charge(500)?;
                Err(ExecError::Revert(ApiError::User(first as u16)).into())
            }
            GET_BLOCKTIME => {
                self.charge(330)?;
                let value = 0x0102_0304_0506_0708_u64;
                self.memory
                    .set(first, &value.to_le_bytes())
                    .map_err(|error| ExecError::Interpreter(error.into()))?;
                Ok(None)
            }
            _ => {
                let second: u32 = args.nth_checked(1)?;
                if second == 0xbad {
                    return Err(TrapCode::UnexpectedSignature.into());
                }
                self.charge(200 + u64::from(second % 65536))?;
                Ok(Some(RuntimeValue::I32((first ^ second) as i32)))
            }
        }
    }
}

struct Resolver {
    memory: RefCell<Option<MemoryRef>>,
}

impl ModuleImportResolver for Resolver {
    fn resolve_func(&self, name: &str, _: &Signature) -> Result<FuncRef, Error> {
        let (index, parameters, result) = match name {
            "gas" => (GAS, 1, None),
            "casper_revert" => (REVERT, 1, None),
            "casper_get_blocktime" => (GET_BLOCKTIME, 1, None),
            "casper_has_key" => (HAS_KEY, 2, Some(ValueType::I32)),
            _ => {
                return Err(Error::Function(format!(
                    "host module doesn't export function with name {name}"
                )))
            }
        };
        let signature = Signature::new(vec![ValueType::I32; parameters], result);
        Ok(FuncInstance::alloc_host(signature, index))
    }

    fn resolve_memory(&self, _: &str, descriptor: &MemoryDescriptor) -> Result<MemoryRef, Error> {
        let memory = MemoryInstance::alloc(
            Pages(descriptor.initial() as usize),
            descriptor.maximum().map(|pages| Pages(pages as usize)),
        )?;
        *self.memory.borrow_mut() = Some(memory.clone());
        Ok(memory)
    }
}

fn memory_hash(memory: &MemoryRef) -> u32 {
    memory.with_direct_access(|bytes| {
        bytes.chunks_exact(4).fold(0x811c_9dc5, |hash: u32, word| {
            (hash ^ u32::from_le_bytes(word.try_into().unwrap())).wrapping_mul(0x0100_0193)
        })
    })
}

/// As `execute_module_bytes` of the engine does it.
fn exec_error(error: Error) -> ExecError {
    match error
        .as_host_error()
        .map(|host| host.downcast_ref::<ExecError>())
    {
        Some(Some(error)) => error.clone(),
        _ => ExecError::Interpreter(error.into()),
    }
}

struct Run {
    error: Option<ExecError>,
    gas: Gas,
    memory: Option<u32>,
    milliseconds: f64,
}

impl Run {
    fn failed(error: ExecError) -> Run {
        Run {
            error: Some(error),
            gas: Gas::default(),
            memory: None,
            milliseconds: 0.0,
        }
    }

    fn to_json(&self) -> Value {
        let error = self.error.as_ref().map(ToString::to_string);
        json!({ "gas": self.gas.value().to_string(), "memory": self.memory, "error": error })
    }
}

fn run(module: &Module, limit: U512) -> Run {
    let resolver = Resolver {
        memory: RefCell::new(None),
    };
    let mut imports = ImportsBuilder::new();
    imports.push_resolver("env", &resolver);
    let instance = match ModuleInstance::new(module, &imports) {
        Ok(instance) => instance.not_started_instance().clone(),
        Err(error) => return Run::failed(ExecError::Interpreter(error.into())),
    };
    let memory = resolver
        .memory
        .borrow()
        .clone()
        .expect("the module imports a memory");
    let mut host = Host {
        counter: Gas::default(),
        limit: Gas::new(limit),
        memory,
    };
    let start = Instant::now();
    let result = instance.invoke_export("call", &[], &mut host);
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    Run {
        error: result.err().map(exec_error),
        gas: host.counter,
        memory: Some(memory_hash(&host.memory)),
        milliseconds,
    }
}

fn load(config: WasmConfig, contract: bool, bytes: &[u8]) -> Result<Module, ExecError> {
    let parsed = if contract {
        casper_wasm::deserialize_buffer::<Parsed>(bytes)?
    } else {
        preprocess(config, bytes)?
    };
    Ok(Module::from_casper_wasm_module(parsed)?)
}

fn merge(target: &mut Value, patch: Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(target.entry(name).or_insert(Value::Null), value);
            }
        }
        (target, patch) => *target = patch,
    }
}

fn take<'a>(input: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (head, rest) = input.split_at(length);
    *input = rest;
    head
}

fn take_u32(input: &mut &[u8]) -> usize {
    u32::from_le_bytes(take(input, 4).try_into().unwrap()) as usize
}

fn main() {
    let mut config = WasmConfig::default();
    let mut contract = false;
    let mut timed_runs = None;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--config" => {
                let mut merged = serde_json::to_value(config).unwrap();
                merge(
                    &mut merged,
                    serde_json::from_str(&arguments.next().unwrap()).unwrap(),
                );
                config = serde_json::from_value(merged).unwrap();
            }
            "--contract" => contract = true,
            "--time" => timed_runs = Some(arguments.next().unwrap().parse::<usize>().unwrap()),
            file => files.push(file.to_string()),
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());

    if let Some(runs) = timed_runs {
        for file in files {
            let module = load(config, contract, &std::fs::read(&file).unwrap()).unwrap();
            let runs: Vec<Run> = (0..runs).map(|_| run(&module, U512::MAX)).collect();
            let milliseconds: Vec<f64> = runs.iter().map(|run| run.milliseconds).collect();
            writeln!(
                out,
                "{}",
                json!({ "file": file, "milliseconds": milliseconds, "run": runs[0].to_json() })
            )
            .unwrap();
        }
        return;
    }

    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).unwrap();
    let mut rest = &input[..];
    while !rest.is_empty() {
        let length = take_u32(&mut rest);
        let module = load(config, contract, take(&mut rest, length));
        for _ in 0..take_u32(&mut rest) {
            let limit = u128::from_le_bytes(take(&mut rest, 16).try_into().unwrap());
            let run = match &module {
                Ok(module) => run(module, U512::from(limit)),
                Err(error) => Run::failed(error.clone()),
            };
            writeln!(out, "{}", run.to_json()).unwrap();
        }
    }
}

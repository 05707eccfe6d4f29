//! Prints what the reference engine makes of Wasm modules, one JSON line a module, for the tests of `src/wasm`.
//!
//!     wasm [--bytes] [--config JSON] FILE.wasm...      modules from files
//!     wasm [--bytes] [--config JSON] -                 modules from stdin, each after its length (u32, little endian)
//!     wasm --execute FILE.wasm... | -                  run as a session by the whole engine: error and gas only
//!
//! `--config` is merged over the serde form of the default `WasmConfig`. A line is
//!
//!     { "session":  PREPARED | { "error" },    what `preprocess` gives for session or installer bytes
//!       "contract": PREPARED | { "error" } }   the same bytes taken for those of a stored contract
//!     PREPARED = { "bytes", "interpreter": text or null, "stored": { SET: STORED, ... } }
//!     STORED = digest | { "error" } and, for the sets `all` and `odd` of a session, `reloaded.SET` is that contract's own PREPARED
//!
//! where `bytes` is the canonical serialisation, `interpreter` the validation error, and `stored` what `add_contract_version`
//! would write for some of the module's exports as entry points: `all`, `none`, `odd` (every second) or just `call`.
//! Bytes are printed as blake2b-256, or in full with `--bytes`. Errors are Display texts of `ExecError`.
use casper_engine_test_support::{
    ExecuteRequestBuilder, LmdbWasmTestBuilder, DEFAULT_ACCOUNT_ADDR, LOCAL_GENESIS_REQUEST,
};
use casper_execution_engine::{execution::ExecError, runtime::preprocess};
use casper_types::{Digest, RuntimeArgs, WasmConfig};
use casper_wasm::elements::Module;
use serde_json::{json, Map, Value};
use std::io::{Read, Write};
use std::panic::{catch_unwind, AssertUnwindSafe};

struct Options {
    config: WasmConfig,
    full_bytes: bool,
}

impl Options {
    fn show(&self, bytes: &[u8]) -> Value {
        if self.full_bytes {
            hex::encode(bytes).into()
        } else {
            hex::encode(Digest::hash(bytes).value()).into()
        }
    }
}

fn guarded(f: impl FnOnce() -> Value) -> Value {
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|_| json!({ "panic": true }))
}

fn error(error: ExecError) -> Value {
    json!({ "error": error.to_string() })
}

/// As `get_module_from_entry_points` of the engine, which is private.
fn stored_bytes(mut module: Module, names: Vec<&str>) -> Result<Vec<u8>, ExecError> {
    let exports = module
        .export_section()
        .ok_or_else(|| ExecError::FunctionNotFound("Missing Export Section".into()))?;
    let missing = names.iter().find(|name| {
        !exports
            .entries()
            .iter()
            .any(|entry| entry.field() == **name)
    });
    if let Some(missing) = missing {
        return Err(ExecError::FunctionNotFound(missing.to_string()));
    }
    casper_wasm_utils::optimize(&mut module, names)?;
    casper_wasm::serialize(module).map_err(ExecError::ParityWasm)
}

fn export_names(module: &Module) -> Vec<String> {
    let entries = module.export_section().map(|section| section.entries());
    entries
        .unwrap_or(&[])
        .iter()
        .map(|entry| entry.field().to_string())
        .collect()
}

fn prepared(options: &Options, module: Module, reload: bool) -> Value {
    let names = export_names(&module);
    let odd = names.iter().enumerate().filter(|(index, _)| index % 2 == 1);
    let sets: [(&str, Vec<&str>); 4] = [
        ("all", names.iter().map(String::as_str).collect()),
        ("none", vec![]),
        ("odd", odd.map(|(_, name)| name.as_str()).collect()),
        ("call", vec!["call"]),
    ];
    let mut stored = Map::new();
    let mut reloaded = Map::new();
    for (set, names) in sets {
        let outcome = guarded(|| match stored_bytes(module.clone(), names) {
            Ok(bytes) => {
                if reload && (set == "all" || set == "odd") {
                    reloaded.insert(set.into(), contract(options, &bytes));
                }
                options.show(&bytes)
            }
            Err(e) => error(e),
        });
        stored.insert(set.into(), outcome);
    }
    let interpreter =
        guarded(
            || match casper_wasmi::Module::from_casper_wasm_module(module.clone()) {
                Ok(_) => Value::Null,
                Err(e) => ExecError::from(e).to_string().into(),
            },
        );
    let bytes = casper_wasm::serialize(module).unwrap();
    let mut result =
        json!({ "bytes": options.show(&bytes), "interpreter": interpreter, "stored": stored });
    if reload {
        result["reloaded"] = reloaded.into();
    }
    result
}

fn session(options: &Options, bytes: &[u8]) -> Value {
    guarded(|| match preprocess(options.config, bytes) {
        Ok(module) => prepared(options, module, true),
        Err(e) => error(e.into()),
    })
}

fn contract(options: &Options, bytes: &[u8]) -> Value {
    guarded(|| match casper_wasm::deserialize_buffer::<Module>(bytes) {
        Ok(module) => prepared(options, module, false),
        Err(e) => error(e.into()),
    })
}

fn execute(builder: &mut LmdbWasmTestBuilder, bytes: Vec<u8>) -> Value {
    let request =
        ExecuteRequestBuilder::module_bytes(*DEFAULT_ACCOUNT_ADDR, bytes, RuntimeArgs::new());
    builder.exec(request.build());
    let gas = builder.last_exec_gas_consumed().value().to_string();
    json!({ "error": builder.get_error_message(), "gas": gas })
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

fn modules_from_stdin() -> Vec<Vec<u8>> {
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).unwrap();
    let mut rest = &input[..];
    let mut modules = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest[..4].try_into().unwrap()) as usize;
        modules.push(rest[4..4 + length].to_vec());
        rest = &rest[4 + length..];
    }
    modules
}

fn main() {
    let mut options = Options {
        config: WasmConfig::default(),
        full_bytes: false,
    };
    let mut whole_engine = false;
    let mut modules = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--bytes" => options.full_bytes = true,
            "--execute" => whole_engine = true,
            "--config" => {
                let mut config = serde_json::to_value(options.config).unwrap();
                merge(
                    &mut config,
                    serde_json::from_str(&arguments.next().unwrap()).unwrap(),
                );
                options.config = serde_json::from_value(config).unwrap();
            }
            "-" => modules.extend(modules_from_stdin()),
            file => modules.push(std::fs::read(file).unwrap()),
        }
    }
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if whole_engine {
        let mut builder = LmdbWasmTestBuilder::default();
        builder.run_genesis(LOCAL_GENESIS_REQUEST.clone()).commit();
        for bytes in modules {
            writeln!(out, "{}", execute(&mut builder, bytes)).unwrap();
        }
        return;
    }
    for bytes in modules {
        let line =
            json!({ "session": session(&options, &bytes), "contract": contract(&options, &bytes) });
        writeln!(out, "{line}").unwrap();
    }
}

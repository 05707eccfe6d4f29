//! Times what the engine makes of module bytes before it runs them, for the benchmarks: `preparation RUNS FILE.wasm...`
//! prints, for each file, the milliseconds of each run as JSON.
use casper_execution_engine::runtime::preprocess;
use casper_types::WasmConfig;
use serde_json::{json, Map};
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let runs: usize = args.next().expect("runs").parse().expect("a number of runs");
    let mut times = Map::new();
    for file in args {
        let bytes = std::fs::read(&file).expect("a file");
        let laps: Vec<f64> = (0..runs)
            .map(|_| {
                let start = Instant::now();
                let module = preprocess(WasmConfig::default(), &bytes).expect("a valid module");
                casper_wasmi::Module::from_casper_wasm_module(module).expect("a valid module");
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.insert(file, json!(laps));
    }
    println!("{}", serde_json::Value::Object(times));
}

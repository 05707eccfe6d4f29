//! Reads a JSON array of arguments, `{"simple": "x:bool='t'"}` or `{"json": {…}}`, and writes the array with what casper-client
//! 5.0.1 makes of each: `args`, the bytes of RuntimeArgs in hex, or `error`, its text.

use std::io::{stdin, stdout};

use casper_client::cli::{insert_arg, JsonArg};
use casper_types::{bytesrepr::ToBytes, NamedArg, RuntimeArgs};
use serde_json::{json, Value};

fn simple(text: &str) -> Result<RuntimeArgs, String> {
    let mut args = RuntimeArgs::new();
    insert_arg(text, &mut args).map_err(|error| error.to_string())?;
    Ok(args)
}

fn json_arg(value: &Value) -> Result<RuntimeArgs, String> {
    // As text, since numbers beyond f64 must arrive as they are written.
    let arg: JsonArg = serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())?;
    let named = NamedArg::try_from(arg).map_err(|error| error.to_string())?;
    Ok(RuntimeArgs::from(vec![named]))
}

fn main() {
    let cases: Vec<Value> = serde_json::from_reader(stdin()).expect("a JSON array");
    let answered: Vec<Value> = cases
        .into_iter()
        .map(|case| {
            let result = match (&case["simple"], &case["json"]) {
                (Value::String(text), _) => simple(text),
                (_, value) => json_arg(value),
            };
            let mut answered = case.clone();
            match result {
                Ok(args) => answered["args"] = json!(base16::encode_lower(&args.to_bytes().unwrap())),
                Err(error) => answered["error"] = json!(error),
            }
            answered
        })
        .collect();
    serde_json::to_writer_pretty(stdout(), &answered).unwrap();
}

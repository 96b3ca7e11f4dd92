//! `newsx schema`: the JSON Schema of the outputs, made from the types that are written.

use super::args::{Of, SchemaArgs};
use super::exit::Exit;
use crate::aggregate::CorpusFacts;
use crate::extract::Analysis;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use std::io::Write;

/// The JSON Schema (2020-12) of an output.
pub fn schema(of: Of) -> Schema {
    // What is written always has every field that is not optional, so the schema requires them.
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    match of {
        Of::Ndjson => generator.into_root_schema_for::<Analysis>(),
        Of::Json => generator.into_root_schema_for::<CorpusFacts>(),
    }
}

/// Runs `newsx schema`.
pub fn run(args: &SchemaArgs) -> anyhow::Result<Exit> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema(args.of))?;
    writeln!(out)?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::{Of, schema};
    use crate::report::sample;
    use jsonschema::Validator;
    use serde_json::{Value, json, to_value};

    fn validator(of: Of) -> Validator {
        jsonschema::draft202012::new(&to_value(schema(of)).unwrap()).unwrap()
    }

    #[test]
    fn output_is_valid_and_anything_unknown_is_not() {
        let (corpus, article) = (validator(Of::Json), validator(Of::Ndjson));
        let facts = to_value(sample::corpus()).unwrap();
        corpus.validate(&facts).unwrap();
        for analysis in sample::analyses() {
            article.validate(&to_value(&analysis).unwrap()).unwrap();
        }
        for pointer in [
            "",
            "/corpus",
            "/corpus/skipped/0",
            "/articles/0",
            "/people/0",
            "/places/0",
            "/quotes/0",
            "/quotes/0/parts/0",
            "/casualties/0",
            "/casualties/0/count",
            "/casualties/0/place",
        ] {
            let mut facts = facts.clone();
            facts.pointer_mut(pointer).unwrap()["surprise"] = Value::from(1);
            assert!(!corpus.is_valid(&facts), "an unknown field in {pointer:?}");
        }
    }

    #[test]
    fn the_schema_tells_nulls_from_what_must_be_there() {
        let corpus = validator(Of::Json);
        let mut facts = to_value(sample::corpus()).unwrap();
        facts["casualties"][0]["victims"] = Value::Null;
        facts["quotes"][0]["speaker"] = Value::Null;
        assert!(corpus.is_valid(&facts));
        facts["casualties"][0]["kind"] = json!("slain");
        assert!(!corpus.is_valid(&facts));
        facts["casualties"][0]["kind"] = json!("killed");
        facts["casualties"][0].as_object_mut().unwrap().remove("source");
        assert!(!corpus.is_valid(&facts), "a field that is always written");
    }
}

"""Validates JSON documents against a schema of config/schemas with an independent validator.

usage: validate_json.py SCHEMA DOCUMENT...

SCHEMA is a schema's name without `.schema.json`. Every error is printed with the place where it is; the exit code is 1
if there was one. Needs the package `jsonschema`.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent.parent / "config" / "schemas"


def repeated_keys_are_errors(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a key stands twice: {names}")
    return dict(pairs)


def main(name, documents):
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.schema.json")}
    registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    schema = schemas[f"{name}.schema.json"]
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, registry=registry)
    failed = False
    for path in documents:
        text = pathlib.Path(path).read_bytes().decode("utf-8")
        document = json.loads(text, object_pairs_hook=repeated_keys_are_errors)
        for error in validator.iter_errors(document):
            failed = True
            print(f"{error.json_path}: {error.message}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

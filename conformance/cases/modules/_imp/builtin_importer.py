import importlib.machinery, sys

B = importlib.machinery.BuiltinImporter
print(B.find_spec("json"), B.find_spec("sys").loader is B, B.is_package("sys"), B.get_code("sys"), B.get_source("sys"))
for call in (lambda: B.get_source("json"), lambda: B.is_package("nope"), lambda: B.create_module(importlib.machinery.ModuleSpec("nope", B))):
    try:
        call()
    except ImportError as error:
        print(error, error.name)
import importlib
print(importlib.import_module("sys") is sys, sys.__loader__ is B, B.find_spec("sys", ["path"]) is not None)

import sys

for name in ("api_version", "copyright", "platlibdir", "pycache_prefix", "dont_write_bytecode", "orig_argv", "argv", "warnoptions", "_xoptions",
             "last_exc", "ps1", "tracebacklimit", "hexversion"):
    value = getattr(sys, name, "missing")
    print(name, type(value).__name__, value if name in ("pycache_prefix", "warnoptions", "_xoptions", "argv", "ps1", "last_exc") else "")
print(type(sys.stdlib_module_names).__name__, "json" in sys.stdlib_module_names, "sys" in sys.builtin_module_names)
print(sys.implementation.hexversion == sys.hexversion, sys.implementation.version == sys.version_info, sys.hexversion >> 16)

"""Importing what is in `sys.modules` already, whatever it is."""
import sys
import types


def attempt(statement):
    namespace = {}
    try:
        exec(statement, namespace)
        namespace.pop("__builtins__")
        print(statement, namespace if len(repr(namespace)) < 60 else sorted(namespace))
    except ImportError as error:
        print(statement, type(error).__name__, error)


sys.modules["number"] = 7
sys.modules["none"] = None
package = types.ModuleType("package")
package.__path__ = []
package.inner = 1
sys.modules["package"] = package
sys.modules["package.part"] = "part"
sys.modules["a.b"] = 3
for _ in range(2):
    attempt("import number")
    attempt("from number import real")
    attempt("from number import absent")
    attempt("import none")
    attempt("from none import x")
    attempt("from package import inner")
    attempt("from package import part")
    attempt("from package import absent")
    attempt("import package.part as part")
    attempt("import a.b")
    attempt("from a.b import real")

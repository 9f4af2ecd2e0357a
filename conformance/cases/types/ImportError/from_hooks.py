"""Errors raised by finders and loaders."""
import importlib.abc
import importlib.util
import sys


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "refused":
            raise ImportError("refused by hook", name=name, path="/hook")
        if name == "broken":
            return importlib.util.spec_from_loader(name, self)
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        raise ModuleNotFoundError("inside", name="deeper")


sys.meta_path.insert(0, Finder())
for name in ("refused", "broken", "missing_one", "refused.sub"):
    try:
        __import__(name)
    except ImportError as error:
        print(type(error).__name__, error, error.name, error.path, name in sys.modules)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    from blocked import x
except ImportError as error:
    print(type(error).__name__, error, error.name)

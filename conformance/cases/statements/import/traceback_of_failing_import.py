import sys, importlib.machinery
class Finder(object):
    def find_spec(self, name, path, target=None):
        if name == "loaded_here":
            return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec): print("create", spec.name)
    def exec_module(self, module):
        print("exec", module.__name__)
        raise ImportError("in loader")
sys.meta_path.insert(0, Finder())
import loaded_here

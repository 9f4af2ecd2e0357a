# Looking into every module changes no names in sys.modules.
import sys
before = list(sys.modules)
for name, module in sys.modules.items():
    getattr(module, "__file__", None), hasattr(module, "__warningregistry__")
print(list(sys.modules) == before)
import os, stat, abc
print(os is sys.modules["os"], stat.S_IFMT(0o100644) == stat.S_IFREG, abc.ABC.__name__)
print(len(vars(sys.modules["posix"])) > 200, vars(sys.modules["genericpath"])["__name__"])

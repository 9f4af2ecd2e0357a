# What has been imported before a program begins is there, and whole, from the first look.
import sys
names = ["os", "os.path", "posixpath", "genericpath", "stat", "_stat", "abc", "_abc", "_collections_abc", "errno", "posix", "site"]
print([name for name in names if name not in sys.modules])
os = sys.modules["os"]
print(type(os).__name__, repr(os), os.__name__, os.__doc__.split()[0], sys.modules["posix"].__doc__.split()[0])
print(os.path is sys.modules["os.path"], sys.modules["os.path"] is sys.modules["posixpath"], os.sep)
print(sorted(n for n in vars(sys.modules["abc"]) if n.startswith("a")))
print("getcwd" in dir(sys.modules["os"]), hasattr(sys.modules["errno"], "nothing"), sys.modules["errno"].ENOENT)

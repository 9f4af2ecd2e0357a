# The source of modules that are no files of their own.
import abc
import linecache
import os
import sys
import tempfile
import zipfile

print(linecache.getline(abc.__file__, 1)[:9], len(linecache.getlines(linecache.__file__)) > 100)
print(linecache.getlines(os.path.join(os.path.dirname(abc.__file__), "no_such_module.py")))
with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "sources.zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("zipped.py", "def f():\n    return 'é'\n")
        file.writestr("pack/__init__.py", b"# coding: latin-1\nname = '\xe9'\n")
    sys.path.insert(0, archive)
    import pack
    import zipped

    linecache.clearcache()
    print(linecache.getlines(zipped.__file__), linecache.getlines(pack.__file__))
    print(linecache.getlines(os.path.join(archive, "missing.py")))

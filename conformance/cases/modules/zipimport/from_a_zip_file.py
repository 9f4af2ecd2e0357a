import os
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "a.zip")
    with zipfile.ZipFile(name, "w") as archive:
        archive.writestr("zipmod.py", "value = 5\n")
        archive.writestr("pack/__init__.py", "from . import inner\n")
        archive.writestr("pack/inner.py", "value = 6\n")
    sys.path.insert(0, name)
    import zipmod
    import pack
    print(zipmod.value, pack.inner.value)
    print(type(zipmod.__loader__), zipmod.__file__ == os.path.join(name, "zipmod.py"))
    import zipimport
    print(sys.path_hooks[0] is zipimport.zipimporter)

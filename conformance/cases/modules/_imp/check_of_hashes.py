"""`--check-hash-based-pycs`: whether compiled files that hold a hash are compared with their sources."""
import os
import py_compile
import subprocess
import sys
import tempfile

print(subprocess.run([sys.executable, "-c", "import _imp; print(_imp.check_hash_based_pycs)"],
                     capture_output=True, text=True).stdout)
for checked in (False, True):
    for option in ("default", "always", "never"):
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "module_of_test.py")
            with open(source, "w") as file:
                file.write("value = 'old'\n")
            mode = py_compile.PycInvalidationMode
            py_compile.compile(source, invalidation_mode=mode.CHECKED_HASH if checked else mode.UNCHECKED_HASH)
            with open(source, "w") as file:
                file.write("value = 'new'\n")
            program = "import module_of_test as m, _imp; print(m.value, _imp.check_hash_based_pycs)"
            arguments = [sys.executable, "--check-hash-based-pycs", option, "-c", program]
            print(checked, option, subprocess.run(arguments, capture_output=True, text=True, cwd=folder).stdout)

import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "script.py")
    for source in "\\", "  \\", "x = 1\n\\", "if 1:\n  \\", "x = 1\\", "x = 1\\\n", "\\\n", "x = (\n":
        with open(path, "w") as file:
            file.write(source)
        done = subprocess.run([sys.executable, path], capture_output=True, text=True)
        print(done.stderr.splitlines()[1:])
        try:
            compile(source, "file", "exec")
        except SyntaxError as error:
            print(error.args)

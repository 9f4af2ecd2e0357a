import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for name, source in {
        "russian": b"# coding: koi8-r\nx = '\xc1\xe2'; 1 / 0\n",
        "hidden": b"# coding: iso8859-15\nx = '\xc3\xa4'; 1 / 0\n",
        "binary": b"# coding: hex_codec\ntext = 1\n",
        "null": b"x = 1\n\0\n",
    }.items():
        path = os.path.join(folder, name + ".py")
        with open(path, "wb") as file:
            file.write(source)
        for command in [path], ["-B", "-c", f"import {name}"]:
            done = subprocess.run([sys.executable, *command], capture_output=True, cwd=folder, encoding="utf-8")
            lines = done.stderr.replace(folder, "FOLDER").splitlines()
            print(done.returncode, lines[-4:])

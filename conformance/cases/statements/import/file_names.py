import os
import subprocess
import sys
import tempfile

SOURCE = """
def function(): pass
print(os.path.relpath(__file__, root), os.path.relpath(function.__code__.co_filename, root))
"""
PROGRAM = "import os, sys; root = os.getcwd(); sys.path[0] = {!r}; import builtins; builtins.os, builtins.root = os, root; "
with tempfile.TemporaryDirectory() as folder:
    for name in "first", "first/inner":
        os.mkdir(os.path.join(folder, name))
        with open(os.path.join(folder, name, "module.py"), "w") as file:
            file.write(SOURCE)

    def run(entry, *rest):
        code = PROGRAM.format(entry) + "import module; print(os.path.isabs(module.__file__), os.path.isabs(module.__cached__))"
        done = subprocess.run([sys.executable, "-c", code], cwd=os.path.join(folder, *rest), capture_output=True, text=True)
        print(done.stdout, done.stderr[-200:])

    run("first")
    run("", "first")
    run(".", "first")
    run("inner", "first")
    run("..", "first", "inner")
    os.rename(os.path.join(folder, "first"), os.path.join(folder, "second"))
    run("second")
    run("", "second", "inner")

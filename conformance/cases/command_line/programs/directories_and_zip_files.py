import os, subprocess, sys, tempfile

folder = os.path.realpath(tempfile.mkdtemp())

def write(name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())

def start(*arguments, input="", env={}):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True, cwd=folder, env=environment | env)

def run(*arguments, **options):
    done = start(*arguments, **options)
    print(arguments, options, done.returncode)
    print((done.stdout + done.stderr).replace(folder, "FOLDER").replace(sys.executable, "PYTHON"), end="")

import zipfile
os.mkdir(os.path.join(folder, "dir"))
os.mkdir(os.path.join(folder, "empty"))
write("dir/__main__.py", "import sys; print('dir main', __package__ == '', __spec__.name, sys.argv)\n")
with zipfile.ZipFile(os.path.join(folder, "app.zip"), "w") as z:
    z.writestr("__main__.py", "import sys, helper\nprint('zip main', __name__, helper.x, sys.argv, __file__)\n")
    z.writestr("helper.py", "x = 5\n")
    z.writestr("pkg/__init__.py", "")
    z.writestr("pkg/__main__.py", "print('package in a zip', __name__, __file__)\n")
run("dir", "a")
run("dir/")
run("empty")
run("app.zip", "a")
run("-m", "pkg", env={"PYTHONPATH": "app.zip"})
run("-c", "import helper; print(helper.__file__, type(helper.__loader__).__name__, helper.__spec__.origin)", env={"PYTHONPATH": "app.zip"})

__import__('shutil').rmtree(folder)

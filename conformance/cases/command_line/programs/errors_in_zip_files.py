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
with zipfile.ZipFile(os.path.join(folder, "app.zip"), "w") as z:
    z.writestr("fails.py", "def f():\n    raise ValueError('in zip')\nf()\n")
    z.writestr("syntax.py", "x = (\n")
write("broken.zip", "no zip file")
run("app.zip")
for path in ("app.zip", "broken.zip"):
    done = start("-c", "import fails", env={"PYTHONPATH": path})
    print(done.returncode, done.stderr.splitlines()[0], done.stderr.splitlines()[-1].replace(folder, "FOLDER"))
run("-c", "import zipimport; z = zipimport.zipimporter('app.zip'); print(z, z.archive, repr(z.prefix), z.is_package('fails'), z.get_filename('fails'))")

__import__('shutil').rmtree(folder)

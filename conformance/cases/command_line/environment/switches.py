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

for name, value in (("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONUNBUFFERED", "1"), ("PYTHONNOUSERSITE", "1"), ("PYTHONSAFEPATH", "1"), ("PYTHONDEVMODE", "1"), ("PYTHONWARNDEFAULTENCODING", "1"), ("PYTHONINTMAXSTRDIGITS", "700"), ("PYTHONOPTIMIZE", "2")):
    done = start("-c", "import sys; print(sys.flags)", env={name: value})
    print(name, done.stdout.strip())
    done = start("-E", "-c", "import sys; print(sys.flags)", env={name: value})
    print("-E", done.stdout.strip())

__import__('shutil').rmtree(folder)

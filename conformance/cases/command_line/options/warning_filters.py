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

run("-W", "error", "-c", "import warnings; warnings.warn('x')")
run("-Wi", "-c", "import warnings; warnings.warn('x')")
run("-W", "a", "-W", "e", "-c", "import sys; print(sys.warnoptions)")
run("-c", "import sys; print(sys.warnoptions)", env={"PYTHONWARNINGS": "error,ignore::DeprecationWarning"})
run("-W", "ignore", "-c", "import sys, warnings; print(sys.warnoptions); warnings.warn('x')", env={"PYTHONWARNINGS": "error"})
run("-E", "-c", "import sys; print(sys.warnoptions)", env={"PYTHONWARNINGS": "error"})
run("-W", "error::RuntimeWarning", "-c", "import warnings; warnings.warn('x'); warnings.warn('r', RuntimeWarning)")

__import__('shutil').rmtree(folder)

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

run("-c", "import sys; print(sys.stdout.encoding, sys.stdin.encoding, sys.stderr.errors)", env={"PYTHONIOENCODING": "latin-1"})
run("-c", "print('\u00e9')", env={"PYTHONIOENCODING": "ascii:backslashreplace"})
run("-c", "import sys; print(sys.stdout.encoding, sys.stdout.errors)", env={"PYTHONIOENCODING": ":replace"})
run("-c", "import sys; print(sys.flags.utf8_mode)", env={"PYTHONUTF8": "0"})

__import__('shutil').rmtree(folder)

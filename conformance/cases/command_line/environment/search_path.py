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

run("-c", "import sys; print(sys.path[:3])", env={"PYTHONPATH": "/x:/y"})
run("-E", "-c", "import sys; print('/x' in sys.path)", env={"PYTHONPATH": "/x"})
run("-I", "-c", "import sys; print('/x' in sys.path, '' in sys.path)", env={"PYTHONPATH": "/x"})
run("-c", "breakpoint(); print(1)", env={"PYTHONBREAKPOINT": "0"})

__import__('shutil').rmtree(folder)

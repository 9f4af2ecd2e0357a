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

run("-c", "raise SystemExit")
run("-c", "class E(SystemExit):\n  code = 7\nraise E")
run("-c", "class E(SystemExit): pass\nraise E('text')")
run("-c", "class A:\n def __str__(self): raise ValueError\nimport sys; sys.exit(A())")
run("-c", "try:\n  raise SystemExit(3)\nfinally:\n  print('finally')")
run("-c", "import atexit, sys; atexit.register(print, 'bye'); sys.exit(4)")
run("-i", "-c", "import sys; sys.exit(3)")

__import__('shutil').rmtree(folder)

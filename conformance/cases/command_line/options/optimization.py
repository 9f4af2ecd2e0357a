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

write("opt.py", "import sys\ndef f():\n '''doc'''\n assert 0, 'asserted'\nprint(__debug__, f.__doc__, sys.flags.optimize)\nf()\n")
run("-O", "opt.py")
run("-OO", "opt.py")
run("opt.py", env={"PYTHONOPTIMIZE": "2"})
run("-E", "-O", "opt.py", env={"PYTHONOPTIMIZE": "2"})
run("opt.py")

__import__('shutil').rmtree(folder)

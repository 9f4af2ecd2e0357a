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

run(input="print('from stdin', __name__, __import__('sys').argv)\n")
run("-", "a", "b", input="print('from dash', __import__('sys').argv)\n")
run(input="1/0\n")
run(input="x = (\n")
write("inp.py", "print(input())\nprint(input())\n")
run("inp.py", input="a\nb\n")
run("inp.py", input="a\n")

__import__('shutil').rmtree(folder)

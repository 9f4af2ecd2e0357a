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

def shell(text):
    done = subprocess.run(["sh", "-c", text, sys.executable], capture_output=True, text=True, cwd=folder)
    print(done.returncode, done.stdout, done.stderr)

shell("\"$0\" -c 'print(1)' > /dev/full; echo $?")
shell("\"$0\" -c 'import sys; sys.stdout.close(); print(1)' 2>&1 | tail -1")
shell("\"$0\" -c 'for i in range(100000): print(i)' | head -1")
shell("\"$0\" -c 'import sys; sys.stderr.write(\"x\")' 2> /dev/full; echo $?")
shell("\"$0\" --help | head -c 0; echo done")

__import__('shutil').rmtree(folder)

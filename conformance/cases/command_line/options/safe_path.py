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

os.mkdir(os.path.join(folder, "sub"))
write("sub/show.py", "import sys; print(sys.path[0].rsplit('/', 1)[-1], sys.flags.safe_path)\n")
run("sub/show.py")
done = start("-P", "sub/show.py")
print(done.stdout.split()[0] == "sub")
run("-c", "import sys; print('' in sys.path, sys.flags.safe_path)")
run("-P", "-c", "import sys; print('' in sys.path, sys.flags.safe_path)")
run("-c", "import sys; print('' in sys.path, sys.flags.safe_path)", env={"PYTHONSAFEPATH": "1"})

__import__('shutil').rmtree(folder)

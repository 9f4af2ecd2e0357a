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

write("check.py", """import sys, py_compile
for mode in ("CHECKED_HASH", "UNCHECKED_HASH"):
    open("m.py", "w").write("x = 1\\n")
    file = py_compile.compile("m.py", invalidation_mode=getattr(py_compile.PycInvalidationMode, mode))
    print(mode, open(file, "rb").read()[4:8])
    import m
    print(m.x)
    open("m.py", "w").write("x = 2\\n")
    del sys.modules["m"]
    import m
    print(m.x, open(file, "rb").read()[4:8])
    del sys.modules["m"]
""")
run("check.py")
run("-B", "check.py", env={"PYTHONPYCACHEPREFIX": "elsewhere"})
print(sorted(os.listdir(folder)))

__import__('shutil').rmtree(folder)

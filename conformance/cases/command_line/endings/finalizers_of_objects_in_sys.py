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

write("native.py", "import struct, sys\nclass C:\n    def __init__(self): self.pack = struct.pack\n    def __del__(self): self.pack('I', -42)\nsys.x = C()\n")
print(start("native.py").returncode)
run("-c", "import sys\nclass C:\n    def __del__(self): self.done = 1\nsys.x = C()\nprint(1)")
run("-c", "import sys\nsys.x = sys.modules[__name__]\nprint(2)")

__import__('shutil').rmtree(folder)

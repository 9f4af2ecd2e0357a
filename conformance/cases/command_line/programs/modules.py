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

os.makedirs(os.path.join(folder, "pkg/sub"))
write("pkg/__init__.py", "print('init', __name__)\n")
write("pkg/__main__.py", "import sys\nprint('main', __name__, __package__, sys.argv[1:], __spec__.name)\n")
write("pkg/mod.py", "print('mod', __name__, __package__)\nfrom . import other\n")
write("pkg/other.py", "print('other')\n")
write("pkg/sub/__init__.py", "")
for arguments in (("pkg", "a", "b"), ("pkg.mod",), ("pkg.sub",), ("pkg.nosuch",), ("nosuch",), ("nosuch.x",), ("pkg.__init__",), ("pkg.py",), (".rel",), ("sys",)):
    run("-m", *arguments)

__import__('shutil').rmtree(folder)

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

write("dis", "print('a file named dis')\n")
write("noext", "print('no extension', __file__)\n")
write("latin.py", "# coding: latin-1\nprint(ascii('\xfc'))\n".encode("latin-1"))
write("bom.py", b"\xef\xbb\xbfprint('bom')\n")
write("null.py", b"x = 1\ny = 2\0\n")
write("bytes.py", b"print('\xff')\n")
for name in ("./dis", "noext", "./noext", "latin.py", "bom.py", "null.py", "bytes.py"):
    run(name)

__import__('shutil').rmtree(folder)

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

run("-b", "-c", "print(b'a' == 'a', str(b'x'))")
run("-bb", "-c", "print(b'a' == 'a')")
run("-bb", "-c", "str(b'x')")
run("-bb", "-c", "print({b'a': 1}.get('a'))")
run("-bb", "-c", "import sys; print(sys.warnoptions, sys.flags.bytes_warning)")

__import__('shutil').rmtree(folder)

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

run("-X", "a=b", "-X", "c", "-c", "import sys; print(sys._xoptions)")
run("-X", "dev", "-c", "import sys; print(sys.flags.dev_mode, sys.warnoptions)")
run("-X", "int_max_str_digits=640", "-c", "import sys; print(sys.get_int_max_str_digits())")
run("-X", "thread_inherit_context=1", "-X", "context_aware_warnings=1", "-c", "import sys; print(sys.flags[-3:], sys.flags.thread_inherit_context, sys.flags.context_aware_warnings)")
run("-X", "pycache_prefix=cache", "-c", "import sys; print(sys.pycache_prefix)")
run("-X", "utf8", "-c", "import sys; print(sys.flags.utf8_mode)")

__import__('shutil').rmtree(folder)

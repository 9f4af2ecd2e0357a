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

run("-c", "import threading, time\ndef f():\n  time.sleep(.1)\n  print('thread ends')\nthreading.Thread(target=f).start()\nprint('main ends')")
run("-c", "import sys\nclass A:\n  def __del__(self): print('del', sys is not None, len([1]))\na = A()\na.self = a")
run("-c", "async def f(): pass\nc = f()")

__import__('shutil').rmtree(folder)

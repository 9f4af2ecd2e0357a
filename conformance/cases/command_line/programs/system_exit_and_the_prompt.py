import os, subprocess, sys, tempfile

file = os.path.join(tempfile.mkdtemp(), "leave.py")
with open(file, "w") as script:
    script.write("raise SystemExit(4)\n")

def start(*arguments, input="", **env):
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True, env=os.environ | env)
    print(done.returncode, done.stdout, done.stderr.replace(file, "FILE"))

start("-i", file)
start("-i", "-q", "-S", input="raise SystemExit(5)\n1\n")
start("-c", "raise SystemExit(6)", PYTHONINSPECT="1")
start("-q", input="raise SystemExit(7)\n", PYTHONINSPECT="1")
__import__("shutil").rmtree(os.path.dirname(file))

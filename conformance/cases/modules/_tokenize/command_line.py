import subprocess, sys

def run(*arguments, input):
    done = subprocess.run([sys.executable, "-m", "tokenize", *arguments], input=input, capture_output=True, text=True)
    print(done.stdout, done.stderr, done.returncode, sep="")
run(input="a = 1\n")
run("-e", input="f(x)\n")
run(input="(1\n")
run("/no/such/file", input="")

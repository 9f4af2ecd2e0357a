import sys, subprocess

for argument in ("", "None", "0", "3", "255", "256", "-1", "True", "'text'", "2.5", "(1, 2)", "[]", "2**40", "''"):
    done = subprocess.run([sys.executable, "-c", f"import sys; sys.exit({argument})"], capture_output=True, text=True)
    print(repr(argument), done.returncode, repr(done.stderr))

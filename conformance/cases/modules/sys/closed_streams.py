"""A standard stream whose descriptor is closed at the start is None."""
import os
import subprocess
import sys

program = "import os, sys; os.write({}, repr([sys.{}, sys.__{}__, sys.{}]).encode())"
for descriptor, name, other in ((0, "stdin", 1), (1, "stdout", 2), (2, "stderr", 1)):
    text = program.format(other, name, name, "flags.quiet")
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, preexec_fn=lambda: os.close(descriptor))
    print(name, done.returncode, done.stdout, done.stderr)
text = "print('nobody hears it'); import sys; sys.exit(sys.stdout is None)"
done = subprocess.run([sys.executable, "-c", text], preexec_fn=lambda: os.close(1))
print(done.returncode)
text = "import sys; 1 / 0"
print(subprocess.run([sys.executable, "-c", text], preexec_fn=lambda: os.close(2)).returncode)

import fcntl, os, subprocess, sys, tempfile

child = "import fcntl, sys\nf = open(sys.argv[1], 'r+b')\nfor start in (0, 10, 20):\n try:\n  fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB, 5, start)\n  print(start, 'locked')\n except OSError as e:\n  print(start, e.strerror)"
with tempfile.NamedTemporaryFile() as f:
    f.write(b"x" * 40)
    f.flush()
    print(fcntl.lockf(f, fcntl.LOCK_EX, 5, 8))
    print(subprocess.run([sys.executable, "-c", child, f.name], capture_output=True, text=True).stdout, end="")
    fcntl.lockf(f, fcntl.LOCK_UN)
    fcntl.lockf(f, fcntl.LOCK_EX, 0, 15, os.SEEK_SET)
    print(subprocess.run([sys.executable, "-c", child, f.name], capture_output=True, text=True).stdout, end="")

import os, resource, signal, tempfile

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
with tempfile.TemporaryFile(buffering=0) as f:
    print(f.write(b"x" * 1000), f.write(b"x" * 1000))
    try:
        f.write(b"y")
    except OSError as error:
        print(error)
    print(os.fstat(f.fileno()).st_size)

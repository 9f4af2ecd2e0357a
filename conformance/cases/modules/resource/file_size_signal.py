import os, resource, signal, tempfile

got = []
signal.signal(signal.SIGXFSZ, lambda number, frame: got.append(signal.Signals(number).name))
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
with tempfile.TemporaryFile(buffering=0) as f:
    print(f.write(b"0123456789abc"))
    try:
        f.write(b"more")
    except OSError as error:
        print(error.strerror)
print(got)

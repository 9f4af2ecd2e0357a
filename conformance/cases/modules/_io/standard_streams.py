import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream.name, stream.mode, stream.encoding, stream.errors, stream.line_buffering, stream.fileno(), stream.buffer.raw.closefd)
print(sys.__stdout__ is sys.stdout, type(sys.stdout).__name__, type(sys.stdout.buffer).__name__)
print("to stderr", file=sys.stderr)
sys.stdout.buffer.write(b"")
sys.stdout.write("end\n")

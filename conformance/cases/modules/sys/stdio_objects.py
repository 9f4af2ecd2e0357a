import sys

for name in ("stdin", "stdout", "stderr"):
    stream = getattr(sys, name)
    print(stream.name, stream.mode, stream.encoding, stream.errors, stream.line_buffering, stream is getattr(sys, f"__{name}__"), stream.buffer.name)
sys.stdout = None
print("nowhere")
sys.stdout = sys.__stdout__
print("here")
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = sys.__stdout__
    print(error)

import resource, subprocess, sys

soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
code = "import resource; print(resource.getrlimit(resource.RLIMIT_STACK)[0])"
def lower():
    resource.setrlimit(resource.RLIMIT_STACK, (4 << 20, hard))
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, preexec_fn=lower).stdout)
print(resource.getrlimit(resource.RLIMIT_STACK) == (soft, hard))
print(resource.RLIMIT_STACK)

import resource, subprocess, sys

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (77, hard))
code = "import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)
def lower():
    resource.setrlimit(resource.RLIMIT_NOFILE, (66, hard))
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, preexec_fn=lower).stdout)
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])

"""Signatures and names of the functions."""
import syslog

for name in "LOG_MASK", "LOG_UPTO", "closelog", "openlog", "setlogmask", "syslog":
    function = getattr(syslog, name)
    print(name, function.__text_signature__, function.__module__, type(function).__name__)
print(sorted(name for name in dir(syslog) if not name.startswith(("LOG_", "__"))))

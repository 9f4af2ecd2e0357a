# ends: ok
import warnings
try:
    warnings.warn_explicit('spam', UserWarning, '/etc/passwd', 1)
except Warning:
    pass

import io, warnings

print(warnings.formatwarning("text", UserWarning, "file", 5), end="")
print(warnings.formatwarning("text", UserWarning, "file", 5, "  the line  "), end="")
print(warnings.formatwarning("text", UserWarning, __file__.rsplit("/", 1)[-1], 1), end="")
out = io.StringIO()
warnings.showwarning("shown", RuntimeWarning, "file", 3, out, "line")
print(out.getvalue())
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"<{category.__name__}: {message}>\n"
warnings.showwarning("x", UserWarning, "f", 1)
warnings.warn("goes through formatwarning")

"""Errors of sources as bytes, with declared encodings, with null bytes."""
from _attempt import attempt

attempt(compile, b"\xff", "f", "exec")
attempt(compile, b"# -*- coding: latin-1 -*-\nx = '\xe9' y", "f", "exec")
attempt(compile, "x\0y", "f", "exec")
attempt(compile, b"\xef\xbb\xbf# coding: latin-1\nx", "f", "exec")
attempt(eval, "\ud800")
attempt(compile, "x", "f", "wrong")
attempt(compile, 5, "f", "exec")
attempt(eval, "")
attempt(exec, "x = 1 2")
attempt(eval, "a = 1")
attempt(eval, "\n\n1 1")
